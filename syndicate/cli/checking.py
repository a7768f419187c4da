"""What `syndicate check` does: order → settings → policy, original, targets → reports → outputs → exit code."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.cli.baselines import baseline_of, left_out
from syndicate.cli.codes import FailOn, exit_code
from syndicate.cli.doors import Network, Origin, open_browser, open_fetcher, original, page_readers
from syndicate.cli.evidence_keeping import Keeper, Keeping, evidence_folder
from syndicate.cli.outputs import STDOUT, keep_inputs, outputs, write_reports
from syndicate.cli.recordings import Played, played
from syndicate.cli.settings import Settings, folder_settings
from syndicate.cli.shots import outlines, shoot, shots_folder
from syndicate.cli.talk import clipped, progress, say, say_not_checked
from syndicate.cli.targets import Named, bytes_of, is_address, named_targets, once_each
from syndicate.errands import Errands, require_pillow
from syndicate.errors import PolicyError, UsageError
from syndicate.evidence.replay import replayed
from syndicate.evidence.warc_reading import Recording
from syndicate.lists import opened
from syndicate.model import Policy, Report, Verdict
from syndicate.model.listed import Lists
from syndicate.policy import Level, lint, load_policy, load_waivers
from syndicate.policy.sources import chain, open_source
from syndicate.running import check_targets
from syndicate.urls import without_login

if TYPE_CHECKING:
    from syndicate.browser import Browser


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command as given; None and () are not given."""

    targets: tuple[str, ...]
    files_from: str
    page_urls: tuple[str, ...]
    original: str | None
    original_url: str
    title: str | None
    authors: tuple[str, ...] | None
    publisher: str | None
    policy: str | None
    waivers: str | None
    formats: tuple[str, ...]
    outputs: tuple[str, ...]
    fail_on: FailOn | None
    baseline: str
    pictures: bool
    allow: tuple[str, ...]
    allow_private: bool | None
    follow: bool | None
    lists: bool | None
    ads_txt: bool | None
    offline: bool | None
    render: bool | None = None  #: every page, or (False) those that need it
    screenshot: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Besides:
    """What a check looks at besides the pages."""

    errands: Errands
    lists: Lists | None
    render: str = ""  #: "always", "needed", "" for never
    shots: Path | None = None  #: the folder for pictures of rendered pages
    keeper: Keeper | None = None  #: of what is fetched
    recordings: tuple[Recording, ...] = ()  #: what is checked instead of the web

    @classmethod
    def of(cls, order: Order, settings: Settings) -> Besides:
        """Options, else the settings of the folder. Raises UsageError for a filter list that is damaged."""

        def asked(option: bool | None, setting: bool | None, usual: bool = False) -> bool:
            return next((each for each in (option, setting) if each is not None), usual)

        lists = opened() if asked(order.lists, settings.lists, usual=True) else None
        follow, ads_txt = asked(order.follow, settings.follow), asked(order.ads_txt, settings.ads_txt)
        render = {True: "always", False: "needed", None: settings.render or ""}[order.render]
        return cls(
            Errands(follow, order.pictures, ads_txt), lists, render, shots_folder(order.screenshot, render)
        )


def run(order: Order) -> int:
    """Carry the order out; the exit code. Everything that can be wrong with it is told before a page is fetched."""
    if order.pictures:
        require_pillow()
    with played(order) as instead:
        return _run(instead)


def _run(instead: Played) -> int:
    order, settings = instead.order, folder_settings()
    policy = the_policy(order.policy or settings.policy, order.waivers or settings.waivers)
    origin = _origin(order, settings)
    # with files named on the command line, formats of the folder would leave some without a place
    wanted = outputs(order.formats or (() if order.outputs else settings.formats), order.outputs)
    named = instead.targets or named_targets(order.targets, order.files_from, order.page_urls)
    targets, again = once_each(named)
    keep_inputs(wanted, _inputs(order, settings, targets, instead))
    for name in again:
        say(f"{clipped(name)}: is named more than once, and checked once")
    baseline = baseline_of(order.baseline) if order.baseline else None
    network = Network.of(settings, order.allow, order.allow_private, order.offline)
    besides = replace(
        Besides.of(order, settings), recordings=instead.recordings, keeper=_keeper(order, settings, policy)
    )
    on_screen = sys.stdout.isatty() and any(output.path == STDOUT for output in wanted)
    reports = asyncio.run(_check(targets, origin, policy, network, besides, tell=not on_screen))
    everything = reports
    verdicts = tuple(report.verdict for report in reports)
    if baseline:
        news = baseline.news(reports)
        reports, verdicts = news.reports, news.verdicts
        say(left_out(order.baseline, news))
    write_reports(reports, wanted)
    if besides.keeper:
        besides.keeper.keep(everything)
    return exit_code(verdicts, order.fail_on or settings.fail_on or FailOn.NON_COMPLIANT)


def the_policy(name: str | None, waivers: str | None = None) -> Policy:
    """The policy of this name with the waivers of this file. Raises UsageError without a name, else PolicyError."""
    if not name:
        raise UsageError("no terms: give --policy ID or FILE (syndicate policy list shows what there is)")
    policy = _loaded(name)
    return replace(policy, waivers=(*policy.waivers, *load_waivers(waivers))) if waivers else policy


def _loaded(name: str) -> Policy:
    try:
        return load_policy(name)
    except PolicyError as error:
        more = sum(problem.level is Level.ERROR for problem in lint(name)) - 1
        if more < 1:
            raise
        message = f"{error.message} ({more} more: syndicate policy lint {clipped(name)})"
        raise PolicyError(message, path=error.path, key=error.key) from error


def _keeper(order: Order, settings: Settings, policy: Policy) -> Keeper | None:
    """Keeps what is fetched, where that is asked for, with the terms as they are judged and the original's own page."""
    if not order.evidence:
        return None
    links = chain(open_source(order.policy or settings.policy or ""))
    name = order.original or settings.original or ""
    told = {
        "original": without_login(name) if is_address(name) else "",
        "original_url": without_login(order.original_url),
        "title": order.title,
        "authors": order.authors,
        "publisher": order.publisher,
    }
    page = name.lower().endswith((".html", ".htm")) and Path(name).is_file()
    return Keeper(
        evidence_folder(order.evidence),
        b"".join(each.data for each in links),
        bytes_of(name) if page else b"",
        json.dumps(told).encode(),
    )


def _inputs(
    order: Order, settings: Settings, targets: Sequence[Named], instead: Played
) -> Iterator[tuple[str, str]]:
    """Every file that the run reads, with what it is."""
    for recording in instead.recordings:
        yield "a recording to check", recording.name
    for target in targets:
        yield "a page to check", target.path
    yield "the original", order.original or settings.original or ""
    yield "the policy", order.policy or settings.policy or ""
    yield "the file with the waivers", order.waivers or settings.waivers or ""
    yield "the list of targets", order.files_from
    yield "the baseline", order.baseline


def _origin(order: Order, settings: Settings) -> Origin:
    name = order.original or settings.original
    if not name:
        raise UsageError("no original: give --original URL or FILE")
    return Origin(name, order.original_url, order.title, order.authors, order.publisher)


async def _check(
    targets: Sequence[Named],
    origin: Origin,
    policy: Policy,
    network: Network,
    besides: Besides,
    *,
    tell: bool,
) -> tuple[Report, ...]:
    """The reports in the order of the targets; `tell` of pages that were not checked, as they come."""
    found: dict[int, Report] = {}
    keeper = besides.keeper
    record = keeper.exchanges.append if keeper else None
    web = replayed(besides.recordings) if besides.recordings else open_fetcher(network, record)
    with page_readers(len(targets)) as confined, progress("checking", len(targets)) as steps:
        async with (
            web as fetcher,
            open_browser(
                besides.render,
                network,
                fetcher,
                keep=bool(besides.shots or keeper),
                parts=fetcher if besides.recordings else None,
                record=record,
            ) as browser,
        ):
            drawing = Keeping(browser, keeper.rendered) if browser and keeper else browser
            work = await original(origin, policy, fetcher, confined)
            now = datetime.now(UTC)
            pages = (target.load() for target in targets)
            checked = check_targets(
                pages,
                work,
                policy,
                drawing if drawing and besides.render == "always" else fetcher,
                confined,
                now=now,
                errands=besides.errands,
                lists=besides.lists,
                browser=drawing,
            )
            async for position, report in checked:
                found[position] = report
                if browser:
                    await _picture(browser, targets[position].url, report, besides, position)
                steps.done(report.url)
                if tell and report.verdict is Verdict.NOT_CHECKED:
                    say_not_checked(report)
    return tuple(report for _, report in sorted(found.items()))


async def _picture(browser: Browser, url: str, report: Report, besides: Besides, position: int) -> None:
    """Picture the page, which a browser does once, for the folder of pictures and for the evidence."""
    picture: bytes | None = b""
    if besides.shots:
        picture = await shoot(browser, url, report, besides.shots, position)
    elif besides.keeper:
        picture = await browser.picture(url, outlines(report))
    if besides.keeper and picture:
        besides.keeper.pictures[report.url] = picture
