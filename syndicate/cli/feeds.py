"""`syndicate feeds`: add, list, remove, import, export."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options
from syndicate.cli.rows import RowFormat


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(help="Feeds of reposts, which a monitor polls.", rich_markup_mode=None)
    group.command("add")(_add)
    group.command("list")(_list)
    group.command("remove")(_remove)
    group.command("import")(_import)
    group.command("export")(_export)
    return group


def _add(
    urls: Annotated[list[str], typer.Argument(metavar="URL", help="A feed, or a page that announces one.")],
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What to call it, instead of its own title.")
    ] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Every feed that a page announces, not only the first.")
    ] = False,
    store: options.StoreName = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> int:
    """Watch the pages that a feed brings, from its next poll on.

    \b
    syndicate feeds add https://blog.example/feed
    syndicate feeds add https://blog.example/          # finds the feed that the page announces
    syndicate feeds add https://blog.example/feed --offline   # adds it without looking

    Exit code 3: some of the addresses have no feed. 2: none has.
    """
    from syndicate.cli import feeds_adding

    return feeds_adding.add(
        feeds_adding.Wish(
            tuple(urls), title, every, store, tuple(allow or ()), allow_private, bool(offline or False)
        )
    )


def _list(
    form: options.ListFormat = RowFormat.TEXT,
    store: options.StoreName = None,
) -> None:
    """List the feeds: their state and why, when each was polled and is due, and how many pages it brought.

    \b
    syndicate feeds list
    syndicate feeds list -f json | jq '.[] | select(.state != "live")'
    """
    from syndicate.cli import feeds_kept

    feeds_kept.show(form, store)


def _remove(
    names: Annotated[
        list[str], typer.Argument(metavar="FEED", help="Its number in the list, or its address.")
    ],
    store: options.StoreName = None,
) -> None:
    """Poll a feed no longer. The pages that it brought, and what was found of them, stay.

    \b
    syndicate feeds remove 3 https://blog.example/feed
    """
    from syndicate.cli import feeds_kept

    feeds_kept.remove(names, store)


def _import(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file; - for stdin.")],
    store: options.StoreName = None,
) -> None:
    """Add the feeds of an OPML file, with their titles and folders. None is added twice.

    \b
    syndicate feeds import subscriptions.opml
    """
    from syndicate.cli import feeds_opml

    feeds_opml.bring(file, store)


def _export(
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where it goes; - is stdout.")
    ] = "-",
    store: options.StoreName = None,
) -> None:
    """Write the feeds as OPML 2.0, which feed readers take.

    \b
    syndicate feeds export -o subscriptions.opml
    """
    from syndicate.cli import feeds_opml

    feeds_opml.give(output, store)
