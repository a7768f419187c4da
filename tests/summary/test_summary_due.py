"""Days that are read out of findings: held to the sentences that the rule `expiry` writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from samples import COPY, WORK, page, policy
from summary_samples import clause, copy

from syndicate.model import Case, Deed, Match, Term
from syndicate.rules import expiry
from syndicate.summary.due import allowed_until

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def message(published: date | None, first_seen: datetime | None, **params: object) -> str:
    """What `expiry` says of a copy that it passes."""
    term = Term("expiry", Deed.PROHIBITS, params={"days": 30, **params})  # type: ignore[arg-type]
    read = page(COPY)
    read = replace(read, capture=replace(read.capture, fetched_at=NOW))
    case = Case(
        policy(), term, replace(WORK, published=published), read, Match(), now=NOW, first_seen=first_seen
    )
    finding = expiry.examine(case)
    assert finding.outcome == "passed"
    return finding.message


@pytest.mark.parametrize(
    ("said", "until"),
    [
        (message(date(2026, 11, 5), None), date(2026, 12, 5)),
        (message(date(2026, 11, 5), None, since="original"), date(2026, 12, 5)),
        ("The copy was seen there on 2026-11-05, not yet 30 days before 2026-11-25.", date(2026, 12, 5)),
        ("The page is dated 2026-11-05, not yet 90 days before 2026-11-25.", date(2027, 2, 3)),
        ("The original is from 2026-11-05.", None),
        ("The original is from 2026-02-31; the terms allow 30 days.", None),
        ("The terms allow 30 days.", None),
        ("The page is dated 9999-11-05, not yet 90000 days before 9999-11-06.", None),
    ],
)  # fmt: skip
def test_the_last_day_is_read_from_a_passed_expiry(said: str, until: date | None) -> None:
    assert (
        allowed_until(
            copy("a.example/1", (1, "compliant"), clauses=(clause("expiry", "passed", message=said),))
        )
        == until
    )


def test_of_a_failed_one_it_is_past() -> None:
    said = "The page is dated 2026-03-05, and the copy was online on 2026-11-25; the terms allow 30 days."
    assert (
        allowed_until(
            copy("a.example/1", (1, "non_compliant"), clauses=(clause("expiry", "failed", message=said),))
        )
        is None
    )
