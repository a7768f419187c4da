"""Leaps of the clock on the wall, and what a running monitor makes of them, counted in true time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from running import TrueClock, Wall, run
from watched_world import START, article, world

from syndicate.store import outbox

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVERY = HOUR
LEAP_AT = START + 5 * HOUR + 20 * MINUTE


def leaping(by: timedelta, back_after: timedelta | None = None) -> Wall:
    def wall(true: datetime) -> datetime:
        wrong = true >= LEAP_AT and (back_after is None or true < LEAP_AT + back_after)
        return true + by if wrong else true

    return wall


def turning(at: datetime) -> Wall:
    """A wall in Brussels whose summer time begins or ends at `at`, five hours after the run began."""
    return lambda true: (true + (at - START - 5 * HOUR)).astimezone(ZoneInfo("Europe/Brussels"))


def restless(true: datetime) -> datetime:
    """Another wrong time every second."""
    leaps = (timedelta(), HOUR, -HOUR, 400 * DAY, -30 * 365 * DAY)
    return true + Random(int((true - START).total_seconds())).choice(leaps)


LEAPS: dict[str, tuple[Wall, int]] = {
    "none": (lambda true: true, 0),
    "+1 h": (leaping(HOUR), 1),
    "-1 h": (leaping(-HOUR), 1),
    "+400 d": (leaping(400 * DAY), 1),
    "-30 y": (leaping(-30 * 365 * DAY), 1),
    "+400 d, back after 3 h": (leaping(400 * DAY, 3 * HOUR), 2),
    "-30 y, back after 3 h": (leaping(-30 * 365 * DAY, 3 * HOUR), 2),
    "a leap second": (leaping(-SECOND), 0),
    "summer time begins": (turning(datetime(2027, 3, 28, 1, tzinfo=UTC)), 0),
    "summer time ends": (turning(datetime(2027, 10, 31, 1, tzinfo=UTC)), 0),
    "another time every second": (restless, 0),
}
"""How the wall goes, and how often it leaps for longer than ten minutes."""


@dataclass
class Outcome:
    polls: list[int]  #: of each feed
    longest: timedelta  #: true time between two polls of a feed
    told: Counter[str]

    def __str__(self) -> str:
        return f"{min(self.polls)} to {max(self.polls)} polls a feed, longest wait {self.longest}, told {dict(self.told)}"


def watch(
    folder: Path, wall: Wall, lasting: timedelta, step: timedelta, feeds: int, restart: bool = False
) -> Outcome:
    """Watch as many feeds, polled every hour, each with a failing copy; with `restart`, monitors begin anew at the leaps."""
    polled: dict[str, list[datetime]] = {}
    with world(folder) as made:
        clock = TrueClock(wall)
        for number in range(feeds):
            host = f"127.0.1.{1 + number}"
            made.clock.time = wall(START).astimezone(UTC)
            made.add_feed(made.web.feed(host, "/feed", [made.web.put(host, "/post", article())]))
        ends = [LEAP_AT, LEAP_AT + 3 * HOUR, START + lasting] if restart else [START + lasting]
        for end in ends:
            clock.steady = None

            def turn(end: datetime = end) -> bool:
                with made.web.lock:
                    asked, made.web.asked[:] = list(made.web.asked), []
                for host, path, _ in asked:
                    if path == "/feed":
                        polled.setdefault(host, []).append(clock.true)
                clock.true += step
                return clock.true < end

            run(made, clock, turn, every=EVERY.total_seconds())
        with made.store.reading() as tx:
            told = Counter(str(event.kind) for event in outbox.events(tx, most=10_000))
    times = [[START, *each, START + lasting] for each in polled.values()]
    gaps = [later - sooner for each in times for sooner, later in pairwise(each)]
    return Outcome([len(each) for each in polled.values()], max(gaps), told)


def faults(outcome: Outcome, usual: Outcome, leaps: int, feeds: int) -> list[str]:
    """What must not be: a storm, a standstill, something told again."""
    found = []
    if max(outcome.polls) > max(usual.polls) + leaps:
        found.append(f"a storm: {max(outcome.polls)} polls, {max(usual.polls)} without leaps")
    if outcome.longest > usual.longest + EVERY:
        found.append(f"a standstill of {outcome.longest}")
    if outcome.told != {"copy.found": feeds}:
        found.append(f"told {dict(outcome.told)}")
    return found
