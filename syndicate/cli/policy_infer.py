"""`syndicate policy infer`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from syndicate.cli import options
from syndicate.cli.talk import clipped, say

if TYPE_CHECKING:
    from syndicate.cli.doors import Network
    from syndicate.confine import ConfinedPool
    from syndicate.fetch import Fetches
    from syndicate.inferring.documents import Document
    from syndicate.model import Capture
    from syndicate.policy.drafts import Draft


_XML = ("application/rdf+xml", "application/rsl+xml", "application/xml", "text/xml")
_OWN_REMARKS = 2  # those that every draft has


def policy_infer(
    target: Annotated[
        str,
        typer.Argument(
            metavar="URL|FILE", help="The page with the terms, or an article that states its licence."
        ),
    ],
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where a saved file stands on the web.")
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")
    ] = "-",
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> None:
    """Draft a policy from a page: each term with the sentence it came from, and the sentences that became none.

    \b
    syndicate policy infer https://tribune.example/republish -o tribune.toml

    What comes out is a draft for a person to correct, never a policy to check pages by. English terms are read; of a
    page in another language only what it states for programs is. An existing file is never overwritten.
    """
    import asyncio

    from syndicate.cli.doors import Network
    from syndicate.cli.outputs import refuse_existing, write_file
    from syndicate.cli.settings import folder_settings
    from syndicate.errors import UsageError
    from syndicate.policy.drafts import written

    if url and not url.startswith(("http://", "https://")):
        raise UsageError(
            f"--url {clipped(url)}: expected an address such as https://tribune.example/republish"
        )
    refuse_existing(output)
    network = Network.of(folder_settings(), allow, allow_private, offline)
    draft = asyncio.run(_drafted(target, url, network))
    if not (draft.terms or draft.left or draft.remarks[_OWN_REMARKS:]):
        raise UsageError(
            f"{clipped(target)}: nothing about terms was found; is it the page that states them?"
        )
    if output == "-":
        sys.stdout.write(written(draft))
    else:
        write_file(output, written(draft))
    _tell(draft, output)


async def _drafted(target: str, url: str, network: Network) -> Draft:
    """The draft, read in a process that can be killed. Raises UsageError where the page cannot be had or read."""
    from syndicate.cli.doors import open_fetcher
    from syndicate.cli.targets import named
    from syndicate.confine import ConfinedPool
    from syndicate.errors import SyndicateError, UsageError
    from syndicate.fetch.settings import HTML
    from syndicate.model import Capture

    page = named(target, url).load()
    with ConfinedPool(1, ("syndicate.inferring", "bs4", "turbohtml")) as confined:
        async with open_fetcher(network) as fetcher:
            found = await fetcher.fetch(page, kinds=(*HTML, *_XML)) if isinstance(page, str) else page
            if not isinstance(found, Capture):
                raise UsageError(f"{clipped(target)} cannot be read: {found}")
            beside = await _beside(found, fetcher, confined) if isinstance(page, str) else ()
        draft = await confined.run_async(infer_capture, (found, beside), url=found.url)
    if isinstance(draft, SyndicateError):
        raise UsageError(f"{clipped(target)} cannot be read: {draft}")
    return draft


async def _beside(page: Capture, fetcher: Fetches, confined: ConfinedPool) -> tuple[Document, ...]:
    """The RSL documents that robots.txt and the page name; what is refused or cannot be had is left out."""
    from syndicate import urls
    from syndicate.fetch.settings import ANY
    from syndicate.inferring.documents import MOST, Document, licences_of_robots
    from syndicate.model import Capture

    robots_url = urls.absolute("/robots.txt", page.final_url)
    robots = await fetcher.fetch(robots_url, kinds=("text/plain",))
    said = robots.body.decode("utf-8", "replace") if isinstance(robots, Capture) else ""
    named = [(url, "robots.txt License") for url in licences_of_robots(said, robots_url)]
    links = await confined.run_async(links_of_capture, page, url=page.url)
    named += [(url, "link[rel=license]") for url in links] if isinstance(links, tuple) else []
    found: dict[str, Document] = {}
    for url, source in named[:MOST]:
        document = None if url in found else await fetcher.fetch(url, kinds=ANY)
        if isinstance(document, Capture):
            found[url] = Document(url, document.body, source)
    return tuple(found.values())


def links_of_capture(capture: Capture) -> tuple[str, ...]:
    """The RSL documents that a page links."""
    from syndicate.inferring.documents import rsl_links

    return rsl_links(capture.body, capture.final_url, capture.header("content-type"))


def infer_capture(read: tuple[Capture, tuple[Document, ...]]) -> Draft:
    """The draft from what a server sent, and from the documents beside it; the day is that on which it was fetched."""
    from syndicate.inferring import infer

    capture, documents = read
    return infer(
        capture.body,
        capture.final_url,
        content_type=capture.header("content-type"),
        on=capture.fetched_at.date() if capture.fetched_at else None,
        documents=documents,
    )


def _tell(draft: Draft, output: str) -> None:
    from syndicate.saying import number_of

    say(
        f"a draft with {number_of(len(draft.terms), 'term')}; "
        f"{number_of(len(draft.left), 'sentence')} about terms became none"
    )
    if output != "-":
        say(f"read it against the page, then: syndicate policy lint {clipped(output)}")
