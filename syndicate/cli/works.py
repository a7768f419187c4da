"""`syndicate works`: add, list, show, refresh, remove."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options
from syndicate.cli.rows import RowFormat

Names = Annotated[
    list[str], typer.Argument(metavar="WORK", help="Its number in the list, or one of its addresses.")
]


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(
        help="The publisher's own articles, whose copies a monitor looks for.", rich_markup_mode=None
    )
    group.command("add")(_add)
    group.command("list")(_list)
    group.command("show")(_show)
    group.command("refresh")(_refresh)
    group.command("remove")(_remove)
    return group


def _add(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET", help="Articles, feeds, sitemaps: addresses or files; folders, - for stdin."
        ),
    ] = None,
    policy: options.PolicyName = None,
    files_from: Annotated[
        str, typer.Option("--files-from", metavar="FILE", help="A file with more targets, one a line.")
    ] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="DAY", help="Of feeds and sitemaps, only what is not older.")
    ] = "",
    most: Annotated[
        int | None, typer.Option("--most", metavar="N", min=1, help="Of feeds and sitemaps, the newest N.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be read and kept.")
    ] = False,
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="The address of an article given as a file.")
    ] = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    published: Annotated[
        str, typer.Option("--published", metavar="DAY", help="The day on which the original appeared.")
    ] = "",
    store: options.StoreName = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> int:
    """Keep articles, so that a monitor finds their copies. Each is kept as soon as it is read.

    \b
    syndicate works add https://www.globalresearch.ca/feed --policy global-research
    syndicate works add https://www.globalresearch.ca/sitemap.xml --since 2026-01-01 --policy global-research
    syndicate works add article.html --url https://www.globalresearch.ca/…/5831584 --policy global-research

    What is known and was read within the last day is not read again. Exit code 3: some could not be read.
    2: none could.
    """
    from syndicate.cli import works_adding

    return works_adding.run(
        works_adding.Order(
            targets=tuple(targets or ()),
            files_from=files_from,
            policy=policy,
            since=since,
            most=most,
            dry_run=dry_run,
            url=url,
            title=title,
            authors=tuple(author) if author else None,
            publisher=publisher,
            published=published,
            store=store,
            allow=tuple(allow or ()),
            allow_private=allow_private,
            offline=offline,
        )
    )


def _list(form: options.ListFormat = RowFormat.TEXT, store: options.StoreName = None) -> None:
    """List the works, the newest first: on which terms, since when, and how many copies are known.

    \b
    syndicate works list
    syndicate works list -f csv > works.csv
    """
    from syndicate.cli import works_kept

    works_kept.show_list(form, store)


def _show(names: Names, store: options.StoreName = None) -> None:
    """Show works: who wrote them, what was corrected and when, and how each copy stands.

    \b
    syndicate works show 12
    syndicate works show https://www.globalresearch.ca/…/5831584
    """
    from syndicate.cli import works_shown

    works_shown.show(names, store)


def _refresh(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORK", help="Its number in the list, or one of its addresses."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every work.")] = False,
    store: options.StoreName = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
) -> int:
    """Read originals again. A correction becomes a new version, and is shown.

    \b
    syndicate works refresh 12
    syndicate works refresh --all

    What is not found is watched on: only several looks make it gone. Exit code 3: some could not be read.
    2: none could.
    """
    from syndicate.cli import works_refreshing

    return works_refreshing.run(
        works_refreshing.Wish(tuple(names or ()), every, store, tuple(allow or ()), allow_private)
    )


def _remove(names: Names, store: options.StoreName = None) -> None:
    """Look for copies of a work no longer. What was found of it stays.

    \b
    syndicate works remove 12
    """
    from syndicate.cli import works_kept

    works_kept.remove(names, store)
