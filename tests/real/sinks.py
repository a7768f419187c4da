"""Procedure G: `python tests/real/sinks.py [--short]`: twelve sinks, most of them bad, while feeds are polled; then one that was down.

Ten minutes by the clock on the wall: nothing is compressed, as what hangs hangs for real. The sinks are a process of their own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "monitor"))
sys.path.insert(0, str(Path(__file__).parents[1] / "notify"))

from sink_servers import Request, Web, serving
from sinking import down, event
from sqlalchemy import select
from test_sinks_real import EXPECTED, ROUTES
from watched_world import Unconfined, World, world

from syndicate.cli.monitoring import Wall
from syndicate.fetch import Fetcher, Manners
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.schedule import schedule
from syndicate.monitor.steady import SteadyClock
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig, open_sinks
from syndicate.store import outbox
from syndicate.store.schema import deliveries

EVERY = 10.0  # seconds between two polls of a feed
FEEDS = 20


class Polled(dict[tuple[str, str], Any]):
    """Pages that note when each feed is asked for."""

    def __init__(self, pages: dict[tuple[str, str], Any]) -> None:
        super().__init__(pages)
        self.at: dict[str, list[float]] = {}

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        if key[1] == "/feed":
            self.at.setdefault(key[0], []).append(time.monotonic())
        return super().get(key, default)

    def gaps(self) -> list[float]:
        return [later - sooner for times in self.at.values() for sooner, later in pairwise(times)]


def serve(pipe: Pipe) -> None:
    """The sinks: tells the port, then on a word what was asked: when, path, id."""

    async def run() -> list[tuple[float, str, str]]:
        asked: list[tuple[float, str, str]] = []

        def noted(path: str) -> Any:
            async def route(request: Request) -> None:
                asked.append((time.monotonic(), path, request.headers.get("webhook-id", "")))
                await ROUTES[path](request)

            return route

        web = Web({path: noted(path) for path in ROUTES})
        async with serving(web.talk) as port:
            pipe.send(port)
            await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
        return asked

    pipe.send(asyncio.run(run()))


async def watch(made: World, hooks: Sequence[str], seconds: float, events: int) -> list[float]:
    """Poll the feeds for so long while so many events happen; seconds from one poll of a feed to the next."""
    writer, policy = Writer(made.store), made.policy()
    made.web.pages = polled = Polled(made.web.pages)
    clock = Wall(SteadyClock(datetime.now(UTC), time.monotonic()))
    try:
        async with Fetcher(Manners(allow_private=True), clock=clock) as fetcher:
            teller = Teller(open_sinks([SinkConfig(url) for url in hooks], fetcher), writer, clock)
            doors = Doors(
                fetcher, Unconfined(), writer, Library(lambda name: policy), schedule(), teller.whom,
                clock.now, lambda: 0.5, EVERY,
            )  # fmt: skip
            monitor = Monitor(doors, teller)
            running = asyncio.create_task(monitor.run())
            for number in range(events):
                each = event(number, clock.now())
                await writer.keep(lambda tx, each=each: outbox.put(tx, each, teller.whom(each)))  # type: ignore[misc]
                await asyncio.sleep(seconds / events)
            if not events:
                await asyncio.sleep(seconds)
            monitor.stop.set()
            began = time.monotonic()
            await running
            print(f"ended within {time.monotonic() - began:.1f} s")
    finally:
        writer.close()
    return polled.gaps()


def twelve(folder: Path, seconds: float, events: int) -> list[str]:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    child = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    child.start()
    port = ours.recv()
    hooks = [
        f"https://127.0.0.1:{port}/ok" if path == "https" else f"http://127.0.0.1:{port}{path}"
        for path in EXPECTED
    ]
    with world(folder) as made:
        made.clock.time = datetime.now(UTC)
        for number in range(FEEDS):
            made.add_feed(made.web.feed(f"127.0.1.{1 + number}", "/feed", []))
        alone = asyncio.run(watch(made, (), min(60.0, seconds), 0))
        beside = asyncio.run(watch(made, hooks, seconds, events))
        with made.store.reading() as tx:
            states = tx.execute(select(deliveries.c.sink, deliveries.c.state, deliveries.c.reason)).all()
    ours.send("end")
    asked = ours.recv()
    child.join()
    print(
        f"polls: {len(beside)}, every {min(beside):.2f} to {max(beside):.2f} s; without sinks {min(alone):.2f} to {max(alone):.2f} s"
    )
    faults = [] if max(beside) <= max(alone) + 1 else ["polls were held up"]
    for path in EXPECTED:
        mine = [(at, name) for at, where, name in asked if where == path]
        times: dict[str, list[float]] = {}
        for at, name in mine:
            times.setdefault(name, []).append(at)
        gaps = sorted({round(later - sooner) for each in times.values() for sooner, later in pairwise(each)})
        counted = Counter(state for name, state, _ in states if name == hooks[list(EXPECTED).index(path)])
        print(f"{path}: {len(mine)} attempts, {len(times)} ids, gaps {gaps} s, {dict(counted)}", flush=True)
        if path in ("/ok", "/huge") and (len(mine), len(times)) != (events, events):
            faults.append(f"{path}: {len(mine)} messages for {events} events")
        if path not in ("/ok", "/huge") and max(map(len, times.values()), default=0) > 8:
            faults.append(f"{path}: one id was told more than eight times")
    return faults


def main() -> int:
    seconds, events = (30.0, 5) if "--short" in sys.argv else (600.0, 100)
    with tempfile.TemporaryDirectory() as folder:
        faults = twelve(Path(folder), seconds, events)
    with tempfile.TemporaryDirectory() as folder:
        arrived, in_vain = down(Path(folder), events, timedelta(days=1))
    rate = max(
        (sum(0 <= (later - at).total_seconds() < 1 for later, _ in arrived) for at, _ in arrived), default=0
    )
    after = arrived[-1][0] - arrived[0][0]
    print(
        f"down for 24 h: {len(in_vain)} attempts in vain, {len(arrived)} events then within {after}, at most {rate} in a second"
    )
    if (
        [name for _, name in arrived] != [f"event-{number:03}" for number in range(events)]
        or rate > 10
        or len(in_vain) > 8
    ):
        faults.append("not each once, oldest first, at most ten a second")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
