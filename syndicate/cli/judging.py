"""Judging: the pages of all jobs, through one set of doors; what a check of `syndicate check` does once it is planned."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.cli.doors import Network, Origin, open_browser, open_fetcher, original, page_readers
from syndicate.cli.evidence_keeping import Keeper, Keeping
from syndicate.cli.jobs import Job
from syndicate.cli.shots import outlines, shoot
from syndicate.cli.sites import Site, jobs_in, say_passed_over
from syndicate.cli.talk import Steps, progress, say_not_checked
from syndicate.cli.targets import Named
from syndicate.confine import ConfinedPool
from syndicate.errands import Errands
from syndicate.evidence.replay import replayed
from syndicate.evidence.warc_reading import Recording
from syndicate.fetch import Fetches
from syndicate.model import Report, Verdict
from syndicate.model.listed import Lists
from syndicate.running import check_targets

if TYPE_CHECKING:
    from syndicate.browser import Browser


@dataclass(frozen=True, slots=True)
class Besides:
    """What a check looks at besides the pages, and what it keeps."""

    errands: Errands
    lists: Lists | None
    render: str = ""  #: "always", "needed", "" for never
    shots: Path | None = None  #: the folder for pictures of rendered pages
    keeper: Keeper | None = None  #: of what is fetched
    recordings: tuple[Recording, ...] = ()  #: what is checked instead of the web


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is checked in one run; `tell` of pages that were not checked, as they come.

    The pages of a `site` stand behind the targets of the `jobs`: which of them hold a work turns out when they are read.
    """

    targets: tuple[Named, ...]
    jobs: tuple[Job, ...]
    site: Site | None
    network: Network
    besides: Besides
    tell: bool


async def judged(plan: Plan) -> tuple[Report, ...]:
    """The reports in the order of the targets; of a page of the site only where it holds a work, or cannot be read."""
    async with _opened(plan) as doors:
        jobs, first = plan.jobs, len(plan.targets)
        if plan.site:
            jobs, first = (*jobs, *await jobs_in(plan.site, doors.fetcher, doors.confined)), plan.site.first
        found: list[tuple[int, Report]] = []
        with progress("checking", sum(len(job.at) for job in jobs)) as steps:
            for job in jobs:
                found += await doors.judge(job, steps)
    told = [each for each in found if each[0] < first or each[1].verdict is not Verdict.NOT_A_COPY]
    if plan.site:
        say_passed_over(plan.site, {position for position, _ in told if position >= first})
    return tuple(report for _, report in sorted(told, key=lambda each: each[0]))


@asynccontextmanager
async def _opened(plan: Plan) -> AsyncIterator[_Doors]:
    besides, keeper = plan.besides, plan.besides.keeper
    record = keeper.exchanges.append if keeper else None
    web = replayed(besides.recordings) if besides.recordings else open_fetcher(plan.network, record)
    with page_readers(len(plan.targets)) as confined:
        async with (
            web as fetcher,
            open_browser(
                besides.render,
                plan.network,
                fetcher,
                keep=bool(besides.shots or keeper),
                parts=fetcher if besides.recordings else None,
                record=record,
            ) as browser,
        ):
            yield _Doors(plan, confined, fetcher, browser)


@dataclass(frozen=True, slots=True)
class _Doors:
    """What all jobs of a run go through."""

    plan: Plan
    confined: ConfinedPool
    fetcher: Fetches
    browser: Browser | None

    async def judge(self, job: Job, steps: Steps) -> list[tuple[int, Report]]:
        """The reports of one job, each with the position of its target."""
        besides, named = self.plan.besides, [self.plan.targets[position] for position in job.at]
        drawing: Fetches | None = self.browser
        if self.browser and besides.keeper:
            drawing = Keeping(self.browser, besides.keeper.rendered)
        work = job.original
        if isinstance(work, Origin):
            work = await original(work, job.policy, self.fetcher, self.confined)
        found = []
        checked = check_targets(
            (each.load() for each in named),
            work,
            job.policy,
            drawing if drawing and besides.render == "always" else self.fetcher,
            self.confined,
            now=datetime.now(UTC),
            errands=besides.errands,
            lists=besides.lists,
            browser=drawing,
        )
        async for at, report in checked:
            found.append((job.at[at], report))
            if self.browser:
                await _picture(self.browser, named[at].url, report, besides, job.at[at])
            steps.done(report.url)
            if self.plan.tell and report.verdict is Verdict.NOT_CHECKED:
                say_not_checked(report)
        return found


async def _picture(browser: Browser, url: str, report: Report, besides: Besides, position: int) -> None:
    """Picture the page, which a browser does once, for the folder of pictures and for the evidence."""
    picture: bytes | None = b""
    if besides.shots:
        picture = await shoot(browser, url, report, besides.shots, position)
    elif besides.keeper:
        picture = await browser.picture(url, outlines(report))
    if besides.keeper and picture:
        besides.keeper.pictures[report.url] = picture
