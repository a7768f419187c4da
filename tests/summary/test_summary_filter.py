"""Which copies a summary is about."""

from __future__ import annotations

import pytest
from summary_samples import WORK, ago, clause, copy

from syndicate.errors import UsageError
from syndicate.summary import Filter

LINE = copy(
    "blog.late.example/1",
    (30, "non_compliant"),
    (10, "compliant"),
    clauses=(clause("original_link", "failed", waived=True), clause("images", "cannot_tell")),
)
GONE = copy("late.example/2", (9, "non_compliant"), (2, "gone"))


@pytest.mark.parametrize(
    ("only", "admitted"),
    [
        (Filter(), True),
        (Filter(site="blog.late.example"), True),
        (Filter(site="late.example"), True),
        (Filter(site="ate.example"), False),
        (Filter(work=WORK), True),
        (Filter(work=f"{WORK}/"), False),
        (Filter(policy="example-news"), True),
        (Filter(policy="example"), False),
        (Filter(verdict="compliant"), True),
        (Filter(verdict="gone"), False),
        (Filter(term="original_link"), True),
        (Filter(term="images"), False),
        (Filter(since=ago(10)), True),
        (Filter(since=ago(9)), False),
        (Filter(until=ago(30)), False),
        (Filter(until=ago(29)), True),
        (Filter(since=ago(29), until=ago(11)), False),
        (Filter(since=ago(29), until=ago(9)), True),
        (Filter(site="late.example", verdict="gone"), False),
    ],
)
def test_a_copy_meets_every_condition_that_is_set(only: Filter, admitted: bool) -> None:
    assert only.admits(LINE) is admitted


@pytest.mark.parametrize(("verdict", "admitted"), [("gone", True), ("non_compliant", False)])
def test_a_copy_that_is_gone_stands_so(verdict: str, admitted: bool) -> None:
    assert Filter(verdict=verdict).admits(GONE) is admitted


def test_an_unknown_verdict_is_told_with_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match="verdict 'fine' is not known; choose one of compliant, non_compliant"
    ):
        Filter(verdict="fine")


def test_what_is_asked_for_is_told_in_words() -> None:
    assert Filter().asked == ()
    assert Filter(site="a.example", verdict="non_compliant", since=ago(0)).asked == (
        "site a.example",
        "verdict non-compliant",
        "changed since 25 November 2026, 12:00 UTC",
    )
