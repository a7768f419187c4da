"""What a look at a page costs does not grow with what the page held in earlier years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from syndicate.monitor.looking import sought
from syndicate.store.rows import CopyRow

START = datetime(2026, 11, 23, tzinfo=UTC)


def copy(number: int, *, gone: bool) -> CopyRow:
    """The copy of the work `number`, which changed last on that day."""
    at = START + timedelta(days=number)
    return CopyRow(
        number, 1, number, "blog.example", "terms", "full", 1.0, "compliant", at, START, at,
        at if gone else None, at, "", None, {}, (),
    )  # fmt: skip


def test_all_that_a_page_holds_is_looked_for_and_the_five_copies_that_went_last() -> None:
    kept = [copy(number, gone=False) for number in range(8)]
    went = [copy(number, gone=True) for number in range(10, 20)]
    assert sought([*went, *kept]) == (*range(8), 19, 18, 17, 16, 15)
