"""Telling: what waits in the outbox → the sinks, beside the visits and never in their way.

taken (so that nobody else tells it) → deliver → told | again | given up, each noted before the next is told
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from syndicate.fetch import Clock
from syndicate.model import Event
from syndicate.monitor.logs import Log, Said, silent
from syndicate.monitor.writer import Writer
from syndicate.notify import Fate, Sink, Told, deliver, due
from syndicate.store import outbox
from syndicate.store.outbox import Waiting

_AT_A_TIME = 500
_TAKEN_FOR = timedelta(minutes=10)
"""How long what is being told is left alone: longer than a round takes, so that it is told twice only if whoever took it died."""


class Teller:
    """Tells what waits. `sinks` are those of the settings, by name."""

    def __init__(self, sinks: Mapping[str, Sink], writer: Writer, clock: Clock, said: Said = silent) -> None:
        self._sinks = sinks
        self._writer = writer
        self._clock = clock
        self._said = said
        self._resting: dict[str, datetime] = {}
        self._off: set[str] = set()  # sinks that want no more, until this monitor is started again
        self.counts: dict[str, int] = {}

    def whom(self, event: Event) -> tuple[tuple[str, datetime], ...]:
        """Which sinks an event is told to, and when."""
        live = ((name, sink.config) for name, sink in self._sinks.items() if name not in self._off)
        wanting = ((name, config) for name, config in live if config.wants(event))
        return tuple((name, due(config.times, event.at)) for name, config in wanting)

    async def round(self) -> int:
        """Tell what is due, once; how many deliveries were tried."""
        waiting = await self._writer.keep(self._take)
        if not waiting:
            return 0
        await deliver(waiting, self._sinks, self._clock, self._resting, note=self._noted)
        return len(waiting)

    async def until(self, stop: asyncio.Event, pause: float) -> None:
        """Tell what is due, as long as nobody stops it."""
        while not stop.is_set():
            if not await self.round():
                try:
                    await asyncio.wait_for(stop.wait(), pause)
                except TimeoutError:
                    continue

    def _take(self, tx: Connection) -> tuple[Waiting, ...]:
        now = self._clock.now()
        waiting = outbox.waiting(tx, now, _AT_A_TIME, self._sinks)
        if waiting:
            outbox.take(tx, [each.id for each in waiting], now=now, until=now + _TAKEN_FOR)
        return waiting

    async def _noted(self, told: Sequence[Told[Waiting]]) -> None:
        await self._writer.keep(lambda tx: _note(tx, told))
        self._off.update(each.delivery.sink for each in told if each.fate is Fate.OFF)
        for each in told:
            self.counts[each.fate] = self.counts.get(each.fate, 0) + 1
            self._said(Log("told", str(each.fate), url=each.delivery.sink, message=each.reason))


def _note(tx: Connection, told: Sequence[Told[Waiting]]) -> None:
    for each in told:
        number = [each.delivery.id]
        match each.fate:
            case Fate.DELIVERED:
                outbox.told(tx, number, now=each.at)
            case Fate.AGAIN:
                outbox.again(tx, number, due=each.at, reason=each.reason)
            case Fate.GIVEN_UP:
                outbox.given_up(tx, number, reason=each.reason)
            case Fate.OFF:
                outbox.given_up(tx, number, reason=each.reason)
                outbox.switch_off(tx, each.delivery.sink, reason=each.reason)
