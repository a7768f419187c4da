"""Tour: feed → pages → reports, by the same doors as for any other site.

The Global Research policy that ships is used with one change, without which nothing here could link to the
publisher: the address of the small web counts as one of its hosts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from syndicate.confine import ConfinedPool
from syndicate.demo.scenes import Scene
from syndicate.demo.web import SmallWeb
from syndicate.errors import SyndicateError
from syndicate.feeds import read_feed
from syndicate.fetch import FEED, Fetcher, Manners
from syndicate.model import Policy, Report
from syndicate.policy import load_policy
from syndicate.running import PRELOAD, PRELOAD_ORIGINAL, check_targets, read_original

T = TypeVar("T")


def terms(web: SmallWeb) -> Policy:
    """The founding policy as it ships, with the small web's address among the publisher's hosts."""
    policy = load_policy("global-research")
    hosts = (*policy.assigner.hosts, web.publisher)
    return replace(policy, assigner=replace(policy.assigner, hosts=hosts))


async def tour(web: SmallWeb) -> AsyncIterator[tuple[Scene, Report]]:
    """Every page that the feed announces, with its report, as each is ready.

    Raises the error of the feed or of the original, if one cannot be read.
    """
    policy = terms(web)
    manners = Manners(allow=web.endpoints, pace=0.0)  # nobody else is disturbed
    preload = ("feedparser", *PRELOAD_ORIGINAL)
    with ConfinedPool(1, preload) as first, ConfinedPool(0, PRELOAD) as pages:
        async with Fetcher(manners) as fetcher:
            announced = _sure(await fetcher.fetch(web.feed, kinds=FEED))
            feed = _sure(await first.run_async(read_feed, announced.body, announced.final_url, url=web.feed))
            work = _sure(await read_original(web.original, policy, fetcher, first, {}))
            urls = [entry.url for entry in feed.entries]
            found = check_targets(urls, work, policy, fetcher, pages, now=datetime.now(UTC))
            async for _, report in found:
                yield web.scene(report.url), report


def _sure(found: T | SyndicateError) -> T:
    """What was asked for; an error is raised."""
    if isinstance(found, SyndicateError):
        raise found
    return found
