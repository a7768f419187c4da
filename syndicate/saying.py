"""Saying: days, waits, versions, counts and rows of names as they stand in a sentence; and moments for machines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime

from syndicate.model import Version

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_FOREVER = 1e9  # seconds


def as_day(moment: date | None) -> date | None:
    """The day of a date or a moment, in the zone that the moment is told in."""
    return moment.date() if isinstance(moment, datetime) else moment


def day(when: date | None) -> str:
    """A date in words, "7 March 2026"; "" for None. A datetime is turned to UTC and gets its time."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        when = when.astimezone(UTC) if when.tzinfo else when
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when:%H:%M} UTC"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def stamp(moment: datetime) -> str:
    """An aware moment for a machine, to the second and in UTC: "2026-03-07T08:00:00Z" (RFC 3339)."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def how_long(seconds: float) -> str:
    """About how long a wait is, in the largest unit of which it has two: "90 minutes", "2 days"."""
    for size, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{round(seconds / size)} {unit}" if seconds < _FOREVER else "a very long time"
    return number_of(max(1, math.ceil(seconds)), "second")


def named(version: Version | None) -> str:
    """A version of the original; None is today's."""
    if version is None:
        return "the original"
    if version.seen is None:
        return "an earlier version of the original"
    return f"the original as it was on {day(as_day(version.seen))}"


def number_of(number: int, what: str, many: str = "") -> str:
    """A number of things: "1 place", "3 places"; `many` is their name where it does not just take an s."""
    return f"{number} {what if number == 1 else many or what + 's'}"


def in_a_row(names: Sequence[str], last: str = "and") -> str:
    """The names as a sentence lists them: `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""
