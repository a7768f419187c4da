"""Sinks that are down or hang, the real outbox and who tells it, and when what arrives."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import SupportsIndex

from watched_world import START, TurnedClock, web

from syndicate.fetch import Fetcher, Manners
from syndicate.model import Event, EventKind
from syndicate.monitor.telling import Teller
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig, open_sinks
from syndicate.store import Store, outbox

STEP = timedelta(seconds=30)


class Moving(TurnedClock):
    """A clock that a sleep moves."""

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class Down(list[int]):
    """The answers of a sink that is down until a time; notes when it was asked."""

    def __init__(self, clock: TurnedClock, until: datetime) -> None:
        super().__init__()
        self.clock, self.until = clock, until
        self.asked: list[datetime] = []

    def __len__(self) -> int:
        self.asked.append(self.clock.time)
        return int(self.clock.time < self.until)

    def pop(self, index: SupportsIndex = -1) -> int:
        return 503


def event(number: int, at: datetime) -> Event:
    return Event(f"event-{number:03}", EventKind.COPY_GONE, at, "https://blog.example/post", f"Post {number}")


def down(folder: Path, events: int, lasting: timedelta) -> tuple[list[tuple[datetime, str]], list[datetime]]:
    """When which event arrived at a sink that was down for so long while they happened; and when it was asked in vain."""
    with web() as served, Store.open(str(folder / "store.sqlite3")) as store:
        clock = Moving()
        served.answers = answers = Down(clock, START + lasting)
        asyncio.run(_tell(store, clock, served.url("127.0.0.9", "/hook"), events, lasting))
        posts = list(zip(answers.asked, served.posts, strict=True))
    arrived = [(at, str(post["id"])) for at, post in posts if post["status"] == 200]
    return arrived, [at for at, post in posts if post["status"] != 200]


async def _tell(store: Store, clock: Moving, url: str, events: int, lasting: timedelta) -> None:
    writer, happened = Writer(store), 0
    try:
        async with Fetcher(Manners(allow_private=True)) as fetcher:
            teller = Teller(open_sinks([SinkConfig(url)], fetcher), writer, clock)
            while clock.time < START + 2 * lasting:
                while happened < events and START + happened * lasting / events <= clock.time:
                    each = event(happened, clock.time)
                    await writer.keep(lambda tx, each=each: outbox.put(tx, each, teller.whom(each)))  # type: ignore[misc]
                    happened += 1
                if not await teller.round():
                    clock.time += STEP
    finally:
        writer.close()
