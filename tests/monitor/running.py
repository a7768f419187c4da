"""A real monitor that runs on while a test turns its clock: where it would wait, time goes on instead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from watched_world import START, Unconfined, World

from syndicate.fetch import Fetcher, Manners
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.schedule import schedule
from syndicate.monitor.steady import SteadyClock
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig, open_sinks

Wall = Callable[[datetime], datetime]
"""What the clock on the wall shows at a true time."""


@dataclass
class TrueClock:
    """Implements `Clock` as the command does: the wall, asked in UTC and steadied by a clock that only goes forward."""

    wall: Wall = lambda true: true
    true: datetime = START
    steady: SteadyClock | None = field(default=None, init=False)

    def now(self) -> datetime:
        shown = self.wall(self.true).astimezone(UTC)
        if self.steady is None:
            self.steady = SteadyClock(shown, self.monotonic())
        self.steady, now = self.steady.read(shown, self.monotonic())
        return now

    def monotonic(self) -> float:
        return (self.true - START).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.true += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class Running(Monitor):
    """A monitor that lets time go on by `turn` where it would wait; that says False at the end."""

    turn: Callable[[], bool]

    async def _wait_for_next(self, within: timedelta | None) -> bool:
        await asyncio.sleep(0)
        if not self.turn():
            self.stop.set()
        return True


def run(
    world: World,
    clock: TrueClock,
    turn: Callable[[], bool],
    *,
    every: float = 0.0,
    jitter: Callable[[], float] = lambda: 0.5,
    hook: str = "",
) -> None:
    """Run a monitor on the world until `turn`, which turns the clock, says False; then tell what is left."""
    asyncio.run(_run(world, clock, turn, every, jitter, hook or world.web.url("127.0.0.9", "/hook")))


async def _run(
    world: World,
    clock: TrueClock,
    turn: Callable[[], bool],
    every: float,
    jitter: Callable[[], float],
    hook: str,
) -> None:
    writer, policy = Writer(world.store), world.policy()
    try:
        async with Fetcher(Manners(allow_private=True, pace=0.0, retries=0), clock=clock) as fetcher:
            teller = Teller(open_sinks([SinkConfig(hook)], fetcher), writer, clock)
            doors = Doors(
                fetcher, Unconfined(), writer, Library(lambda name: policy), schedule(), teller.whom,
                clock.now, jitter, every,
            )  # fmt: skip
            monitor = Running(doors, teller, pace=timedelta())
            monitor.turn = turn
            await monitor.run()
            await teller.round()
    finally:
        writer.close()
