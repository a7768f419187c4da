"""What a poll of a feed costs when most feeds have nothing new: our monitor, and its door alone, against plain httpx and feedparser.

    python benchmarks/polls.py [FEEDS] [ROUNDS] [--short] [--profile]

FEEDS (default 2,000) feeds of 20 entries with the whole article in each, as WordPress sends them (--short: a summary in each), each
on a host of its own, from a local server in another process; 95 % answer 304 when they are asked by their validators. Both sides ask 20 at a time, over real sockets, in turn, ROUNDS times (default 3); the least
counts, so that a busy machine slows both alike. Ours asks by the validators of the round before, keeps to robots.txt (read in a first
round that is not counted), and reads what has changed; its fetching is measured alone too. The monitor does all of that with its
store on the disk, reads feeds in processes of their own (whose CPU is not counted, so that polls a second tell more), and looks
at the pages that new entries lead to. The peer has one shared client, parses every body, and keeps nothing. Ends with 1 where the
monitor does not poll 5 times as many feeds a second, or fetching costs more than 1.5 ms.
"""

from __future__ import annotations

import asyncio
import cProfile
import pstats
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

import feedparser
import httpx
from _feed_server import ITEMS, serving
from _monitor import Watching, watching

from syndicate.feeds import Feed, read_feed
from syndicate.fetch import FEED, Fetcher, Manners
from syndicate.model import Capture, NotModified, Validators

AT_ONCE = 20
TIMES = 5.0  # as cheap as the peer
FETCHING = 1.5  # ms of CPU for a poll


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one poll, in milliseconds: of this process's CPU, and of the day."""

    cpu: float
    wall: float


class Ours:
    """Our fetcher with what it learned in the round before."""

    def __init__(self, fetcher: Fetcher) -> None:
        self.fetcher = fetcher
        self.since: dict[str, Validators] = {}
        self.changed: list[Capture] = []
        self.unchanged = 0

    async def poll(self, url: str) -> None:
        found = await self.fetcher.refetch(url, self.since.get(url, Validators()), kinds=FEED)
        if isinstance(found, NotModified):
            self.unchanged += 1
            return
        assert isinstance(found, Capture), found
        self.since[url] = found.validators
        self.changed.append(found)

    def read(self) -> None:
        for capture in self.changed:
            feed = read_feed(capture.body, capture.final_url)
            assert isinstance(feed, Feed), feed
            assert len(feed.entries) == ITEMS
        self.changed.clear()


class Peer:
    """What a short script does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def poll(self, url: str) -> None:
        answer = await self.client.get(url)
        assert len(feedparser.parse(BytesIO(answer.content)).entries) == ITEMS


async def each(urls: Iterable[str], poll: Callable[[str], Awaitable[None]]) -> None:
    """Poll every address, AT_ONCE of them at a time."""
    waiting = iter(urls)

    async def work() -> None:
        for url in waiting:
            await poll(url)

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))


async def measured(
    feeds: int, work: Awaitable[None] | None = None, then: Callable[[], None] | None = None
) -> Cost:
    cpu, wall = time.process_time(), time.perf_counter()
    if work is not None:
        await work
    if then is not None:
        then()
    return Cost((time.process_time() - cpu) * 1000 / feeds, (time.perf_counter() - wall) * 1000 / feeds)


async def rounded(monitor: Watching, feeds: int) -> None:
    polls = await monitor.round()
    assert polls == feeds, polls


async def race(urls: tuple[str, ...], rounds: int, folder: str) -> tuple[dict[str, list[Cost]], float]:
    """What each side cost in every round, and the share of ours that was unchanged."""
    costs: dict[str, list[Cost]] = {"fetching": [], "ours": [], "monitor": [], "peer": []}
    limits = httpx.Limits(max_connections=AT_ONCE)
    async with (
        watching(urls, folder, AT_ONCE) as monitor,
        Fetcher(Manners(allow_private=True, pace=0.0, at_once=AT_ONCE)) as fetcher,
        httpx.AsyncClient(limits=limits, timeout=20.0, trust_env=False) as client,
    ):
        ours, peer = Ours(fetcher), Peer(client)
        await each(urls, ours.poll)
        ours.changed.clear()  # what is read of a first round is not counted
        for _ in range(rounds):
            fetching = await measured(len(urls), each(urls, ours.poll))
            reading = await measured(len(urls), then=ours.read)
            costs["fetching"].append(fetching)
            costs["ours"].append(Cost(fetching.cpu + reading.cpu, fetching.wall + reading.wall))
            costs["monitor"].append(await measured(len(urls), rounded(monitor, len(urls))))
            costs["peer"].append(await measured(len(urls), each(urls, peer.poll)))
    return costs, ours.unchanged / len(urls) / rounds


async def profile(urls: tuple[str, ...]) -> None:
    """Where the CPU of a round of ours goes."""
    async with Fetcher(Manners(allow_private=True, pace=0.0, at_once=AT_ONCE)) as fetcher:
        ours = Ours(fetcher)
        await each(urls, ours.poll)
        with cProfile.Profile() as profiler:
            await each(urls, ours.poll)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> int:
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    feeds, rounds = (*numbers, *(2_000, 3)[len(numbers) :])
    with serving(feeds, full_text="--short" not in sys.argv) as web:
        if "--profile" in sys.argv:
            asyncio.run(profile(web.urls))
            return 0
        with tempfile.TemporaryDirectory() as folder:
            costs, unchanged = asyncio.run(race(web.urls, rounds, folder))
    least = {
        side: Cost(min(each.cpu for each in of_side), min(each.wall for each in of_side))
        for side, of_side in costs.items()
    }
    times = least["peer"].wall / least["monitor"].wall
    print(f"{feeds} feeds, {unchanged:.1%} unchanged, the least of {rounds} rounds")
    print(f"{'':<28} {'CPU ms':>7} {'polls/s':>8} {'x CPU':>6} {'x polls':>8}")
    names = {
        "fetching": "ours, fetching alone",
        "ours": "ours, and reading changes",
        "monitor": "the monitor, with its store",
        "peer": "httpx + feedparser",
    }
    for side, name in names.items():
        cost = least[side]
        print(
            f"{name:<28} {cost.cpu:7.2f} {1000 / cost.wall:8.0f} {least['peer'].cpu / cost.cpu:6.1f} {least['peer'].wall / cost.wall:8.1f}"
        )
    return 0 if times >= TIMES and least["fetching"].cpu <= FETCHING else 1


if __name__ == "__main__":
    sys.exit(main())
