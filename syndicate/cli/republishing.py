"""What `syndicate republish` does: order → original → offer → block, head lines or page."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass

from syndicate.cli.doors import Network, Origin, open_fetcher, original, page_readers
from syndicate.cli.outputs import STDOUT, Output, keep_inputs, write_file
from syndicate.cli.talk import clipped, say
from syndicate.cli.terms import the_policy
from syndicate.errors import UsageError
from syndicate.model import Policy, Work
from syndicate.republishing import Offer, block, content_security, head, offer, page

FORMATS = {"block": block, "head": lambda said: f"{head(said)}\n", "page": page}


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command as given, or as the folder sets them."""

    origin: Origin
    policy: str | None
    format: str
    output: str
    lang: str
    counter: str
    network: Network


def run(order: Order) -> None:
    """Carry the order out. What the site has to allow for the block, and what the block lacks, is told on stderr."""
    if order.format not in FORMATS:
        raise UsageError(
            f"republish format {clipped(order.format)!r} is not known; choose one of {', '.join(FORMATS)}"
        )
    inputs = (("the original", order.origin.name), ("the policy", order.policy or ""))
    keep_inputs((Output(order.format, order.output),), inputs)
    terms = the_policy(order.policy)
    said = offer(asyncio.run(_fetched(order, terms)), terms, lang=order.lang, counter=order.counter)
    text = FORMATS[order.format](said)
    if order.output == STDOUT:
        sys.stdout.write(text)
    else:
        write_file(order.output, text)
    if order.format != "head":
        _tell(said)


def _tell(said: Offer) -> None:
    say(f"a Content-Security-Policy has to allow for it: {content_security()}")
    if said.terms.term("tracking_pixel") and not said.credit.counter:
        say("these terms ask for a counter, whose address is not known: give it with --counter")


async def _fetched(order: Order, terms: Policy) -> Work:
    with page_readers(1) as confined:
        async with open_fetcher(order.network) as fetcher:
            return await original(order.origin, terms, fetcher, confined)
