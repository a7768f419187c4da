"""How long to wait before asking again."""

from datetime import UTC, datetime

import pytest

from syndicate.fetch.patience import back_off, retry_after

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 13:01:00 +0100", 60.0),
        ("Sun, 22 Nov 2026 12:01:00 -0000", 60.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("9" * 400, float("inf")),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("Sun, 99 Nov 99999 12:01:00 GMT", None),
        ("", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(value, seconds):
    assert retry_after(value, NOW) == seconds


def test_pauses_double_and_jitter_takes_up_to_half_of_them():
    assert [back_off(n, 1.0) for n in range(3)] == [0.5, 1.0, 2.0]
    assert [back_off(n, 0.0) for n in range(3)] == [0.25, 0.5, 1.0]
