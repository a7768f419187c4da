"""What `syndicate feeds add` does: address → fetched → a feed, or a page that announces some → read → kept."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime

from syndicate.cli.doors import Network, open_fetcher
from syndicate.cli.feeds_finding import Finder, Found
from syndicate.cli.feeds_kept import by_key
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, progress, say
from syndicate.cli.targets import is_address
from syndicate.confine import ConfinedPool
from syndicate.errors import UsageError
from syndicate.feeds import FeedWatch, feed_key
from syndicate.feeds.identity import web_address
from syndicate.saying import number_of
from syndicate.store import Store, feeds
from syndicate.store.rows import plain
from syndicate.turns import in_turn

_OK, _NONE, _SOME = 0, 2, 3
_PRELOAD = ("syndicate.feeds", "feedparser", "turbohtml")


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `feeds add` as given."""

    urls: tuple[str, ...]
    title: str
    all: bool
    store: str | None
    allow: tuple[str, ...]
    allow_private: bool | None
    offline: bool


def add(wish: Wish) -> int:
    """Find and keep the feeds; the exit code. What is kept before an interrupt stays kept."""
    urls = tuple(dict.fromkeys(_address(url) for url in wish.urls))
    if wish.title and (len(urls) > 1 or wish.all):
        raise UsageError("--title is for one feed: give one address, without --all")
    settings = folder_settings()
    network = Network.of(settings, wish.allow, wish.allow_private, wish.offline or None)
    with open_store(wish.store, settings) as store:
        if network.offline:
            for url in urls:
                _keep(store, Found(url), wish.title)
            return _OK
        return asyncio.run(_find(urls, wish, network, store))


async def _find(urls: tuple[str, ...], wish: Wish, network: Network, store: Store) -> int:
    failed = 0
    with ConfinedPool(2, _PRELOAD) as confined, progress("looking for feeds", len(urls)) as steps:
        async with open_fetcher(network) as fetcher:
            finder = Finder(fetcher, confined, every=wish.all)
            async with aclosing(in_turn(urls, finder.look)) as looked:
                async for position, found in looked:
                    steps.done(urls[position])
                    if isinstance(found, str):
                        failed += 1
                        say(f"{clipped(urls[position])}: {found}")
                        continue
                    for each in found:
                        _keep(store, each, wish.title)
    if not failed:
        return _OK
    return _NONE if failed == len(urls) else _SOME


def _keep(store: Store, found: Found, title: str) -> None:
    """Write one feed, under the address that it is known by where it is known."""
    now = datetime.now(UTC)
    with store.reading() as tx:
        before = by_key(feeds.listed(tx, removed=True)).get(feed_key(found.url))
    url = before.url if before else found.url
    title = title or found.title
    store.write(lambda tx: feeds.add(tx, url, now=now, title=title, watch=plain(FeedWatch())))
    if found.instead_of:
        say(f"{clipped(found.instead_of)}: {found.how}: {clipped(url)}{_more(found.others)}")
    if before is None:
        done = "added"
    else:
        done = {"live": "is polled already", "stopped": "is asked again"}.get(before.state, "is polled again")
    print(f"{clipped(url)}: {done}{_entries(found)}")


def _entries(found: Found) -> str:
    return "" if found.entries is None else f", {number_of(found.entries, 'entry', 'entries')}"


def _more(others: int) -> str:
    return f"; {number_of(others, 'other')} with --all" if others else ""


def _address(name: str) -> str:
    url = web_address(name) if name.lower().startswith("feed:") else name
    if not url or not is_address(url) or not web_address(url):
        raise UsageError(f"{clipped(name)}: expected an address such as https://blog.example/feed")
    return web_address(url)
