"""What `syndicate works refresh` does: works → read again, as a monitor does → kept, and what changed is shown."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime

from syndicate.cli.doors import Network
from syndicate.cli.monitor_plan import configured_sinks
from syndicate.cli.rows import block
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, progress, say
from syndicate.cli.terms import the_policy
from syndicate.cli.works_kept import named
from syndicate.cli.works_shown import changes
from syndicate.confine import ConfinedPool
from syndicate.errors import UsageError
from syndicate.fetch import Fetcher, Manners
from syndicate.fetch.clock import SystemClock
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.refreshing import refresh
from syndicate.monitor.schedule import Schedule, schedule
from syndicate.monitor.telling import Teller
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig, open_sinks
from syndicate.running import PRELOAD_ORIGINAL
from syndicate.store import Store, works
from syndicate.store.rows import WorkRow
from syndicate.turns import in_turn

_OK, _NONE, _SOME = 0, 2, 3


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `works refresh` as given."""

    names: tuple[str, ...]
    all: bool
    store: str | None
    allow: tuple[str, ...]
    allow_private: bool | None


@dataclass(frozen=True, slots=True)
class Read:
    """What an original came to: what changed, line by line, or why it could not be read."""

    row: WorkRow
    corrected: tuple[str, ...] = ()
    failed: bool = False


def run(wish: Wish) -> int:
    """Read the works again; the exit code."""
    if bool(wish.names) is wish.all:
        raise UsageError("name the works to read again, or --all")
    settings = folder_settings()
    network = Network.of(settings, wish.allow, wish.allow_private, offline=False)
    looked = schedule((settings.monitor or {}).get("schedule"))
    with open_store(wish.store, settings, create=False) as store:
        with store.reading() as tx:
            rows = tuple(works.listed(tx)) if wish.all else named(tx, wish.names)
        found = asyncio.run(_refresh(rows, store, network, looked, configured_sinks((), settings)))
    failed = sum(each.failed for each in found)
    if not failed:
        return _OK
    return _NONE if failed == len(found) else _SOME


async def _refresh(
    rows: Sequence[WorkRow], store: Store, network: Network, looked: Schedule, sinks: Sequence[SinkConfig]
) -> list[Read]:
    """Read each again, each host at its pace; what is read is kept at once."""
    by_url = {row.url: row for row in rows}
    found: list[Read] = []
    writer = Writer(store)
    manners = Manners(allow=network.allow, allow_private=network.allow_private)
    size = max(1, min(len(rows), os.cpu_count() or 1))
    try:
        with ConfinedPool(size, PRELOAD_ORIGINAL) as confined, progress("reading", len(rows)) as steps:
            async with Fetcher(manners) as fetcher:
                teller = Teller(open_sinks(sinks, fetcher), writer, SystemClock())
                doors = Doors(
                    fetcher=fetcher,
                    confined=confined,
                    writer=writer,
                    library=Library(the_policy),
                    schedule=looked,
                    told=teller.whom,  # the next monitor tells it
                    now=lambda: datetime.now(UTC),
                    jitter=random.random,
                )
                reads = in_turn(by_url, lambda url: _read(by_url[url], doors))
                async with aclosing(reads):
                    async for _, read in reads:
                        steps.done(read.row.url)
                        _tell(read)
                        found.append(read)
    finally:
        writer.close()
    return found


async def _read(row: WorkRow, doors: Doors) -> Read:
    before = await doors.writer.read(lambda tx: works.get(tx, row.id))
    await doors.writer.keep(await refresh(row, doors))
    after, now = await doors.writer.read(lambda tx: (works.get(tx, row.id), works.row_of(tx, row.id)))
    if now.watch.get("failures"):
        return Read(now, failed=True)
    return Read(now, tuple(changes(before, after)))


def _tell(read: Read) -> None:
    row = read.row
    if read.failed:
        say(f"{row.id} {clipped(row.url)}: {row.reason}")
    elif read.corrected:
        print(block(f"{row.id} {clipped(row.url)}: corrected", *read.corrected))
    else:
        print(f"{row.id} {clipped(row.url)}: unchanged")
        if row.reason:
            say(f"{clipped(row.url)}: {row.reason}")
