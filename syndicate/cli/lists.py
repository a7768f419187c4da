"""`syndicate lists`: update, show."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(help="Filter lists, by which advertising is known.", rich_markup_mode=None)
    group.command("update")(_update)
    group.command("show")(_show)
    return group


def _update(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Which lists; EasyList and those that are here.")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="CODE", help="Also the list of this language, such as de."),
    ] = None,
    origin: Annotated[
        str, typer.Option("--from", metavar="URL|FILE", help="Where the one list named is, if elsewhere.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Also lists that have not expired.")] = False,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
) -> int:
    """Fetch public filter lists, each when it asks to be fetched again.

    \b
    syndicate lists update
    syndicate lists update --language fr --language ar
    syndicate lists update easylist --from /usr/share/…/easylist.txt

    Exit code 2: a list could not be had; the one that is here stays.
    """
    from syndicate.cli import listing

    return listing.update(
        listing.Wish(
            tuple(ids or ()), tuple(language or ()), origin, force, tuple(allow or ()), allow_private
        )
    )


def _show() -> None:
    """Show which lists are here, how old they are, and which there are.

    \b
    syndicate lists show
    """
    from syndicate.cli import listing

    listing.show()
