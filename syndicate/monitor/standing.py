"""Standing: how the monitor is, as far as its store tells, for whoever asks from outside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from syndicate.errors import StoreError
from syndicate.store import Store, leases, outbox, pages, subscriptions

_FRESH = 5.0  # seconds that an answer serves for: counting a million pages takes a moment
_WAITS = 4.0  # seconds for the store; whoever asks wants to know before they give up


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store holds: numbers by state, and since when the longest waiting host waits (None where none does)."""

    pages: Mapping[str, int]
    deliveries: Mapping[str, int]
    subscriptions: Mapping[str, int]
    waits_since: datetime | None


class Standing:
    """Asks the store beside the monitor, on a connection and in a thread of its own, once at a time."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="standing")
        self._asked: asyncio.Future[Stored] | None = None
        self._asked_at = 0.0

    async def stored(self) -> Stored | None:
        """What the store holds, as of a few seconds ago; None where it cannot be reached."""
        loop = asyncio.get_running_loop()
        if self._asked is None or (self._asked.done() and loop.time() - self._asked_at > _FRESH):
            self._asked, self._asked_at = loop.run_in_executor(self._thread, self._read), loop.time()
        try:
            return await asyncio.wait_for(asyncio.shield(self._asked), _WAITS)
        except (TimeoutError, StoreError):
            return None

    def close(self) -> None:
        """Ask no more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _read(self) -> Stored:
        with self._store.reading() as tx:
            waits_since = leases.oldest_due(tx, self._now())
            return Stored(pages.counted(tx), outbox.counted(tx), subscriptions.counted(tx), waits_since)
