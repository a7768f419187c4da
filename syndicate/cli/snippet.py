"""`syndicate snippet`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from syndicate.cli import options
from syndicate.cli.talk import say

if TYPE_CHECKING:
    from syndicate.model import Policy


def snippet(
    original: Annotated[
        str, typer.Argument(metavar="ORIGINAL", help="The article: an address or a saved file.")
    ],
    policy: options.PolicyName = None,
    format: Annotated[  # noqa: A002 -- named like its option
        str, typer.Option("--format", "-f", metavar="FORMAT", help="html, markdown or text.")
    ] = "html",
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANGUAGE", help="Of the wording, such as en, fr or pt-BR.")
    ] = "en",
    original_url: options.OriginalUrl = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> None:
    """Print the credit to paste with a copy, as its terms ask.

    \b
    syndicate snippet https://www.globalresearch.ca/…/5831584 --policy global-research -f markdown
    """
    import asyncio

    from syndicate.cli.checking import the_policy
    from syndicate.cli.doors import Network, Origin, open_fetcher, page_readers
    from syndicate.cli.doors import original as read
    from syndicate.cli.settings import folder_settings
    from syndicate.model import Work
    from syndicate.snippets import snippet as credit

    settings = folder_settings()
    terms = the_policy(policy or settings.policy)
    origin = Origin(original, original_url, title, tuple(author) if author else None, publisher)
    network = Network.of(settings, allow, allow_private, offline)

    async def fetched() -> Work:
        with page_readers(1) as confined:
            async with open_fetcher(network) as fetcher:
                return await read(origin, terms, fetcher, confined)

    pasted = credit(asyncio.run(fetched()), terms, format=format, lang=lang)
    for line in _left_to_do(terms, format):
        say(line)
    sys.stdout.write(pasted)


def _left_to_do(terms: Policy, format: str) -> Iterator[str]:  # noqa: A002 -- named like its option
    """What the terms ask for beyond the words that are pasted, in one line each."""
    from syndicate.explanation import state
    from syndicate.model import Deed

    if format == "text" and terms.term("original_link"):
        yield "these terms ask for a hyperlink: make the address a link after pasting"
    for term in terms.terms:
        name = term.id.replace("_", " ")
        if term.deed is Deed.PROHIBITS:
            yield f"pasting does not settle {name}: prohibited{f', unless {term.unless}' if term.unless else ''}"
        elif ask := str(term.params.get("ask", "")):
            yield f"pasting does not settle what is asked: {ask}"
        elif term.deed is Deed.REQUIRES and not _is_pasted(term.id, terms):
            yield f"pasting does not settle {name}: {state(term).text}"


def _is_pasted(term_id: str, terms: Policy) -> bool:
    """Whether the snippet holds what the term asks for."""
    if term_id == "license_notice":
        return terms.is_licence
    return term_id in ("author_credit", "publisher_credit", "original_link", "copyright_notice")
