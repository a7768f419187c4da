"""What `syndicate monitor` does: order → settings → store, doors, sinks → Monitor, until it is done or stopped."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from syndicate.cli.monitor_logs import Written
from syndicate.cli.monitor_plan import Order, Plan, planned
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import status
from syndicate.confine import ConfinedPool
from syndicate.errors import PolicyError, StoreBusy, UsageError
from syndicate.fetch import Fetcher
from syndicate.monitor.callback import Callback
from syndicate.monitor.counting import Counted, Counts
from syndicate.monitor.doors import Doors
from syndicate.monitor.hubs import Hubs
from syndicate.monitor.library import Library
from syndicate.monitor.listening import Listener
from syndicate.monitor.logs import Log
from syndicate.monitor.metrics import available
from syndicate.monitor.outside import Outside
from syndicate.monitor.standing import Standing
from syndicate.monitor.steady import SteadyClock
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.notify import open_sinks
from syndicate.policy import load_policy
from syndicate.running import PRELOAD_ORIGINAL
from syndicate.saying import number_of
from syndicate.store import Store
from syndicate.urls import without_login

_SEEN = {"poll": "polled", "look": "looked at", "refresh": "read again"}
"""What a person who waits sees the number of."""


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
    plan = planned(order, settings)
    clock = Wall(SteadyClock(datetime.now(UTC), monotonic()))
    written = Written(order.log, order.verbose, clock.now)
    with open_store(order.store, settings, create=False) as store:
        with status("looking for what is due") if order.once else nullcontext(_unseen) as seen:
            summary = asyncio.run(_watch(order, plan, store, clock, _Said(Counts(clock.now), written, seen)))
        written(Log("stop", message=summary))
    return 0


async def _watch(order: Order, plan: Plan, store: Store, clock: Wall, said: _Said) -> str:
    """Watch until it is done or stopped; what was done, in a sentence."""
    writer = Writer(store, said.busy)
    try:
        with ConfinedPool(0, ("feedparser", "syndicate.monitor.looking", *PRELOAD_ORIGINAL)) as confined:
            async with Fetcher(plan.manners, clock=clock) as fetcher:
                teller = Teller(open_sinks(plan.sinks, fetcher), writer, clock, said)
                doors = Doors(
                    fetcher=Counted(fetcher, said.counts),
                    confined=confined,
                    writer=writer,
                    library=Library(load_policy),
                    schedule=plan.schedule,
                    told=teller.whom,
                    now=clock.now,
                    jitter=random.random,
                    every=plan.every,
                    lists=plan.lists,
                    said=said,
                    pushes=bool(plan.callback),
                )
                beside = (Hubs(plan.callback, fetcher, writer, clock, said).until,) if plan.callback else ()
                pace = timedelta(seconds=order.pace)
                monitor = Monitor(doors, teller, pace=pace, at_once=order.at_once, beside=beside)
                with _signals(monitor):
                    async with _listening(plan, store, monitor, said):
                        await (monitor.once() if order.once else monitor.run())
                return _summary(monitor)
    finally:
        writer.close()


@dataclass(frozen=True, slots=True)
class _Said:
    """Everything that the monitor says: counted, written, and shown."""

    counts: Counts
    written: Written
    seen: Callable[[str], None]

    def __call__(self, log: Log) -> None:
        self.counts.note(log)
        self.written(log)
        if log.event in _SEEN:
            did = (f"{sum(self.counts.of(event).values()):,} {what}" for event, what in _SEEN.items())
            self.seen(f"{', '.join(did)} · {without_login(log.url)}")

    def busy(self, error: StoreBusy) -> None:
        """The store is locked by another program."""
        self(Log("busy", message=f"{error}; waiting, nothing is lost", warning=True))


@asynccontextmanager
async def _listening(plan: Plan, store: Store, monitor: Monitor, said: _Said) -> AsyncIterator[None]:
    """Serve what is asked from outside, where somebody wants it."""
    if plan.listen is None:
        yield
        return
    now, writer = monitor.doors.now, monitor.doors.writer
    standing = Standing(store, now)
    callback = Callback(writer, now, said) if plan.callback else None
    outside = Outside(said.counts, writer, standing, lambda: monitor.held, now, callback, plan.callback)
    try:
        async with Listener(plan.listen, outside, names=outside.public, said=said) as listener:
            said(Log("listen", message=f"listening on http://{listener.place}"))
            try:
                available()
            except UsageError as error:
                said(Log("listen", "incomplete", message=str(error), warning=True))
            yield
    finally:
        standing.close()


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
    said = monitor.doors.said
    try:
        await monitor.reload()
        said(Log("reload", "done", message="the policies were read anew"))
    except PolicyError as error:
        message = f"the policies of before stay in use: {error}"
        said(Log("reload", "failed", message=message, warning=True))


def _summary(monitor: Monitor) -> str:
    done, told = monitor.done, monitor.teller.counts
    did = f"{number_of(done['feeds'], 'feed')} polled, {number_of(done['pages'], 'page')} looked at"
    again, told_of = number_of(done["works"], "original"), number_of(told.get("delivered", 0), "message")
    return f"{did}, {again} read again, {told_of} told"


def _unseen(line: str) -> None:
    """There is no terminal to show it on."""
