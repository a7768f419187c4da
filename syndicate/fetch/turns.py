"""One connection to a host at a time, and a pause between two visits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from syndicate.fetch.clock import Clock

_MANY = 10_000  # hosts, from which on those of long ago are forgotten
_LONG = 3_600.0  # seconds; no pause is longer


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    left_at: float | None = None
    visitors: int = 0  #: who hold the lock or wait for it


class Turns:
    """Who may talk to a host, and when. A turn is never taken while another is held, so none waits in a ring."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._many = _MANY

    @asynccontextmanager
    async def take(self, host: str, pause: float | None) -> AsyncIterator[None]:
        """Hold the only connection to `host`, not before `pause` seconds after the last visit has ended.

        `pause=None` is for requests that belong to a visit: its robots.txt, a redirect within the host.
        """
        if len(self._hosts) >= self._many:
            self._forget()
        place = self._hosts.get(host) or self._hosts.setdefault(host, _Host())
        place.visitors += 1
        try:
            async with place.lock:
                if pause is not None and place.left_at is not None:
                    await self._wait(place.left_at + pause - self._clock.monotonic())
                try:
                    yield
                finally:
                    if pause is not None:
                        place.left_at = self._clock.monotonic()
        finally:
            place.visitors -= 1

    def _forget(self) -> None:
        """The hosts that nobody has visited for longer than anybody waits; again when twice as many are known."""
        long_ago = self._clock.monotonic() - _LONG
        self._hosts = {
            name: place
            for name, place in self._hosts.items()
            if place.visitors or (place.left_at is not None and place.left_at > long_ago)
        }
        self._many = max(_MANY, 2 * len(self._hosts))

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._clock.sleep(seconds)
