"""Time as the fetcher needs it, behind a seam that tests replace: a clock, and the budget of one fetch."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Protocol

from syndicate.errors import TimedOut


class Clock(Protocol):
    """Intervals by `monotonic` seconds, the day by `now` (aware UTC), waiting by `sleep` seconds."""

    def monotonic(self) -> float: ...
    def now(self) -> datetime: ...
    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Budget:
    """The seconds that the other side may use in one fetch, over all its hops and attempts.

    Timeouts of single operations do not add up to one: a byte a second outlives each of them. Our own waits
    (pacing, back-off) are not charged. `last_attempt` is False while a failed connection would be tried again.
    """

    def __init__(self, seconds: float, what: str = "The page") -> None:
        self._seconds = seconds
        self._left = seconds
        self._what = what
        self.was_ample = True  #: whether the last block began with half of the seconds or more
        self.last_attempt = True

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Charge the time of the block. Raises TimedOut, cancelling what it waits for, when all is spent."""
        start = time.monotonic()
        self.was_ample = self._left >= self._seconds / 2
        try:
            async with asyncio.timeout(max(self._left, 0)):
                yield
        except TimeoutError as error:
            raise TimedOut(
                f"{self._what} did not arrive completely within {self._seconds:g} seconds."
            ) from error
        finally:
            self._left -= time.monotonic() - start
