"""One connection to a host at a time, and a pause between two visits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from syndicate.fetch.clock import Clock

_MANY = 10_000  # hosts, from which on those of long ago are forgotten
_LONG = 300.0  # seconds; no pause is longer


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
        self._forget()
        place = self._hosts.setdefault(host, _Host())
        async with place.lock:
            if pause is not None and place.left_at is not None:
                await self._wait(place.left_at + pause - self._clock.monotonic())
            try:
                yield
            finally:
                if pause is not None:
                    place.left_at = self._clock.monotonic()

    def _forget(self) -> None:
        """Now and then, the hosts that nobody has visited for longer than anybody waits."""
        if len(self._hosts) < _MANY:
            return
        long_ago = self._clock.monotonic() - _LONG
        kept = {
            name: place
            for name, place in self._hosts.items()
            if place.lock.locked() or place.left_at is None or place.left_at > long_ago
        }
        self._hosts = kept if len(kept) < len(self._hosts) else self._hosts

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._clock.sleep(seconds)
