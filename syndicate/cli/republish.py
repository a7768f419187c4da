"""`syndicate republish`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def republish(
    original: Annotated[
        str, typer.Argument(metavar="ORIGINAL", help="The article: an address or a saved file.")
    ],
    policy: options.PolicyName = None,
    format: Annotated[  # noqa: A002 -- named like its option
        str, typer.Option("--format", "-f", metavar="FORMAT", help="block, head or page.")
    ] = "block",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")
    ] = "-",
    lang: options.Language = "en",
    counter: options.Counter = "",
    original_url: options.OriginalUrl = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> None:
    """Write the block “republish this” for an article's own page.

    \b
    syndicate republish saved.html --policy global-research -o block.html
    syndicate republish saved.html --policy global-research -f head
    """
    from syndicate.cli.doors import Network, Origin
    from syndicate.cli.republishing import Order, run
    from syndicate.cli.settings import folder_settings

    settings = folder_settings()
    run(
        Order(
            Origin(original, original_url, title, tuple(author) if author else None, publisher),
            policy or settings.policy,
            format,
            output,
            lang,
            counter,
            Network.of(settings, allow, allow_private, offline),
        )
    )
