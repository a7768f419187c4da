"""Exchange: its time is aware, and its bytes stay out of messages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syndicate.model.exchange import Exchange


def exchange(started_at: datetime) -> Exchange:
    return Exchange("https://a.example/", "GET", (), "HTTP/1.1", 200, "OK", (), b"secret", started_at)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="started_at must be an aware time"):
        exchange(datetime(2026, 1, 2))  # noqa: DTZ001 -- what is refused


def test_what_came_is_not_part_of_how_it_prints() -> None:
    assert "secret" not in repr(exchange(datetime(2026, 1, 2, tzinfo=UTC)))
