"""When an event may be told on a sink, and when again after that failed. Pure: every time is given.

Times of the day are those of a clock on a wall in the sink's zone. Where that clock is put forward, what falls into the
missing hour is due when the hour would have begun to be missed: at the first moment that the wall shows it or later. Where it
is put back, a digest is told once, in the first of the two hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

DAY = 86_400.0  # seconds
WAITS = (60.0, 300.0, 1800.0, 7200.0, 14_400.0, 21_600.0, 28_800.0)
"""Seconds after each failed attempt, the last one again and again: eight attempts in the first day, three in each other."""
SPREAD = (
    0.25  #: a wait grows by up to this share of it, so that sinks that failed together are not asked together
)
LONGEST_WAIT = DAY  #: the longest Retry-After that is honoured
PATIENCE = timedelta(days=3)  #: after the first attempt; then an event is given up


class Every(StrEnum):
    """How often a digest comes."""

    HOUR = "hourly"
    DAY = "daily"
    WEEK = "weekly"


@dataclass(frozen=True, slots=True)
class Digest:
    """One message for all that happened since the last: at the full hour, daily `at`, or on `weekday` (0 is Monday)."""

    every: Every
    at: time = time(8)
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours in which nothing is told: from `start` to before `end`, over midnight where `end` is the smaller."""

    start: time
    end: time

    def holds(self, at: time) -> bool:
        """Whether the time of the day `at` is one of them."""
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Times:
    """When a sink is told: at once, in a digest, never in its quiet hours. `zone` is where its wall clock hangs."""

    zone: tzinfo = UTC
    quiet: Quiet | None = None
    digest: Digest | None = None


def due(times: Times, at: datetime) -> datetime:
    """When an event of `at` (aware) is told on a sink: `at` itself or later, in UTC."""
    moment = at.astimezone(UTC)
    return awake(times, _next_digest(times.digest, times.zone, moment) if times.digest else moment)


def awake(times: Times, at: datetime) -> datetime:
    """`at`, or the end of the quiet hours that it falls into, in UTC."""
    moment = at.astimezone(UTC)
    wall = moment.astimezone(times.zone)
    if times.quiet is None or not times.quiet.holds(wall.time()):
        return moment
    day = wall.date()
    while True:  # today or tomorrow; in an hour that comes twice, the second may be the next
        end = datetime.combine(day, times.quiet.end)
        found = [each for each in (_first(times.zone, end), _second(times.zone, end)) if each > moment]
        if found:
            return min(found)
        day += timedelta(days=1)


def again(
    attempts: int, first: datetime, now: datetime, *, wait: float = 0.0, jitter: float = 0.0
) -> datetime | None:
    """When to try again after `attempts` attempts, the first at `first`, the last at `now`; None is never.

    `wait` is what the sink asked for (Retry-After, seconds), `jitter` lies between 0 and 1.
    """
    pause = WAITS[min(max(attempts, 1), len(WAITS)) - 1] * (1 + SPREAD * jitter)
    then = now + timedelta(seconds=max(pause, min(wait, LONGEST_WAIT)))
    return then if then - first <= PATIENCE else None


def _next_digest(digest: Digest, zone: tzinfo, moment: datetime) -> datetime:
    wall = moment.astimezone(zone)
    if digest.every is Every.HOUR:
        past = timedelta(minutes=wall.minute, seconds=wall.second, microseconds=wall.microsecond)
        return moment + timedelta(hours=1) - past if past else moment
    day = wall.date() - timedelta(days=1)  # the wall may have been put back over midnight
    while True:
        if digest.every is Every.DAY or day.weekday() == digest.weekday:
            found = _first(zone, datetime.combine(day, digest.at))
            if found >= moment:
                return found
        day += timedelta(days=1)


def _first(zone: tzinfo, wall: datetime) -> datetime:
    """The first moment (UTC) at which the wall clock shows `wall`; where it never does, the first after that."""
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if late.astimezone(zone).replace(tzinfo=None) == wall:
        return late
    early = _second(zone, wall)  # PEP 495: a missing time lies after the jump by fold=0, before it by fold=1
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def _second(zone: tzinfo, wall: datetime) -> datetime:
    """The last moment (UTC) at which the wall clock shows `wall`."""
    return wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
