"""`syndicate snippet`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options

_FORMATS = (
    "html, html-article, markdown, bbcode, text, wordpress, ghost, medium, substack, mediawiki, rst, asciidoc, org, "
    "textile, latex, hugo, jekyll, eleventy, rss, email, jsonld, head; or all."
)


def snippet(
    original: Annotated[
        str, typer.Argument(metavar="ORIGINAL", help="The article: an address or a saved file.")
    ],
    policy: options.PolicyName = None,
    format: Annotated[  # noqa: A002 -- named like its option
        str, typer.Option("--format", "-f", metavar="FORMAT", help=_FORMATS)
    ] = "html",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; with -f all, a folder.")
    ] = "-",
    lang: options.Language = "en",
    changed: options.Changed = None,
    translator: options.Translator = "",
    counter: options.Counter = "",
    clip: Annotated[bool, typer.Option("--clip", help="Put it on the clipboard too.")] = False,
    preview: Annotated[
        str, typer.Option("--preview", metavar="FILE", help="Write a page that shows how it looks.")
    ] = "",
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
    syndicate snippet saved.html --policy cc-by-4.0 --changed shortened -f all -o snippets
    """
    from syndicate.cli.doors import Network, Origin
    from syndicate.cli.settings import folder_settings
    from syndicate.cli.snippeting import Order, run

    settings = folder_settings()
    run(
        Order(
            Origin(original, original_url, title, tuple(author) if author else None, publisher),
            policy or settings.policy,
            format,
            output,
            lang,
            ", ".join(changed or ()),
            translator,
            counter,
            clip,
            preview,
            Network.of(settings, allow, allow_private, offline),
        )
    )
