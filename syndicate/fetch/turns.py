"""One connection to a host at a time, and a pause between two visits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from syndicate.fetch.clock import Clock


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    left_at: float | None = None


class Turns:
    """Who may talk to a host, and when. A turn is never taken while another is held, so none waits in a ring."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def take(self, host: str, pause: float | None) -> AsyncIterator[None]:
        """Hold the only connection to `host`, not before `pause` seconds after the last visit has ended.

        `pause=None` is for requests that belong to a visit: its robots.txt, a redirect within the host.
        """
        place = self._hosts.setdefault(host, _Host())
        async with place.lock:
            if pause is not None and place.left_at is not None:
                await self._wait(place.left_at + pause - self._clock.monotonic())
            try:
                yield
            finally:
                if pause is not None:
                    place.left_at = self._clock.monotonic()

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._clock.sleep(seconds)
