"""Running: many targets through the line, each untrusted step behind its door.

target → fetch → [confined: read → check] → Report → errands, where some are asked for → [confined: read → check] → Report
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from syndicate import __version__
from syndicate.confine import Confines
from syndicate.errands import NO_ERRANDS, NOTHING, Brought, Errands, Messenger
from syndicate.errors import FetchError, PageError, ScriptOnly
from syndicate.fetch import Fetches
from syndicate.model import Capture, Policy, Report, Verdict, Work
from syndicate.model.listed import Lists
from syndicate.owners import publisher_hosts
from syndicate.turns import AT_ONCE, in_turn
from syndicate.urls import without_login
from syndicate.works import Known, read_work

Target = str | Capture | FetchError | PageError
"""An address to fetch, a page that is already here, or the reason why there is none."""

PRELOAD = (
    "syndicate.running",
    "syndicate.checking",
    "syndicate.page",
    "turbohtml",
    "numpy",
    "rapidfuzz",
    "py3langid",
    "ada_url",
    "publicsuffixlist",
)
"""What a confined process imports before its first page, so that no page is charged for it."""
PRELOAD_ORIGINAL = ("syndicate.works.reading", "bs4", "trafilatura", *PRELOAD)
"""The same for originals."""


async def check_targets(
    targets: Iterable[Target],
    work: Work,
    policy: Policy,
    fetcher: Fetches,
    confined: Confines,
    *,
    now: datetime,
    errands: Errands = NO_ERRANDS,
    lists: Lists | None = None,
    browser: Fetches | None = None,
    at_once: int = AT_ONCE,
) -> AsyncIterator[tuple[int, Report]]:
    """A report for every target, as each is ready, with its position among the targets.

    What goes wrong with a page ends in its report; everything else is raised. When the iteration is ended
    early, work that has begun is cancelled. `now` is aware. `errands` are what is fetched besides the pages, through the
    same fetcher; `lists` are filter lists, which must cross into another process (`syndicate.lists.opened`).
    `browser` fetches again, with their scripts run, pages whose text a script is to show.
    """
    messenger = Messenger(errands, fetcher, confined, publisher_hosts(policy, work))
    run = _Run(work, policy, confined, fetcher, now, lists, messenger, browser)
    try:
        async with aclosing(in_turn(targets, run.one, at_once)) as reports:
            async for each in reports:
                yield each
    finally:
        for unfinished in messenger.tasks:
            unfinished.cancel()
        await asyncio.gather(*messenger.tasks, return_exceptions=True)


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
    from syndicate.drafts import as_page

    return read_work(as_page(capture), policy, **known)


def check_capture(
    capture: Capture,
    work: Work,
    policy: Policy,
    now: datetime,
    lists: Lists | None = None,
    brought: Brought = NOTHING,
    first_seen: datetime | None = None,
) -> Report:
    """The pure part of the line, for a process that can be killed. The body stays behind; its digest names it.

    Raises PageError for a draft that its own processor cannot read.
    """
    from syndicate.checking import check
    from syndicate.drafts import as_page
    from syndicate.drafts.lines import with_lines
    from syndicate.page import read

    report = check(
        read(as_page(capture)),
        work,
        policy,
        now=now,
        resolved=brought.resolved,
        pictures=brought.pictures,
        lists=lists,
        ads_txt=brought.ads_txt,
        first_seen=first_seen,
    )
    page = report.page and replace(report.page, capture=replace(capture, body=b"", drawn=b""))
    report = replace(report, page=page)
    return with_lines(report, capture) if capture.file else report


@dataclass(frozen=True, slots=True)
class _Run:
    """What all targets of one run share."""

    work: Work
    policy: Policy
    confined: Confines
    fetcher: Fetches
    now: datetime
    lists: Lists | None
    messenger: Messenger
    browser: Fetches | None = None

    async def one(self, target: Target) -> Report:
        found = await self.fetcher.fetch(target) if isinstance(target, str) else target
        if not isinstance(found, Capture):
            return self._not_checked(target if isinstance(target, str) else found.url, found)
        report = await self._check(found)
        if self.browser is not None and isinstance(target, str) and isinstance(report.error, ScriptOnly):
            found = await self.browser.fetch(target)
            if not isinstance(found, Capture):
                return self._not_checked(target, found)
            report = await self._check(found)
        brought = await self.messenger.run(report)
        return await self._check(found, brought) if brought else report

    async def _check(self, capture: Capture, brought: Brought = NOTHING) -> Report:
        args = (capture, self.work, self.policy, self.now, self.lists, brought)
        report: Report | PageError
        try:
            report = await self.confined.run_async(check_capture, *args, url=capture.url)
        except PageError as error:  # a draft that its own processor cannot read
            report = error
        if isinstance(report, PageError):
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
