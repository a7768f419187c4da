"""The monitor on a store of feeds that are all due at once, for measuring rounds of it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, update

from syndicate.confine import ConfinedPool
from syndicate.feeds.pace import FeedWatch
from syndicate.fetch import Fetcher, Manners
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.polling import poll
from syndicate.monitor.schedule import schedule
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.policy import load_policy
from syndicate.store import Store, feeds
from syndicate.store.rows import plain
from syndicate.store.schema import feeds as feed_table
from syndicate.store.schema import hosts, pages


@dataclass
class Turned:
    """Implements `Clock`: time passes as it does, and leaps forward when the benchmark says so."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(frozen=True)
class Watching:
    """A monitor whose feeds were polled once."""

    doors: Doors
    store: Store
    clock: Turned
    at_once: int

    async def round(self) -> int:
        """Poll every feed once, and do what follows from it; how many polls."""
        self.clock.ahead += timedelta(hours=6)
        await self.doors.writer.keep(self._all_due)
        teller = Teller({}, self.doors.writer, self.clock)
        monitor = Monitor(self.doors, teller, pace=timedelta(), at_once=self.at_once)
        await monitor.once()
        return monitor.done["feeds"]

    async def prime(self) -> None:
        """The first poll of each feed; the pages that it brings are let alone, as there is nothing behind them."""
        rows = await self.doors.writer.read(lambda tx: list(feeds.listed(tx)))
        waiting = iter(rows)

        async def work() -> None:
            for row in waiting:
                await self.doors.writer.keep(await poll(row, self.doors))

        await asyncio.gather(*(work() for _ in range(self.at_once)))
        await self.doors.writer.keep(lambda tx: tx.execute(update(pages).values(due_at=None)))

    def _all_due(self, tx: Connection) -> None:
        tx.execute(update(feed_table).values(due_at=self.clock.now()))
        tx.execute(update(hosts).values(due_at=self.clock.now(), free_at=None))


@asynccontextmanager
async def watching(urls: tuple[str, ...], folder: str, at_once: int) -> AsyncIterator[Watching]:
    """A monitor of these feeds, on a new SQLite store in `folder`."""
    clock = Turned()
    with (
        Store.open(str(Path(folder) / "store.sqlite3")) as store,
        ConfinedPool(0, ("feedparser",)) as confined,
    ):
        store.write(
            lambda tx: [feeds.add(tx, url, now=clock.now(), watch=plain(FeedWatch())) for url in urls]
        )
        writer = Writer(store)
        try:
            async with Fetcher(Manners(allow_private=True, pace=0.0, at_once=at_once)) as fetcher:
                library = Library(load_policy)
                doors = Doors(
                    fetcher, confined, writer, library, schedule(), lambda event: (), clock.now, random.random
                )
                made = Watching(doors, store, clock, at_once)
                await made.prime()
                yield made
        finally:
            writer.close()
