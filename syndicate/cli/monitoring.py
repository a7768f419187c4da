"""What `syndicate monitor` does: order → settings → store, doors, sinks → Monitor, until it is done or stopped."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

from syndicate.cli.doors import Network
from syndicate.cli.settings import Settings, folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import say
from syndicate.confine import ConfinedPool
from syndicate.errors import PolicyError, UsageError
from syndicate.fetch import Fetcher, Manners
from syndicate.lists import opened
from syndicate.model.listed import Lists
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.schedule import Schedule, schedule
from syndicate.monitor.steady import SteadyClock
from syndicate.monitor.telling import Teller
from syndicate.monitor.waits import duration
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig, open_sinks, sink_of
from syndicate.policy import load_policy
from syndicate.running import PRELOAD_ORIGINAL
from syndicate.saying import number_of
from syndicate.store import Store

_KEYS = ("every", "schedule")


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command; None where the user was silent."""

    once: bool
    every: str | None
    store: str | None
    notify: tuple[str, ...]
    at_once: int
    pace: float
    listen: str
    verbose: bool
    allow: tuple[str, ...]
    allow_private: bool | None
    lists: bool | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The order and the settings of the folder, read."""

    schedule: Schedule
    every: float  #: seconds, 0.0 for none
    sinks: tuple[SinkConfig, ...]
    lists: Lists | None
    manners: Manners


@dataclass(slots=True)
class Wall:
    """The machine's clock, steadied; implements `Clock`."""

    steady: SteadyClock

    def now(self) -> datetime:
        self.steady, now = self.steady.read(datetime.now(UTC), monotonic())
        return now

    def monotonic(self) -> float:
        return monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def run(order: Order) -> int:
    """Carry the order out; the exit code. Raises UsageError, PolicyError, StoreError."""
    settings = folder_settings()
    table = _table(settings.monitor or {})
    plan = Plan(
        schedule=schedule(table.get("schedule")),
        every=_seconds(order.every or table.get("every"), "--every" if order.every else "monitor.every"),
        sinks=configured_sinks(order.notify, settings),
        lists=opened() if _wants_lists(order, settings) else None,
        manners=_manners(order, settings),
    )
    with open_store(order.store, settings, create=False) as store:
        asyncio.run(_watch(order, plan, store))
    return 0


async def _watch(order: Order, plan: Plan, store: Store) -> None:
    clock = Wall(SteadyClock(datetime.now(UTC), monotonic()))
    writer = Writer(store, lambda error: say(f"{error}; waiting, nothing is lost"))
    try:
        with ConfinedPool(0, ("feedparser", "syndicate.monitor.looking", *PRELOAD_ORIGINAL)) as confined:
            async with Fetcher(plan.manners, clock=clock) as fetcher:
                teller = Teller(open_sinks(plan.sinks, fetcher), writer, clock)
                doors = Doors(
                    fetcher=fetcher,
                    confined=confined,
                    writer=writer,
                    library=Library(load_policy),
                    schedule=plan.schedule,
                    told=teller.whom,
                    now=clock.now,
                    jitter=random.random,
                    every=plan.every,
                    lists=plan.lists,
                )
                pace = timedelta(seconds=order.pace)
                said = say if order.verbose else _silent
                monitor = Monitor(doors, teller, pace=pace, at_once=order.at_once, said=said)
                with _signals(monitor):
                    await (monitor.once() if order.once else monitor.run())
                _tell(monitor)
    finally:
        writer.close()


@contextmanager
def _signals(monitor: Monitor) -> Iterator[None]:
    """SIGTERM and SIGINT end the monitor after what was begun; SIGHUP reads the policies anew."""
    loop = asyncio.get_running_loop()
    reloading: set[asyncio.Task[None]] = set()

    def reload() -> None:
        task = asyncio.create_task(_reload(monitor))
        reloading.add(task)
        task.add_done_callback(reloading.discard)

    handlers: dict[str, Callable[[], None]] = {
        "SIGTERM": monitor.stop.set,
        "SIGINT": monitor.stop.set,
        "SIGHUP": reload,
    }
    known = {getattr(signal, name): handler for name, handler in handlers.items() if hasattr(signal, name)}
    for number, handler in known.items():
        loop.add_signal_handler(number, handler)
    try:
        yield
    finally:
        for number in known:
            loop.remove_signal_handler(number)


async def _reload(monitor: Monitor) -> None:
    try:
        await monitor.reload()
        say("the policies were read anew")
    except PolicyError as error:
        say(f"the policies of before stay in use: {error}")


def _tell(monitor: Monitor) -> None:
    done, told = monitor.done, monitor.teller.counts
    did = f"{number_of(done['feeds'], 'feed')} polled, {number_of(done['pages'], 'page')} looked at"
    say(
        f"{did}, {number_of(done['works'], 'original')} read again, {number_of(told.get('delivered', 0), 'message')} told"
    )


def _silent(line: str) -> None:
    """Nothing is said of what goes well."""


def _wants_lists(order: Order, settings: Settings) -> bool:
    wanted = settings.lists if order.lists is None else order.lists
    return wanted is not False


def _manners(order: Order, settings: Settings) -> Manners:
    network = Network.of(settings, order.allow, order.allow_private, offline=None)
    if network.offline:
        raise UsageError("a monitor cannot work offline; take --offline, or offline in syndicate.toml, away")
    return Manners(allow=network.allow, allow_private=network.allow_private, pace=order.pace)


def _table(table: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in table:
        if key not in _KEYS:
            raise UsageError(f"syndicate.toml: monitor.{key}: is no setting; there are {' and '.join(_KEYS)}")
    return table


def _seconds(words: object, where: str) -> float:
    if words is None:
        return 0.0
    try:
        return duration(words).total_seconds()
    except ValueError as error:
        raise UsageError(f"{where}: {error}") from error


def configured_sinks(addresses: Sequence[str], settings: Settings) -> tuple[SinkConfig, ...]:
    """Where changes are told: to the addresses of `--notify`, and to `[[notify]]` of the settings. Raises UsageError."""
    named = [sink_of({"to": to}, "--notify") for to in addresses]
    return (*named, *(sink_of(t, f"syndicate.toml: notify[{at}]") for at, t in enumerate(settings.notify)))
