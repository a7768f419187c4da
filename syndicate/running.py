"""Running: many targets through the line, each untrusted step behind its door.

target → fetch → [confined: read → check] → Report; with `follow`, links that do not tell where they lead → fetch → checked again;
with `pictures`, those of page and original → fetch → [confined: look] → checked again;
with `ads_txt`, that of the page's site → fetch → checked again
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from syndicate import __version__
from syndicate.checking import check
from syndicate.errors import FetchError, PageError, ParseStopped
from syndicate.fetch import ANY, HTML, Fetches
from syndicate.looking import to_look_at
from syndicate.looks import look
from syndicate.model import Capture, Outcome, Policy, Report, Verdict, Work
from syndicate.model.listed import Lists
from syndicate.owners import publisher_hosts
from syndicate.page import read
from syndicate.selling import ads_txt_of, fetch_ads_txt
from syndicate.urls import belongs, host, is_short, redirects, without_login
from syndicate.works import Known, read_work

T = TypeVar("T")

Target = str | Capture | FetchError
"""An address to fetch, a page that is already here, or the reason why there is none."""

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/avif")
MOST_FOLLOWED = 5  # links of one page; a credit has one or two
AT_ONCE = (
    40  # targets in work at one time: twice the fetcher's connections, as half of them wait for their host
)
OF_ONE_HOST = 3  # of them: one being fetched, as a host is asked once at a time, and two being read meanwhile
PRELOAD = ("syndicate.running", "turbohtml", "numpy", "rapidfuzz", "py3langid", "ada_url", "publicsuffixlist")
"""What a confined process imports before its first page, so that no page is charged for it."""
PRELOAD_ORIGINAL = ("syndicate.works.reading", "bs4", "trafilatura", *PRELOAD)
"""The same for originals."""


class Confines(Protocol):
    """Whatever runs a function where it can be stopped: a `ConfinedPool`, or a fake in a test."""

    async def run_async(self, function: Callable[..., T], *args: Any, url: str = "") -> T | ParseStopped:
        """`function(*args)`, or ParseStopped about `url`."""
        ...


class Offline:
    """Implements `Fetches` without a network: every address is answered with the reason."""

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        return FetchError("The page was not fetched: this run is offline.", url=url)


async def check_targets(
    targets: Iterable[Target],
    work: Work,
    policy: Policy,
    fetcher: Fetches,
    confined: Confines,
    *,
    now: datetime,
    follow: bool = False,
    at_once: int = AT_ONCE,
    pictures: bool = False,
    lists: Lists | None = None,
    ads_txt: bool = False,
) -> AsyncIterator[tuple[int, Report]]:
    """A report for every target, as each is ready, with its position among the targets.

    What goes wrong with a page ends in its report; everything else is raised. When the iteration is ended
    early, work that has begun is cancelled. `now` is aware. With `follow`, short links and the like in a credit that
    is undecided without them are asked where they lead: at most MOST_FOLLOWED a page, through the same fetcher.
    With `pictures`, those of page and original are fetched and looked at where the terms speak of them (`syndicate.looks`,
    needs Pillow). `lists` are filter lists, which must cross into another process (`syndicate.lists.opened`); with `ads_txt`
    that file of each page's site is fetched, once a site.
    """
    run = _Run(work, policy, confined, fetcher, now, follow, pictures, lists, ads_txt)
    line = _Line(targets)
    pending: dict[asyncio.Task[tuple[int, Report]], str] = {}
    try:
        while True:
            while len(pending) < at_once and (called := line.call()):
                position, target, place = called
                begun = asyncio.create_task(run.one(position, target))
                pending[begun] = place
            if not pending:
                return
            done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                line.leave(pending.pop(task))
            for position, report in sorted((task.result() for task in done), key=lambda each: each[0]):
                yield position, report
    finally:
        left = (*pending, *run.followed.values(), *run.looks.values(), *run.sites.values())
        for unfinished in left:
            unfinished.cancel()
        await asyncio.gather(*left, return_exceptions=True)


async def read_original(
    origin: Target, policy: Policy, fetcher: Fetches, confined: Confines, known: Known
) -> Work | FetchError | PageError:
    """The work at an address or on a page that is here, or why there is none; `known` wins over what it says."""
    found = await fetcher.fetch(origin) if isinstance(origin, str) else origin
    if not isinstance(found, Capture):
        return found
    try:
        return await confined.run_async(_read_work, found, policy, known, url=found.url)
    except PageError as error:
        return error


def _read_work(capture: Capture, policy: Policy, known: Known) -> Work:
    return read_work(capture, policy, **known)


def check_capture(
    capture: Capture,
    work: Work,
    policy: Policy,
    now: datetime,
    resolved: Mapping[str, str],
    pictures: Mapping[str, str] | None = None,
    lists: Lists | None = None,
    ads_txt: Capture | None = None,
) -> Report:
    """The pure part of the line, for a process that can be killed. The body stays behind; its digest names it."""
    doors: dict[str, Any] = {"resolved": resolved, "pictures": pictures, "lists": lists, "ads_txt": ads_txt}
    report = check(read(capture), work, policy, now=now, **doors)
    page = report.page and replace(report.page, capture=replace(capture, body=b""))
    return replace(report, page=page)


class _Line:
    """Targets in line. Addresses of a host that has enough in work stand aside, so that a slow host holds up no other.

    Targets are taken as they are needed: one that stands aside is an address and weighs nothing, a page never does.
    """

    def __init__(self, targets: Iterable[Target]) -> None:
        self._coming = enumerate(targets)
        self._aside: dict[str, deque[tuple[int, Target]]] = {}
        self._in_work: Counter[str] = Counter()

    def call(self) -> tuple[int, Target, str] | None:
        """The next target with its position and the host it keeps busy ("" is none); None while nobody may come."""
        for place, aside in self._aside.items():
            if self._in_work[place] < OF_ONE_HOST:
                position, target = aside.popleft()
                if not aside:
                    del self._aside[place]
                self._in_work[place] += 1
                return position, target, place
        for position, target in self._coming:
            place = host(target) if isinstance(target, str) else ""
            if not place or self._in_work[place] < OF_ONE_HOST:
                self._in_work[place] += 1
                return position, target, place
            self._aside.setdefault(place, deque()).append((position, target))
        return None

    def leave(self, place: str) -> None:
        """One target of this host is done."""
        self._in_work[place] -= 1


@dataclass(slots=True)
class _Run:
    """What all targets of one run share; a link that several pages carry is followed once, a picture looked at once."""

    work: Work
    policy: Policy
    confined: Confines
    fetcher: Fetches
    now: datetime
    follow: bool = False
    pictures: bool = False
    lists: Lists | None = None
    ads_txt: bool = False
    followed: dict[str, asyncio.Task[str]] = field(default_factory=dict)
    looks: dict[str, asyncio.Task[str]] = field(default_factory=dict)
    sites: dict[str, asyncio.Task[Capture | None]] = field(default_factory=dict)

    async def one(self, position: int, target: Target) -> tuple[int, Report]:
        found = await self.fetcher.fetch(target) if isinstance(target, str) else target
        if not isinstance(found, Capture):
            url = target if isinstance(target, str) else found.url
            return position, self._not_checked(url, found)
        report = await self._check(found, {}, {}, None)
        links = _to_follow(report) if self.follow else ()
        resolved = {link: end for link in links if (end := await self._end_of(link))}
        asked = to_look_at(report) if self.pictures else ()
        pictures = {url: seen for url in asked if (seen := await self._look_of(url))}
        sold = await self._ads_txt_at(ads_txt_of(report)) if self.ads_txt else None
        if resolved or pictures or sold:
            report = await self._check(found, resolved, pictures, sold)
        return position, report

    async def _check(
        self,
        capture: Capture,
        resolved: Mapping[str, str],
        pictures: Mapping[str, str],
        ads_txt: Capture | None,
    ) -> Report:
        doors = (resolved, pictures, self.lists, ads_txt)
        args = (capture, self.work, self.policy, self.now, *doors)
        report = await self.confined.run_async(check_capture, *args, url=capture.url)
        if isinstance(report, ParseStopped):
            return self._not_checked(capture.url, report)
        return replace(report, work=self.work, policy=self.policy)  # ours, not a copy for every page

    def _not_checked(self, url: str, error: FetchError | PageError) -> Report:
        url = error.url = without_login(url)
        return Report(
            url=url,
            verdict=Verdict.NOT_CHECKED,
            reason=error.reason,
            policy=self.policy,
            work=self.work,
            error=error,
            checked_at=self.now,
            tool_version=__version__,
        )

    async def _end_of(self, link: str) -> str:
        """Where the link leads, "" where that stays unknown."""
        if link not in self.followed:
            self.followed[link] = asyncio.create_task(self._follow(link))
        return await asyncio.shield(self.followed[link])

    async def _ads_txt_at(self, url: str) -> Capture | None:
        """What the site sent as its ads.txt; None where that stays unknown, and for no address."""
        if url and url not in self.sites:
            self.sites[url] = asyncio.create_task(fetch_ads_txt(url, self.fetcher))
        return await asyncio.shield(self.sites[url]) if url else None

    async def _look_of(self, url: str) -> str:
        """What the picture looks like, "" where that stays unknown."""
        if url not in self.looks:
            self.looks[url] = asyncio.create_task(self._look(url))
        return await asyncio.shield(self.looks[url])

    async def _look(self, url: str) -> str:
        found = await self.fetcher.fetch(url, kinds=PICTURES)
        seen = await self.confined.run_async(look, found.body, url=url) if isinstance(found, Capture) else ""
        return seen if isinstance(seen, str) else ""

    async def _follow(self, link: str) -> str:
        """Only an end beyond all shorteners counts: a 200 of the shortener itself is a page about the link.

        A publisher that refuses the page itself (a wall, robots.txt) has still been led to.
        """
        found = await self.fetcher.fetch(link, kinds=ANY, body=False)
        end = found.final_url if isinstance(found, Capture) else found.url
        if is_short(end) or host(end) == host(link):
            return ""
        return (
            end if isinstance(found, Capture) or belongs(end, publisher_hosts(self.policy, self.work)) else ""
        )


def _to_follow(report: Report) -> tuple[str, ...]:
    """Links that a finding on links shows as undecided, and that only redirect: short ones, and the site's own jumps."""
    if report.page is None:
        return ()
    undecided = [
        each for each in report.findings if each.group == "link" and each.outcome is Outcome.CANNOT_TELL
    ]
    shown = {evidence.selector for finding in undecided for evidence in finding.evidence}
    here = (host(report.page.url),)
    links = (
        link.href
        for link in report.page.links
        if link.place.selector in shown and (redirects(link.href) or belongs(link.href, here))
    )
    return tuple(dict.fromkeys(links))[:MOST_FOLLOWED]
