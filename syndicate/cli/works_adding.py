"""What `syndicate works add` does: targets → articles, feeds, sitemaps → addresses of articles → read → kept.

Each work is kept as soon as it is read, so that an interrupt loses nothing and the next run goes on.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from syndicate.cli.doors import Network, open_fetcher
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped
from syndicate.cli.targets import Named, is_address
from syndicate.cli.terms import the_policy
from syndicate.cli.works_gathering import Gathering, Pick
from syndicate.cli.works_keeping import Keeper
from syndicate.cli.works_tally import Fresh, Tally
from syndicate.cli.works_targets import works_named
from syndicate.confine import ConfinedPool
from syndicate.errors import UsageError
from syndicate.model import Policy
from syndicate.monitor.schedule import Schedule, schedule
from syndicate.running import PRELOAD_ORIGINAL
from syndicate.store import Store
from syndicate.works import Known


@dataclass(frozen=True, slots=True)
class Order:
    """The options of `works add` as given; None and "" are not given."""

    targets: tuple[str, ...]
    files_from: str
    policy: str | None
    since: str
    most: int | None
    dry_run: bool
    url: str
    title: str | None
    authors: tuple[str, ...] | None
    publisher: str | None
    published: str
    store: str | None
    allow: tuple[str, ...]
    allow_private: bool | None
    offline: bool | None


def run(order: Order) -> int:
    """Carry the order out; the exit code. What is wrong with it is told before anything is fetched."""
    settings = folder_settings()
    name = order.policy or settings.policy
    policy = the_policy(name)
    targets = works_named(order.targets, order.files_from)
    if order.url:
        targets = (_placed(order.url, targets),)
    pick, known = Pick(_day("--since", order.since), order.most), _known(order, targets)
    network = Network.of(settings, order.allow, order.allow_private, order.offline)
    tally = Tally(order.dry_run)
    looked = schedule((settings.monitor or {}).get("schedule"))
    with open_store(order.store, settings) as store:
        try:
            asyncio.run(
                _add(targets, known, pick, network, store, policy, _lasting(name or ""), looked, tally)
            )
        finally:
            tally.say()
    return tally.code


async def _add(
    targets: Sequence[Named],
    known: Known,
    pick: Pick,
    network: Network,
    store: Store,
    policy: Policy,
    name: str,
    looked: Schedule,
    tally: Tally,
) -> None:
    with ConfinedPool(os.cpu_count() or 1, PRELOAD_ORIGINAL) as confined:
        async with open_fetcher(network) as fetcher:
            keeper = Keeper(policy, fetcher, confined, store, name, looked)
            gathering = Gathering(keeper, Fresh.of(store), tally)
            await gathering.read(pick.of(await gathering.look(targets, known)))


def _known(order: Order, targets: Sequence[Named]) -> Known:
    """What the caller knows of the one article. Raises UsageError where there are several."""
    published = _day("--published", order.published)
    known = Known(title=order.title, authors=order.authors, publisher=order.publisher, published=published)
    one = [
        f"--{name}"
        for name in ("title", "author", "published")
        if known.get(name.replace("author", "authors"))
    ]
    if one and len(targets) > 1:
        raise UsageError(f"{one[0]} is for one article, and {len(targets)} targets are named")
    return known


def _placed(url: str, targets: Sequence[Named]) -> Named:
    """The one file, at its address."""
    if len(targets) != 1 or not targets[0].path:
        raise UsageError("--url is for one article given as a file, or - for stdin")
    if not is_address(url):
        raise UsageError(f"--url {clipped(url)}: expected an address such as https://news.example/article")
    return Named(url, targets[0].path)


def _day(option: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {clipped(text)}: expected a day such as 2026-11-03") from None


def _lasting(name: str) -> str:
    """The name of a policy as it is kept: a file's whole path, as a monitor may run in another folder."""
    return str(Path(name).resolve()) if Path(name).suffix == ".toml" or os.sep in name else name
