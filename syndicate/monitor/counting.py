"""Counting: how much of what a monitor did since it began; kept by the loop, read by whoever asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from syndicate.errors import FetchError, PageError
from syndicate.fetch import HTML, Refetches
from syndicate.model import Capture, NotModified, Validators
from syndicate.monitor.logs import Log

_ROUNDS = frozenset({"claim", "poll", "look", "refresh"})
"""Events that show that the store took what a round brought."""


class Counts:
    """Counts logs by event and outcome. `round_at` is when a round, or a step of one, succeeded last; aware UTC."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.since = now()
        self.round_at: datetime | None = None
        self.done: Counter[tuple[str, str]] = Counter()
        self.fetches: Counter[str] = Counter()  #: by outcome: page, not_modified, or the kind of the error
        self.fetch_seconds = 0.0

    def note(self, log: Log) -> None:
        """Count one log."""
        self.done[log.event, log.outcome] += log.count
        if log.event in _ROUNDS:
            self.round_at = self._now()

    def of(self, event: str) -> dict[str, int]:
        """How often an event had each outcome."""
        return {outcome: count for (name, outcome), count in list(self.done.items()) if name == event}


class Counted:
    """Implements `Refetches` by another one, and counts how often and how long."""

    def __init__(self, fetcher: Refetches, counts: Counts) -> None:
        self._fetcher = fetcher
        self._counts = counts

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        """As the fetcher does."""
        began = perf_counter()
        found = await self._fetcher.fetch(url, kinds=kinds, body=body)
        self._note(found, began)
        return found

    async def refetch(
        self, url: str, since: Validators, *, kinds: tuple[str, ...] = HTML
    ) -> Capture | NotModified | FetchError | PageError:
        """As the fetcher does."""
        began = perf_counter()
        found = await self._fetcher.refetch(url, since, kinds=kinds)
        self._note(found, began)
        return found

    def _note(self, found: Capture | NotModified | FetchError | PageError, began: float) -> None:
        self._counts.fetch_seconds += perf_counter() - began
        if isinstance(found, FetchError | PageError):
            outcome = found.kind
        else:
            outcome = "not_modified" if isinstance(found, NotModified) else "page"
        self._counts.fetches[outcome] += 1
