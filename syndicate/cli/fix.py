"""`syndicate fix`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def fix(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="The post: a file in Markdown (.md) or HTML (.html).")
    ],
    original: options.OriginalName = None,
    policy: options.PolicyName = None,
    write: Annotated[
        bool, typer.Option("--write", help="Change the file; the old one is kept as DRAFT.orig.")
    ] = False,
    page_url: Annotated[
        str, typer.Option("--page-url", metavar="URL", help="Where the post will stand.")
    ] = "",
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANGUAGE", help="Of the wording, if not the draft's own.")
    ] = "",
    changed: options.Changed = None,
    translator: options.Translator = "",
    counter: options.Counter = "",
    waivers: options.WaiversFile = None,
    original_url: options.OriginalUrl = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> int:
    """Show the smallest change that makes a draft comply.

    \b
    syndicate fix post.md --original https://www.globalresearch.ca/…/5831584 --policy global-research
    syndicate fix post.html --original saved.html --policy cc-by-4.0 --changed shortened --write

    Exit code 0: there is nothing to mend. 1: there is, or something is left that only its author can mend. 2: the
    command could not run. With --write, 0 also where all of it was mended.
    """
    from syndicate.cli.doors import Network, Origin
    from syndicate.cli.fixing import Order, run
    from syndicate.cli.posts import Posts
    from syndicate.cli.settings import folder_settings
    from syndicate.mending import Wording

    settings = folder_settings()
    post = Posts(settings.republished).of(draft)
    return run(
        Order(
            draft,
            Origin(
                original or post.original or settings.original or "",
                original_url or ("" if original else post.original_url),
                title,
                tuple(author) if author else None,
                publisher,
            ),
            policy or post.policy or settings.policy,
            waivers or settings.waivers,
            page_url or post.url,
            Wording(lang, ", ".join(changed or ()), translator, counter),
            write,
            Network.of(settings, allow, allow_private, offline),
        )
    )
