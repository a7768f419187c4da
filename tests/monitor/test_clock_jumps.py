"""Clocks that jump: no storm of looks, no standstill, nothing told again.

One failing copy is watched by a monitor that wakes every minute. What it takes for the time is what the wall shows, or what the
steady clock makes of it; what happened is counted in true time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from syndicate.model import CopyWatch, EventKind, PageWatch, Verdict
from syndicate.monitor.copies import of_copy
from syndicate.monitor.pages import is_due, of_page
from syndicate.monitor.schedule import schedule
from syndicate.monitor.steady import SteadyClock

START = datetime(2026, 3, 20, 10, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SCHEDULE = schedule()
LEAP_AT = START + 5 * DAY + 7 * HOUR
WEEKS = timedelta(days=12)
LONGEST = 1.1 * DAY + 2 * MINUTE  # the wait of a failing copy with all jitter, and a tick

Wall = Callable[[datetime], datetime]
JUMPS: dict[str, timedelta] = {
    "an hour ahead": HOUR,
    "an hour back": -HOUR,
    "400 days ahead": 400 * DAY,
    "30 years back": -30 * 365 * DAY,
    "a leap second": -SECOND,
}


def leaping(by: timedelta, back_after: timedelta | None = None) -> Wall:
    """A wall clock that leaps once, and back again after a while where that is given."""

    def wall(true: datetime) -> datetime:
        wrong = true >= LEAP_AT and (back_after is None or true < LEAP_AT + back_after)
        return true + by if wrong else true

    return wall


def watch(
    wall: Wall, step: timedelta = MINUTE, steady: bool = False, lasting: timedelta = WEEKS
) -> tuple[list[datetime], list[EventKind]]:
    """The true moments of all looks, and what was told."""
    true, end, clock = START, START + lasting, SteadyClock(wall(START), 0.0)
    page, copy = PageWatch(), CopyWatch()
    due: datetime | None = wall(START)
    looked: datetime | None = None
    looks, told = [], []
    while true < end:
        now = wall(true)
        if steady:
            clock, now = clock.read(now, (true - START).total_seconds())
        if is_due(due, looked, now):
            seen = of_copy(copy, Verdict.NON_COMPLIANT, now, SCHEDULE)
            done = of_page(page, (seen,), now, SCHEDULE, Random(len(looks)).random())
            page, copy, due, looked = done.watch, seen.watch, done.due, now
            looks.append(true)
            told += [seen.told] if seen.told else []
        true += step
    return looks, told


def gaps(looks: list[datetime], lasting: timedelta = WEEKS) -> list[timedelta]:
    return [after - before for before, after in zip(looks, [*looks[1:], START + lasting], strict=True)]


USUAL = len(watch(lambda true: true)[0])


def test_a_clock_that_goes_right_gives_a_look_a_day() -> None:
    assert USUAL == 12


@pytest.mark.parametrize("steady", [False, True], ids=["by the wall", "by the steady clock"])
@pytest.mark.parametrize("back_after", [None, MINUTE, 3 * HOUR, 2 * DAY], ids=str)
@pytest.mark.parametrize("by", JUMPS.values(), ids=JUMPS)
def test_a_leap_costs_one_look_more_and_holds_up_none(
    by: timedelta, back_after: timedelta | None, steady: bool
) -> None:
    looks, told = watch(leaping(by, back_after), steady=steady)
    leaps = 1 if back_after is None else 2
    assert USUAL - 1 <= len(looks) <= USUAL + leaps
    assert max(gaps(looks)) <= LONGEST + min(abs(by), DAY)
    assert told == [EventKind.COPY_FOUND]


@pytest.mark.parametrize("seed", range(3))
def test_a_clock_that_leaps_every_second_costs_nothing(seed: int) -> None:
    random, leaps = Random(seed), [timedelta(), *JUMPS.values()]
    looks, told = watch(lambda true: true + random.choice(leaps), step=SECOND, steady=True, lasting=3 * HOUR)
    assert (len(looks), told) == (1, [EventKind.COPY_FOUND])


def test_without_the_steady_clock_it_would_be_a_storm() -> None:
    random, leaps = Random(0), [timedelta(), -30 * 365 * DAY]
    looks, told = watch(lambda true: true + random.choice(leaps), step=SECOND, lasting=MINUTE)
    assert len(looks) > 20
    assert told == [EventKind.COPY_FOUND]


def test_summer_time_changes_nothing() -> None:
    """Europe's begins on 29 March 2026, at 01:00 UTC."""
    east = timedelta(hours=1)

    def wall(true: datetime) -> datetime:
        return true.astimezone(
            datetime.fromisoformat("2026-03-29T00:00:00+02:00").tzinfo if true > START + 9 * DAY else UTC
        )

    looks, told = watch(wall, lasting=WEEKS + east)
    assert (len(looks), told) == (USUAL, [EventKind.COPY_FOUND])


@pytest.mark.parametrize("by", JUMPS.values(), ids=JUMPS)
def test_a_leap_between_two_looks_confirms_no_change_that_was_seen_once(by: timedelta) -> None:
    copy = of_copy(CopyWatch(), Verdict.COMPLIANT, START, SCHEDULE).watch
    once = of_copy(copy, Verdict.NON_COMPLIANT, START + HOUR, SCHEDULE)
    back = of_copy(once.watch, Verdict.COMPLIANT, START + HOUR + by, SCHEDULE)
    assert [once.told, back.told, back.watch.verdict] == [None, None, Verdict.COMPLIANT]


@pytest.mark.parametrize("by", [-HOUR, -30 * 365 * DAY])
def test_a_clock_that_was_set_back_makes_the_hour_of_a_confirmation_begin_again(by: timedelta) -> None:
    copy = of_copy(CopyWatch(), Verdict.COMPLIANT, START, SCHEDULE).watch
    seen = of_copy(copy, Verdict.NON_COMPLIANT, START + DAY, SCHEDULE).watch
    early = of_copy(seen, Verdict.NON_COMPLIANT, START + DAY + by, SCHEDULE)
    late = of_copy(early.watch, Verdict.NON_COMPLIANT, START + DAY + by + HOUR, SCHEDULE)
    assert [early.told, late.told] == [None, EventKind.VERDICT_CHANGED]


def test_the_steady_clock_believes_a_leap_that_stands_for_ten_minutes() -> None:
    clock, times = SteadyClock(START, 0.0), []
    for minute in range(13):
        wall = START + minute * MINUTE + (DAY if minute else timedelta())
        clock, now = clock.read(wall, minute * 60.0)
        times.append(now - START)
    assert times[:11] == [minute * MINUTE for minute in range(11)]
    assert times[11:] == [DAY + 11 * MINUTE, DAY + 12 * MINUTE]


def test_the_steady_clock_follows_small_corrections_at_once() -> None:
    clock, now = SteadyClock(START, 0.0).read(START + 61 * SECOND, 60.0)
    assert (now, clock.read(START + 90 * SECOND, 120.0)[1]) == (START + 61 * SECOND, START + 90 * SECOND)
