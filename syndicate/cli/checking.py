"""What `syndicate check` does: order → settings → policy, original, targets → reports → outputs → exit code."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from syndicate.cli.codes import FailOn, exit_code
from syndicate.cli.doors import Network, Origin, open_fetcher, original, page_readers
from syndicate.cli.outputs import outputs, write_reports
from syndicate.cli.settings import Settings, folder_settings
from syndicate.cli.talk import progress, say_not_checked
from syndicate.cli.targets import Named, named_targets
from syndicate.errors import UsageError
from syndicate.model import Policy, Report, Verdict
from syndicate.policy import load_policy, load_waivers
from syndicate.running import check_targets


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
    allow: tuple[str, ...]
    allow_private: bool | None
    offline: bool | None


def run(order: Order) -> int:
    """Carry the order out; the exit code. Everything that can be wrong with it is told before a page is fetched."""
    settings = folder_settings()
    policy = the_policy(order.policy or settings.policy, order.waivers or settings.waivers)
    origin = _origin(order, settings)
    # with files named on the command line, formats of the folder would leave some without a place
    wanted = outputs(order.formats or (() if order.outputs else settings.formats), order.outputs)
    targets = named_targets(order.targets, order.files_from, order.page_urls)
    network = Network.of(settings, order.allow, order.allow_private, order.offline)
    reports = asyncio.run(_check(targets, origin, policy, network))
    write_reports(reports, wanted)
    fail_on = order.fail_on or settings.fail_on or FailOn.NON_COMPLIANT
    return exit_code((report.verdict for report in reports), fail_on)


def the_policy(name: str | None, waivers: str | None = None) -> Policy:
    """The policy of this name with the waivers of this file. Raises UsageError without a name, else PolicyError."""
    if not name:
        raise UsageError("no terms: give --policy ID or FILE (syndicate policy list shows what there is)")
    policy = load_policy(name)
    return replace(policy, waivers=(*policy.waivers, *load_waivers(waivers))) if waivers else policy


def _origin(order: Order, settings: Settings) -> Origin:
    name = order.original or settings.original
    if not name:
        raise UsageError("no original: give --original URL or FILE")
    return Origin(name, order.original_url, order.title, order.authors, order.publisher)


async def _check(
    targets: Sequence[Named], origin: Origin, policy: Policy, network: Network
) -> tuple[Report, ...]:
    """The reports in the order of the targets."""
    found: dict[int, Report] = {}
    with page_readers(len(targets)) as confined, progress("checking", len(targets)) as steps:
        async with open_fetcher(network) as fetcher:
            work = await original(origin, policy, fetcher)
            now = datetime.now(UTC)
            pages = (target.load() for target in targets)
            async for position, report in check_targets(pages, work, policy, fetcher, confined, now=now):
                found[position] = report
                steps.done(report.url)
                if report.verdict is Verdict.NOT_CHECKED:
                    say_not_checked(report)
    return tuple(report for _, report in sorted(found.items()))
