"""Remembered: what is known of hosts for some time, so that a fetcher which runs for months neither grows nor goes stale."""

from __future__ import annotations

from typing import Generic, TypeVar

from syndicate.fetch.clock import Clock

T = TypeVar("T")

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0  #: seconds
_MOST = 20_000  # entries; the oldest go first


class Remembered(Generic[T]):
    """Values by name, each for `seconds` after it was put."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._values: dict[str, tuple[float, T]] = {}

    def get(self, name: str) -> T | None:
        """The value, or None where there is none (any more)."""
        found = self._values.get(name)
        if found is None:
            return None
        if self._clock.monotonic() - found[0] >= self._seconds:
            del self._values[name]
            return None
        return found[1]

    def put(self, name: str, value: T) -> None:
        """Remember a value from now on."""
        self._values.pop(name, None)  # so that the dictionary stays in the order of time
        self._values[name] = (self._clock.monotonic(), value)
        if len(self._values) > _MOST:
            del self._values[next(iter(self._values))]
