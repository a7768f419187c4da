"""Steady time: the time of day that does not jump, however the clock on the wall is set.

A clock that leaps would make everything due at once, or nothing for a year. So a running monitor counts on from its start by a
clock that only goes forward, and believes the wall again when both have kept the same distance for a while.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

_SMALL = timedelta(minutes=1)
"""Corrections up to this are taken at once: a network keeps clocks this well."""
_BELIEVED = 600.0
"""Seconds after which a leap was a correction: a clock that is set back and forth does not stand so long."""


@dataclass(frozen=True, slots=True)
class SteadyClock:
    """A time of day and the steady seconds at which it was true; a leap that is not yet believed, and since when it is seen."""

    wall: datetime
    seconds: float
    leap: timedelta = timedelta()
    leapt: float | None = None

    def read(self, wall: datetime, seconds: float) -> tuple[SteadyClock, datetime]:
        """The clock from now on, and the time it is. `wall` is aware; `seconds` come from a clock that only goes forward."""
        counted = self.wall + timedelta(seconds=seconds - self.seconds)
        leap = wall - counted
        if abs(leap) <= _SMALL:
            return SteadyClock(wall, seconds), wall
        if self.leapt is None or abs(leap - self.leap) > _SMALL:
            return replace(self, leap=leap, leapt=seconds), counted
        if seconds - self.leapt >= _BELIEVED:
            return SteadyClock(wall, seconds), wall
        return self, counted
