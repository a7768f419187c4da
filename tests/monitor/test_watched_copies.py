"""Copies that are looked at again and again: what is told of them, when, and how often."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.model import CopyWatch, EventKind, Verdict
from syndicate.monitor.copies import CopyStep, of_copy, of_gone_page
from syndicate.monitor.schedule import schedule

START = datetime(2026, 3, 1, 10, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SCHEDULE = schedule()
LOOKS = {
    "C": Verdict.COMPLIANT,
    "N": Verdict.NON_COMPLIANT,
    "R": Verdict.NEEDS_REVIEW,
    "x": Verdict.NOT_CHECKED,
    "q": Verdict.NOT_A_COPY,
    ".": None,
}
SIGNS = {
    EventKind.COPY_FOUND: "found",
    EventKind.VERDICT_CHANGED: "changed",
    EventKind.COPY_GONE: "gone",
    EventKind.COPY_RETURNED: "returned",
}


def drive(looks: str, every: timedelta | None = None, watch: CopyWatch | None = None) -> list[CopyStep]:
    """Look after look, `every` so often, or each after the wait that the one before asked for (a day where none did)."""
    at, watch, steps = START, watch or CopyWatch(), []
    for look in looks:
        step = of_copy(watch, LOOKS[look], at, SCHEDULE)
        steps.append(step)
        watch, at = step.watch, at + (every or step.wait or DAY)
    return steps


def told(looks: str, every: timedelta | None = None) -> list[str]:
    """What was told, each as look number, event and the verdict from then on."""
    return [
        f"{number} {SIGNS[step.told]} {step.watch.verdict}"
        for number, step in enumerate(drive(looks, every), 1)
        if step.told
    ]


@pytest.mark.parametrize(
    ("looks", "events"),
    [
        ("C", ["1 found compliant"]),
        ("N", ["1 found non_compliant"]),
        ("R", ["1 found needs_review"]),
        ("CCCC", ["1 found compliant"]),
        ("x", []),
        ("xxN", ["3 found non_compliant"]),
        (".", []),
        ("q", []),
        ("CN", ["1 found compliant"]),
        ("CNN", ["1 found compliant", "3 changed non_compliant"]),
        ("NCC", ["1 found non_compliant", "3 changed compliant"]),
        ("RCCNN", ["1 found needs_review", "3 changed compliant", "5 changed non_compliant"]),
        ("CNC", ["1 found compliant"]),
        ("CNCNCNCN", ["1 found compliant"]),
        ("CNRNRNR", ["1 found compliant"]),
        ("CNRR", ["1 found compliant", "4 changed needs_review"]),
        ("CNxN", ["1 found compliant", "4 changed non_compliant"]),
        ("CxxxxC", ["1 found compliant"]),
        ("C..", ["1 found compliant"]),
        ("C...", ["1 found compliant", "4 gone compliant"]),
        ("C......", ["1 found compliant", "4 gone compliant"]),
        ("Cqqq", ["1 found compliant", "4 gone compliant"]),
        ("C..C..C", ["1 found compliant"]),
        ("C.x.x.", ["1 found compliant", "6 gone compliant"]),
        ("C...C", ["1 found compliant", "4 gone compliant", "5 returned compliant"]),
        ("C...N", ["1 found compliant", "4 gone compliant", "5 returned non_compliant"]),
        ("C...x.", ["1 found compliant", "4 gone compliant"]),
    ],
)
def test_what_is_told_of_a_row_of_looks(looks: str, events: list[str]) -> None:
    assert told(looks) == events


def test_a_change_that_is_seen_again_within_the_hour_is_not_yet_confirmed() -> None:
    assert told("C" + "N" * 5, every=14 * MINUTE) == ["1 found compliant"]
    assert told("C" + "N" * 6, every=15 * MINUTE) == ["1 found compliant", "6 changed non_compliant"]


def test_a_copy_that_is_missing_three_times_within_a_day_is_not_yet_gone() -> None:
    assert told("C...", every=11 * HOUR) == ["1 found compliant"]
    assert told("C....", every=11 * HOUR) == ["1 found compliant", "5 gone compliant"]


def test_a_verdict_is_settled_since_it_was_first_seen() -> None:
    first, pending, settled = drive("CNN")
    assert (first.watch.since, pending.watch.since) == (START, START)
    assert settled.watch.since == pending.watch.pending_since == START + 3 * DAY


@pytest.mark.parametrize(
    ("looks", "waits"),
    [
        ("CCCC", [3 * DAY, *[30 * DAY] * 3]),
        ("N" * 16, [*[DAY] * 14, 7 * DAY, 7 * DAY]),
        ("R" * 14, [6 * HOUR, *[DAY] * 7, *[7 * DAY] * 4, 30 * DAY, 30 * DAY]),
        ("CCNCC", [3 * DAY, 30 * DAY, HOUR, 30 * DAY, 30 * DAY]),
        ("CNN", [3 * DAY, HOUR, DAY]),
        ("Cx", [3 * DAY, DAY]),
        ("C......", [3 * DAY, 12 * HOUR, 12 * HOUR, 30 * DAY, 90 * DAY, None, None]),
        (".", [None]),
    ],
)
def test_how_long_is_waited_after_each_look(looks: str, waits: list[timedelta | None]) -> None:
    assert [step.wait for step in drive(looks)] == waits


def test_a_copy_that_changed_three_times_in_a_month_is_believed_less_easily() -> None:
    steps = drive("C" + "NN" + "CC" + "NN" + "CCCC")
    assert [number for number, step in enumerate(steps, 1) if step.told] == [1, 3, 5, 7, 11]
    assert [step.wait for step in steps[7:]] == [DAY, DAY, DAY, 3 * DAY]


def test_a_copy_that_calmed_down_is_believed_again() -> None:
    watch = drive("C" + "NN" + "CC" + "NN")[-1].watch
    later = START + 60 * DAY
    watch = of_copy(watch, Verdict.COMPLIANT, later, SCHEDULE).watch
    assert of_copy(watch, Verdict.COMPLIANT, later + HOUR, SCHEDULE).told is EventKind.VERDICT_CHANGED


def test_it_is_there_since_it_was_last_seen_missing() -> None:
    since = [step.watch.there_since for step in drive("CC.CC", every=DAY)]
    assert since == [START, START, None, START + 3 * DAY, START + 3 * DAY]
    assert drive("C...", every=DAY)[-1].watch.there_since is None


def test_a_page_that_is_gone_takes_its_copies_with_it_once() -> None:
    watch = drive("N")[-1].watch
    gone, told_first = of_gone_page(watch, START + DAY)
    assert (gone.gone, told_first) == (True, EventKind.COPY_GONE)
    assert of_gone_page(gone, START + 2 * DAY) == (gone, None)
    assert of_copy(gone, None, START + 3 * DAY, SCHEDULE).told is None
    assert of_copy(gone, Verdict.NON_COMPLIANT, START + 3 * DAY, SCHEDULE).told is EventKind.COPY_RETURNED


def test_of_a_copy_that_was_never_seen_nothing_is_told_when_the_page_is_gone() -> None:
    assert of_gone_page(CopyWatch(), START) == (CopyWatch(), None)


ROWS = st.text("CNRq.", max_size=40)
LEAPS = st.lists(st.integers(-400 * 24 * 60, 400 * 24 * 60), min_size=80, max_size=80)


def anyhow(looks: str, leaps: list[int]) -> list[tuple[EventKind, Verdict | None]]:
    """What is told when the clock stands anywhere at each look, `leaps` in minutes."""
    watch, events = CopyWatch(), []
    for look, leap in zip(looks, leaps, strict=False):
        step = of_copy(watch, LOOKS[look], START + leap * MINUTE, SCHEDULE)
        watch = step.watch
        if step.told:
            events.append((step.told, watch.verdict))
    return events


@given(ROWS, LEAPS)
def test_the_same_verdict_is_never_told_twice_in_a_row(looks: str, leaps: list[int]) -> None:
    events = anyhow(looks, leaps)
    for (_, before), (kind, after) in pairwise(events):
        assert kind is not EventKind.COPY_FOUND
        assert (kind is EventKind.VERDICT_CHANGED) <= (before is not after)


@given(ROWS, LEAPS)
def test_gone_and_returned_take_turns(looks: str, leaps: list[int]) -> None:
    turns = [
        kind for kind, _ in anyhow(looks, leaps) if kind in (EventKind.COPY_GONE, EventKind.COPY_RETURNED)
    ]
    assert all(
        kind is (EventKind.COPY_GONE, EventKind.COPY_RETURNED)[number % 2]
        for number, kind in enumerate(turns)
    )


@given(ROWS, st.data())
def test_looks_that_examine_nothing_change_no_event(looks: str, data: st.DataObject) -> None:
    at, plain, mixed = START, CopyWatch(), CopyWatch()
    for look in looks:
        at += data.draw(st.integers(0, 3 * 24 * 60)) * MINUTE
        for _ in range(data.draw(st.integers(0, 2))):
            idle = of_copy(mixed, Verdict.NOT_CHECKED, at, SCHEDULE)
            assert (idle.watch, idle.told) == (mixed, None)
            mixed = idle.watch
        one, other = of_copy(plain, LOOKS[look], at, SCHEDULE), of_copy(mixed, LOOKS[look], at, SCHEDULE)
        assert one == other
        plain, mixed = one.watch, other.watch


@given(ROWS)
def test_a_change_is_told_only_when_the_two_last_sightings_agree(looks: str) -> None:
    sightings = ""
    for look, step in zip(looks, drive(looks), strict=True):
        sightings += look if look in "CNR" else ""
        if step.told is EventKind.VERDICT_CHANGED:
            assert sightings[-2:] == look * 2
            assert step.watch.verdict is LOOKS[look]
