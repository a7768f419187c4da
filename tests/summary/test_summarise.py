"""What many copies come to: exact figures of a store made by hand (`summary_samples`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from summary_samples import AUTHOR, EXPIRY, LINES, NOW, WAIVERS, ago, clause, copy, summary

from syndicate.summary import CopyLine, Filter, Turn, summarise


def paths(copies: tuple[CopyLine, ...]) -> list[str]:
    return [line.page_url.removeprefix("https://") for line in copies]


def test_copies_are_counted_by_how_they_stand() -> None:
    found = summary()
    assert found.copies == 8
    assert found.standings == {"compliant": 4, "non_compliant": 2, "needs_review": 1, "gone": 1}


def test_sites_are_told_with_their_copies_and_the_first_and_last_day() -> None:
    rows = summary().sites.items
    assert [(row.site, row.copies, row.standings) for row in rows] == [
        ("good.example", 3, {"compliant": 3}),
        ("late.example", 2, {"non_compliant": 1, "gone": 1}),
        ("new.example", 2, {"non_compliant": 1, "compliant": 1}),
        ("odd.example", 1, {"needs_review": 1}),
    ]
    assert (rows[0].first, rows[0].last) == (ago(40), ago(3))


def test_a_clause_is_rated_over_the_copies_that_are_there() -> None:
    told = [
        (each.term, each.passed, each.failed, each.undecided, each.rate) for each in summary().clauses.items
    ]
    assert told == [
        ("original_link", 4, 2, 1, 4 / 6),
        ("author_credit", 6, 0, 0, 1.0),
        ("expiry", 1, 0, 0, None),
    ]


@pytest.mark.parametrize(
    ("outcomes", "rate"),
    [
        (["passed"] * 4, None),
        (["passed"] * 4 + ["cannot_tell"], None),
        (["passed"] * 4 + ["failed"], 0.8),
        (["failed"] * 5, 0.0),
        (["passed"] * 5 + ["inapplicable"] * 9, 1.0),
        (["passed"] * 5 + ["strange"], 1.0),
    ],
)
def test_no_rate_is_told_of_fewer_than_five(outcomes: list[str], rate: float | None) -> None:
    lines = [
        copy(f"a.example/{at}", (1, "compliant"), clauses=(clause("images", outcome),))
        for at, outcome in enumerate(outcomes)
    ]
    assert summary(*lines).clauses.items[0].rate == rate


def test_a_waived_failure_is_counted_apart_and_a_copy_counts_once() -> None:
    stated_twice = (clause("images", "passed"), clause("images", "failed"))
    lines = (
        copy("a.example/1", (1, "compliant"), clauses=(clause("images", "failed", waived=True),)),
        copy("a.example/2", (1, "non_compliant"), clauses=stated_twice),
    )
    rate = summary(*lines).clauses.items[0]
    assert (rate.passed, rate.failed, rate.waived, rate.decided) == (0, 1, 1, 1)


def test_clauses_stand_policy_by_policy_and_conditions_first() -> None:
    clauses = (clause("images", "passed", strength="request"), clause("paywall", "passed"))
    lines = [copy(f"a.example/{p}", (1, "compliant"), clauses=clauses, policy=p) for p in ("zeta", "alpha")]
    told = [(each.policy, each.term) for each in summary(*lines).clauses.items]
    assert told == [("alpha", "paywall"), ("alpha", "images"), ("zeta", "paywall"), ("zeta", "images")]


def test_new_copies_are_those_found_within_a_week() -> None:
    assert paths(summary().new.items) == ["new.example/1", "good.example/3"]


def test_changed_copies_are_those_that_turned_within_a_week() -> None:
    assert paths(summary().changed.items) == ["late.example/2", "new.example/2"]


def test_the_period_may_be_longer() -> None:
    found = summarise(LINES, now=NOW, since=ago(29))
    assert paths(found.changed.items) == [
        "late.example/2",
        "new.example/2",
        "late.example/1",
        "good.example/2",
    ]
    assert paths(found.new.items) == ["new.example/1", "good.example/3", "late.example/2", "new.example/2"]


def test_partners_have_three_copies_and_all_meet_the_terms_now() -> None:
    assert [row.site for row in summary().partners.items] == ["good.example"]
    gone = copy("good.example/4", (9, "non_compliant"), (8, "gone"))
    assert [row.site for row in summary(*LINES, gone).partners.items] == ["good.example"]
    fourth = copy("good.example/4", (9, "not_checked"))
    assert summary(*LINES, fourth).partners.total == 0


def test_sites_that_keep_a_limit_are_not_told() -> None:
    assert [(limit.site, limit.term) for limit in summary().limits.items] == [("late.example", "quota")]


def test_the_last_week_is_now_and_earlier_copies_count_in_every_week() -> None:
    weeks = summary().weeks
    assert (weeks[0].monday, weeks[0].standings) == (date(2026, 9, 21), {"non_compliant": 1})
    assert (weeks[-1].monday, weeks[-1].standings) == (
        date(2026, 11, 23),
        {"compliant": 4, "non_compliant": 2, "needs_review": 1, "gone": 1},
    )
    assert len(weeks) == 10


def test_half_a_year_of_weeks_is_told() -> None:
    weeks = summary(copy("old.example/1", (5000, "compliant"), (1, "non_compliant"))).weeks
    assert [week.standings for week in weeks] == [{"compliant": 1}] * 25 + [{"non_compliant": 1}]


def test_a_turn_of_a_clock_that_runs_ahead_counts_now() -> None:
    ahead = summary(copy("a.example/1", (20, "non_compliant"), (-400, "compliant")))
    assert ahead.weeks[-1].standings == {"compliant": 1}
    assert ahead.changed.total == 0


def test_a_line_without_a_history_stands_as_it_does_since_then() -> None:
    line = copy("a.example/1", (20, "non_compliant"), history=())
    found = summary(line)
    assert line.turns == (Turn(ago(20), "non_compliant"),)
    assert (found.mending.open, found.due.overdue.total) == (1, 1)


def test_non_compliant_copies_come_first_in_the_courses() -> None:
    assert paths(summary().timelines.items)[:3] == ["new.example/1", "late.example/1", "late.example/2"]


def test_lists_are_bounded_and_say_how_many_more_there_are() -> None:
    found = summary(*(copy(f"site{at}.example/1", (1, "non_compliant")) for at in range(120)))
    assert (len(found.new.items), found.new.more, found.new.total) == (50, 70, 120)
    assert (len(found.sites.items), found.sites.more) == (50, 70)
    assert (len(found.timelines.items), found.timelines.more) == (40, 80)


def test_times_of_other_zones_are_the_same_times() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    assert summarise(LINES, now=there) == summarise(LINES, now=NOW)


def test_an_empty_store_has_an_empty_summary() -> None:
    found = summarise([], now=NOW)
    assert (found.copies, found.weeks, found.sites.total, found.mending.stretches) == (0, (), 0, 0)


def test_a_filter_chooses_copies_and_sites_of_limits_and_permissions() -> None:
    found = summarise(LINES, waivers=WAIVERS, now=NOW, only=Filter(site="new.example"))
    assert (found.copies, found.due.ending.total) == (2, 0)


def test_what_falls_due() -> None:
    due = summary().due
    assert paths(due.overdue.items) == ["late.example/1"]
    assert [(each.line.page_url, each.until) for each in due.expiring.items] == [
        ("https://good.example/3", date(2026, 12, 5))
    ]
    assert [waiver.site for waiver in due.ending.items] == ["late.example"]


@pytest.mark.parametrize(("days", "overdue"), [(14, 0), (14.1, 1)])
def test_a_copy_is_asked_about_again_after_fourteen_days(days: float, overdue: int) -> None:
    assert summary(copy("a.example/1", (days, "non_compliant"))).due.overdue.total == overdue


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (date(2026, 11, 24), 0),
        (date(2026, 11, 25), 1),
        (date(2026, 12, 9), 1),
        (date(2026, 12, 10), 0),
        (None, 0),
    ],
)
def test_a_permission_is_told_within_fourteen_days_of_its_end(until: date | None, told: int) -> None:
    found = summarise([], waivers=[replace(WAIVERS[0], until=until)], now=NOW)
    assert found.due.ending.total == told


def test_a_copy_that_is_gone_no_longer_expires() -> None:
    line = copy("a.example/1", (20, "compliant"), (1, "gone"), clauses=(AUTHOR, EXPIRY))
    assert summary(line).due.expiring.total == 0
