"""`syndicate snippet`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import sys
from typing import Annotated

import typer

from syndicate.cli import options


def snippet(
    original: Annotated[
        str, typer.Argument(metavar="ORIGINAL", help="The article: an address or a saved file.")
    ],
    policy: options.PolicyName = None,
    format: Annotated[  # noqa: A002 -- named like its option
        str, typer.Option("--format", "-f", help="html, markdown or text.")
    ] = "html",
    lang: Annotated[str, typer.Option(help="Language of the wording, such as en, fr or es.")] = "en",
    original_url: options.OriginalUrl = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> None:
    """Print the credit to paste with a copy, so that its terms are met.

    \b
    syndicate snippet https://www.globalresearch.ca/…/5831584 --policy global-research -f markdown
    """
    import asyncio

    from syndicate.cli.checking import the_policy
    from syndicate.cli.doors import Network, Origin, open_fetcher
    from syndicate.cli.doors import original as read
    from syndicate.cli.settings import folder_settings
    from syndicate.model import Work
    from syndicate.snippets import snippet as credit

    settings = folder_settings()
    terms = the_policy(policy or settings.policy)
    origin = Origin(original, original_url, title, tuple(author) if author else None, publisher)
    network = Network.of(settings, allow, allow_private, offline)

    async def fetched() -> Work:
        async with open_fetcher(network) as fetcher:
            return await read(origin, terms, fetcher)

    sys.stdout.write(credit(asyncio.run(fetched()), terms, format=format, lang=lang))
