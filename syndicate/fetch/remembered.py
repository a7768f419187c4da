"""Remembered: what is known of hosts for some time, so that a fetcher which runs for months neither grows nor goes stale."""

from __future__ import annotations

from typing import Generic, TypeVar

from syndicate.fetch.clock import Clock

T = TypeVar("T")

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0  #: seconds
MANY = 20_000  #: entries that weigh 1


class Remembered(Generic[T]):
    """Values by name, each for `seconds` after it was put; where all weigh more than `room`, the oldest go first."""

    def __init__(self, clock: Clock, seconds: float, room: int = MANY) -> None:
        self._clock = clock
        self._seconds = seconds
        self._left = room
        self._values: dict[str, tuple[float, T, int]] = {}

    def get(self, name: str) -> T | None:
        """The value, or None where there is none (any more)."""
        found = self._values.get(name)
        if found is None:
            return None
        if self._clock.monotonic() - found[0] >= self._seconds:
            self._drop(name)
            return None
        return found[1]

    def put(self, name: str, value: T, weight: int = 1) -> None:
        """Remember a value from now on."""
        if name in self._values:
            self._drop(name)  # so that the dictionary stays in the order of time
        self._values[name] = (self._clock.monotonic(), value, weight)
        self._left -= weight
        while self._left < 0:
            self._drop(next(iter(self._values)))

    def _drop(self, name: str) -> None:
        self._left += self._values.pop(name)[2]
