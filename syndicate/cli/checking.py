"""What `syndicate check` does: order → settings → targets, originals, policies → reports → outputs → exit code."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from syndicate.cli.baselines import baseline_of, left_out
from syndicate.cli.codes import FINE, FailOn, exit_code
from syndicate.cli.doors import Network, Origin
from syndicate.cli.evidence_keeping import Keeper, evidence_folder
from syndicate.cli.jobs import Job, jobs_of, origin_of
from syndicate.cli.judging import Besides, Plan, judged
from syndicate.cli.outputs import STDOUT, keep_inputs, outputs, write_reports
from syndicate.cli.posts import Post, Posts
from syndicate.cli.recordings import Played, played
from syndicate.cli.settings import OWN, Settings, folder_settings
from syndicate.cli.shots import shots_folder
from syndicate.cli.sites import Site, is_folder, pages_in
from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import Named, bytes_of, is_address, named_targets, once_each, with_stdin_called
from syndicate.cli.targets import named as named_work
from syndicate.cli.terms import the_policy
from syndicate.errands import Errands, require_pillow
from syndicate.errors import UsageError
from syndicate.evidence.warc_reading import Recording
from syndicate.lists import opened
from syndicate.policy.sources import chain, open_source
from syndicate.urls import without_login


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
    works: str = ""  #: a list of originals, for folders of pages
    site: str = ""  #: the address of a folder of pages
    stdin_filename: str = ""  #: the file that stdin is to become
    listed: bool = False  #: pass over files that the folder's settings do not list as posts


def run(order: Order) -> int:
    """Carry the order out; the exit code. Everything that can be wrong with it is told before a page is fetched."""
    if order.pictures:
        require_pillow()
    with played(order) as instead:
        return _run(instead)


def _run(instead: Played) -> int:
    order, settings = instead.order, folder_settings()
    plan = _planned(instead, settings)
    if not plan.targets:
        say(f"none of the files named is listed in {OWN}")
        return FINE
    # with files named on the command line, formats of the folder would leave some without a place
    wanted = outputs(order.formats or (() if order.outputs else settings.formats), order.outputs)
    keep_inputs(wanted, _inputs(order, settings, plan))
    baseline = baseline_of(order.baseline) if order.baseline else None
    on_screen = sys.stdout.isatty() and any(output.path == STDOUT for output in wanted)
    reports = asyncio.run(judged(replace(plan, tell=not on_screen)))
    everything = reports
    verdicts = tuple(report.verdict for report in reports)
    if baseline:
        news = baseline.news(reports)
        reports, verdicts = news.reports, news.verdicts
        say(left_out(order.baseline, news))
    write_reports(reports, wanted)
    if plan.besides.keeper:
        plan.besides.keeper.keep(everything)
    return exit_code(verdicts, order.fail_on or settings.fail_on or FailOn.NON_COMPLIANT)


def _planned(instead: Played, settings: Settings) -> Plan:
    order = instead.order
    posts = Posts(settings.republished)
    files, folders = ((), ()) if instead.targets else _wanted(order, posts)
    named = instead.targets or _named(files, order, posts, bool(folders))
    targets, again = once_each(named)
    for name in again:
        say(f"{clipped(name)}: is named more than once, and checked once")
    jobs = jobs_of(targets, posts, order, settings)
    site = _site(folders, len(targets), order, settings)
    besides = _besides(order, settings, jobs, instead.recordings)
    network = Network.of(settings, order.allow, order.allow_private, order.offline)
    pages = site.pages if site else ()
    return Plan((*targets, *pages), jobs, site, network, besides, tell=True)


def _wanted(order: Order, posts: Posts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The targets that are pages, and the folders; every post of the list where nothing is named."""
    names = order.targets
    if order.listed:
        if not posts.names:
            raise UsageError(f"--listed: {OWN} lists no posts; name them in [[republished]]")
        names = tuple(name for name in names if name in posts)
    elif not names and not order.files_from:
        names = posts.names
    folders = tuple(name for name in names if is_folder(name))
    return tuple(name for name in names if name not in folders), folders


def _named(files: tuple[str, ...], order: Order, posts: Posts, has_folders: bool) -> tuple[Named, ...]:
    """The pages named, each where it stands, as the command or the list of posts says."""
    if not files and not order.files_from and (has_folders or order.listed):
        return with_stdin_called((), order.stdin_filename)
    named = named_targets(files, order.files_from, order.page_urls)
    named = with_stdin_called(named, order.stdin_filename)
    return tuple(
        each if each.url else replace(each, url=posts.of(each.called or each.path).url) for each in named
    )


def _site(folders: tuple[str, ...], first: int, order: Order, settings: Settings) -> Site | None:
    """The pages in the folders, and what is looked for in them. Raises UsageError for options that need the other."""
    if not folders:
        if order.works:
            raise UsageError("--works is for a folder of pages: name one, such as public/")
        return None
    address = order.site or settings.site or ""
    if address and not is_address(address):
        raise UsageError(f"--site {clipped(address)}: expected an address such as https://blog.example/")
    if len(folders) > 1 and address:
        raise UsageError("--site is the address of one folder; check the others by themselves")
    pages = tuple(page for folder in folders for page in pages_in(folder, address))
    name = order.policy or settings.policy
    policy = the_policy(name, order.waivers or settings.waivers)
    if not order.works:
        return Site(first, pages, policy, name or "", origin_of(order, Post(""), settings))
    if order.original:
        raise UsageError("--original and --works: give one of them")
    return Site(first, pages, policy, name or "", (named_work(order.works),))


def _besides(
    order: Order, settings: Settings, jobs: tuple[Job, ...], recordings: tuple[Recording, ...]
) -> Besides:
    """Options, else the settings of the folder. Raises UsageError for a filter list that is damaged."""

    def asked(option: bool | None, setting: bool | None, usual: bool = False) -> bool:
        return next((each for each in (option, setting) if each is not None), usual)

    render = {True: "always", False: "needed", None: settings.render or ""}[order.render]
    return Besides(
        Errands(asked(order.follow, settings.follow), order.pictures, asked(order.ads_txt, settings.ads_txt)),
        opened() if asked(order.lists, settings.lists, usual=True) else None,
        render,
        shots_folder(order.screenshot, render),
        _keeper(order, jobs),
        recordings,
    )


def _keeper(order: Order, jobs: tuple[Job, ...]) -> Keeper | None:
    """Keeps what is fetched, where that is asked for, with the terms as they are judged and the original's own page."""
    if not order.evidence:
        return None
    if len(jobs) != 1 or not isinstance(jobs[0].original, Origin):
        raise UsageError(
            "--evidence is kept of the copies of one original; check those of others by themselves"
        )
    origin = jobs[0].original
    told = {
        "original": without_login(origin.name) if is_address(origin.name) else "",
        "original_url": without_login(origin.url),
        "title": origin.title,
        "authors": origin.authors,
        "publisher": origin.publisher,
    }
    page = origin.name.lower().endswith((".html", ".htm")) and Path(origin.name).is_file()
    return Keeper(
        evidence_folder(order.evidence),
        b"".join(each.data for each in chain(open_source(jobs[0].name))),
        bytes_of(origin.name) if page else b"",
        json.dumps(told).encode(),
    )


def _inputs(order: Order, settings: Settings, plan: Plan) -> Iterator[tuple[str, str]]:
    """Every file that the run reads, with what it is."""
    for recording in plan.besides.recordings:
        yield "a recording to check", recording.name
    for target in plan.targets:
        yield "a page to check", target.path
    for job in plan.jobs:
        yield "the original", job.original.name if isinstance(job.original, Origin) else ""
        yield "the policy", job.name
    if plan.site:
        yield "the original", plan.site.works.name if isinstance(plan.site.works, Origin) else order.works
        yield "the policy", plan.site.name
    yield "the file with the waivers", order.waivers or settings.waivers or ""
    yield "the list of targets", order.files_from
    yield "the baseline", order.baseline
