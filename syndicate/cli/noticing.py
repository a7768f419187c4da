"""What `syndicate notice PAGE` does: order → check → contacts → letter → stdout or a file."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from syndicate import resources
from syndicate.cli.codes import FINE, UNDECIDED
from syndicate.cli.doors import Network, Origin, open_fetcher, original, page_readers
from syndicate.cli.outputs import STDOUT, Output, keep_inputs, write_file
from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import named
from syndicate.cli.terms import the_policy
from syndicate.errors import PageError, ParseStopped, UsageError
from syndicate.model import Capture, Page, Policy, Report, Verdict
from syndicate.notices import (
    Contact,
    Letter,
    Stage,
    address,
    contact_page,
    contacts,
    draft,
    letter,
    spelled,
    why_none,
)
from syndicate.owners import publisher_hosts
from syndicate.running import check_targets

FORMATS = ("eml", "text", "html")


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command as given, or as the folder sets them."""

    page: str
    page_url: str
    origin: Origin
    policy: str | None
    waivers: str | None
    stage: str
    lang: str
    format: str
    output: str
    sender: str
    to: str
    network: Network
    report: str = ""  #: the file of an earlier check; nothing is fetched then


def run(order: Order) -> int:
    """Carry the order out; the exit code. Nothing is sent."""
    sane(order)
    policy = the_policy(order.policy, order.waivers)
    inputs = (
        ("the page", order.page),
        ("the original", order.origin.name),
        ("the policy", order.policy or ""),
    )
    keep_inputs((Output(order.format, order.output),), inputs)
    report, found = asyncio.run(_look(order, policy))
    if why_none(report):
        return no_letter(report)
    to = _addressee(order, report, found)
    hand_over(order, report, report.page.language if report.page else "", to)
    return FINE


def sane(order: Order) -> None:
    """Raise UsageError for options that no letter can be written by."""
    for what, name, known in (("stage", order.stage, tuple(Stage)), ("format", order.format, FORMATS)):
        if name not in known:
            raise UsageError(f"{what} {clipped(name)!r} is not known; choose one of {', '.join(known)}")
    for given in filter(None, (order.sender, order.to)):
        address(given)


def no_letter(report: Report) -> int:
    """Say why no letter is written about this page; the exit code."""
    say(f"{clipped(report.url)}: no letter is written; {clipped(why_none(report))}")
    return FINE if report.verdict in (Verdict.COMPLIANT, Verdict.NOT_A_COPY) else UNDECIDED


def hand_over(order: Order, report: Report, page_lang: str, to: Contact | None) -> None:
    """Write the letter about a page in this language, and say what is left blank in it."""
    lang = _language(order.lang or page_lang)
    paste = page_lang if page_lang in resources.data("snippet") else lang
    written = letter(report, Stage(order.stage), lang=lang, paste=paste)
    _write(order, written, to)
    for blank in written.blanks:
        say(f"left for you to fill in: {blank}")


async def _look(order: Order, policy: Policy) -> tuple[Report, tuple[Contact, ...]]:
    """The report on the page and the addresses that it states."""
    target = named(order.page, order.page_url).load()
    with page_readers(1) as confined:
        async with open_fetcher(order.network) as fetcher:
            work = await original(order.origin, policy, fetcher, confined)
            page = await fetcher.fetch(target) if isinstance(target, str) else target
            once = target if isinstance(page, PageError) else page  # which only a browser gives
            checked = check_targets([once], work, policy, fetcher, confined, now=datetime.now(UTC))
            (report,) = [report async for _, report in checked]
        if (
            report.page is None
            or not isinstance(page, Capture)
            or report.verdict is not Verdict.NON_COMPLIANT
        ):
            return report, ()
        own = publisher_hosts(policy, work)
        found = await confined.run_async(_contacts, page.body, report.page, own, url=page.url)
        return report, () if isinstance(found, ParseStopped) else found


def _contacts(body: bytes, page: Page, own: tuple[str, ...]) -> tuple[Contact, ...]:
    return contacts(body.decode(page.encoding, "replace"), page, own)


def _language(asked: str) -> str:
    """The language of the letter, or English, and then that is said."""
    lang = asked.replace("_", "-").partition("-")[0].lower()
    if lang in resources.data("notices"):
        return lang
    say(f"there is no letter in {clipped(asked) or 'the unknown language of the page'}: it is in English")
    return "en"


def _addressee(order: Order, report: Report, found: tuple[Contact, ...]) -> Contact | None:
    if order.to:
        return Contact(order.to, "", 0)
    for each in found:
        say(f"address on the page: {each.address} ({each.source})")
    for words in spelled(report.page) if report.page else ():
        say(f"the page spells an address, which only a person should read: {clipped(words)}")
    if not found and report.page:
        page = contact_page(report.page)
        more = f"; it links to {clipped(page)}" if page else ""
        say(f"no address was found on the page, so To is left empty{more}")
    return found[0] if found else None


def _write(order: Order, written: Letter, to: Contact | None) -> None:
    content: str | bytes = written.text() if order.format == "text" else written.html()
    if order.format == "eml":
        source = to.source if to else ""
        content = draft(written, sender=order.sender, to=to.address if to else "", source=source)
    if order.output != STDOUT:
        write_file(order.output, content)
    elif isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.buffer.write(content)
