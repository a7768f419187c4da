"""What `syndicate fix` does: order → draft, original → [confined: check → edits → check] → a diff, or the file."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from syndicate.cli.codes import DOES_NOT_MEET, FINE
from syndicate.cli.diffs import diff
from syndicate.cli.doors import Network, Origin, open_fetcher, original, page_readers
from syndicate.cli.replacing import replace_file
from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import STDIN, is_address, named
from syndicate.cli.terms import the_policy
from syndicate.errors import PageError, UsageError
from syndicate.mending import Mended, Wording, mend_capture
from syndicate.model import Capture, Finding, Medium, Policy, Report, Verdict
from syndicate.report import reading

_ENDINGS = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command as given, or as the folder sets them."""

    draft: str
    origin: Origin
    policy: str | None
    waivers: str | None
    page_url: str
    wording: Wording
    write: bool
    network: Network


def run(order: Order) -> int:
    """Carry the order out; the exit code. What no edit mends is told on stderr."""
    if not order.origin.name:
        raise UsageError("no original: give --original URL or FILE")
    draft = _draft(order)
    terms = the_policy(order.policy, order.waivers)
    mended = asyncio.run(_mended(order, draft, terms))
    _tell(order.draft, mended)
    is_mended = mended.body != draft.body
    if is_mended and order.write:
        backup = replace_file(order.draft, draft.body, mended.body)
        say(f"{clipped(order.draft)}: mended; the old one is {backup}")
    elif is_mended:
        sys.stdout.flush()
        sys.stdout.buffer.write(diff(order.draft, draft.body, mended.body))
        sys.stdout.buffer.flush()
    return DOES_NOT_MEET if mended.left or (is_mended and not order.write) else FINE


def _draft(order: Order) -> Capture:
    """The file to mend. Raises UsageError for what is no file in Markdown or HTML."""
    name = clipped(order.draft)
    if order.draft == STDIN or is_address(order.draft):
        raise UsageError(f"{name}: only a file can be mended; save it as .md or .html")
    found = named(order.draft, order.page_url).load()
    if not isinstance(found, Capture):
        raise UsageError(f"{name}: {found}")
    is_web = found.medium is Medium.WEB and order.draft.lower().endswith(_ENDINGS)
    if not (is_web or found.medium is Medium.MARKDOWN):
        raise UsageError(
            f"{name}: only Markdown (.md) and HTML (.html) can be mended; "
            "`syndicate snippet -f all` writes what to paste into other files"
        )
    return found


async def _mended(order: Order, draft: Capture, terms: Policy) -> Mended:
    with page_readers(1) as confined:
        async with open_fetcher(order.network) as fetcher:
            work = await original(order.origin, terms, fetcher, confined)
        now = datetime.now(UTC)
        try:
            found = await confined.run_async(
                mend_capture, draft, work, terms, now, order.wording, url=draft.url
            )
        except UsageError as error:  # its encoding, or what the terms ask to be said of it
            raise UsageError(f"{clipped(order.draft)}: {error}") from error
    if isinstance(found, PageError):
        raise UsageError(f"{clipped(order.draft)}: cannot be mended: {found}")
    if found.before.verdict is Verdict.NOT_CHECKED:
        raise UsageError(f"{clipped(order.draft)}: cannot be read as a page: {found.before.reason}")
    return found


def _tell(name: str, mended: Mended) -> None:
    """What is left to the author, and where nothing could be looked at, why."""
    if not mended.after.findings:
        say(f"{clipped(name)}: {mended.after.reason}")
    for finding in mended.left:
        say(f"{_where(name, mended.after, finding)}: left to you: {_told(finding)}")
    for finding in mended.undecided:
        say(f"{_where(name, mended.after, finding)}: cannot tell: {_told(finding)}")


def _where(name: str, report: Report, finding: Finding) -> str:
    return reading.place(report, finding) or clipped(name)


def _told(finding: Finding) -> str:
    gist = reading.gist(finding)
    return gist if finding.remedy.rstrip(".") in gist else f"{gist} {finding.remedy}"
