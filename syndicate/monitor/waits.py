"""Waits: times in words, "6h", "1d x 14", "3 times over 1d", read and told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from syndicate.saying import number_of

_UNITS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_DURATION = re.compile(r"([1-9][0-9]{0,3})([mhdw])")
_STEP = re.compile(r"(\S+)(?: x ([1-9][0-9]{0,3}))?")
_SEVERAL = re.compile(r"([2-9]|[1-9][0-9]) times over (\S+)")
_LONGEST = timedelta(days=3660)
_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Several:
    """So many looks in a row, the last at least `over` after the first."""

    times: int
    over: timedelta

    @property
    def every(self) -> timedelta:
        """The wait between two of them."""
        return self.over / (self.times - 1)

    def reached(self, times: int, first: datetime, at: datetime) -> bool:
        """Whether `times` looks, the first of them at `first` and the last at `at`, are enough."""
        return times >= self.times and at - first >= self.over

    def __str__(self) -> str:
        return f"{self.times} looks over {in_words(self.over)}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """One wait after the other, each so many times; the last is for good, and None is never."""

    steps: tuple[tuple[timedelta | None, int], ...]

    def at(self, number: int) -> timedelta | None:
        """The wait number `number`, counted from 0."""
        for wait, times in self.steps:
            number -= times
            if number < 0:
                return wait
        return self.steps[-1][0]


def duration(words: object) -> timedelta:
    """A time from its words: `6h`, `1d`, `2w`. Raises ValueError, which says what was expected."""
    found = _DURATION.fullmatch(words) if isinstance(words, str) else None
    wait = int(found[1]) * _UNITS[found[2]] if found else None
    if wait is None or wait > _LONGEST:
        raise ValueError('expected a time such as "6h", "1d" or "2w"')
    return wait


def several(words: object) -> Several:
    """A number of looks from its words: `3 times over 1d`. Raises ValueError as `duration` does."""
    found = _SEVERAL.fullmatch(words) if isinstance(words, str) else None
    if found is None:
        raise ValueError('expected how often and over what time, such as "3 times over 1d"')
    return Several(int(found[1]), duration(found[2]))


def ladder(words: object) -> Ladder:
    """Waits from a time or a list of times: `["1d x 14", "1w", "never"]`. Raises ValueError as `duration` does."""
    each = words if isinstance(words, list) else [words]
    steps = [_step(one) for one in each]
    if not steps or None in steps or any(step and step[0] is None for step in steps[:-1]):
        raise ValueError(
            'expected a time such as "1d", or a list such as ["6h", "1d x 7", "1w"], of which the last may be "never"'
        )
    return Ladder(tuple(step for step in steps if step))


def _step(words: object) -> tuple[timedelta | None, int] | None:
    """One step of a ladder; None for what is none."""
    if words == "never":
        return None, 1
    found = _STEP.fullmatch(words) if isinstance(words, str) else None
    try:
        return (duration(found[1]), int(found[2] or 1)) if found else None
    except ValueError:
        return None


def in_words(wait: timedelta) -> str:
    """A wait as a person says it, in the largest unit that fits it exactly: "2 weeks", "36 hours"."""
    for name, unit in (("week", _UNITS["w"]), ("day", _UNITS["d"]), ("hour", _UNITS["h"])):
        if wait >= unit and not wait % unit and not (name == "week" and wait == unit):
            return number_of(wait // unit, name)
    return number_of(max(1, round(wait / _UNITS["m"])), "minute")


def later(at: datetime, wait: timedelta) -> datetime:
    """The moment `wait` after `at`, or the last that there is."""
    return at + wait if wait <= _END - at else _END
