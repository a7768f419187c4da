"""`syndicate waivers`: add, list, end."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options
from syndicate.cli.rows import RowFormat


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(help="Permissions given to single sites.", rich_markup_mode=None)
    group.command("add")(_add)
    group.command("list")(_list)
    group.command("end")(_end)
    return group


def _add(
    site: Annotated[str, typer.Argument(metavar="SITE", help="Its host, such as blog.example.")],
    term: Annotated[
        str, typer.Argument(metavar="TERM", help="What it need not meet, such as original_link.")
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; every finding that it covers says so.")
    ],
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help="The last day on which it holds; else without end.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who gave it.")] = "",
    store: options.StoreName = None,
) -> None:
    """Let a site be without a term. An earlier permission for the same site and term ends.

    \b
    syndicate waivers add blog.example original_link --until 2027-06-30 \\
        --reason "prints the address instead, agreed by mail" --by "Ann Lee"
    """
    from syndicate.cli import permissions

    permissions.add({"site": site, "term": term, "reason": reason, "until": until, "by": by}, store)


def _list(form: options.ListFormat = RowFormat.TEXT, store: options.StoreName = None) -> None:
    """List the permissions that were not taken back; those that have run out say so.

    \b
    syndicate waivers list
    """
    from syndicate.cli import permissions

    permissions.show(form, store)


def _end(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number in the list.")],
    store: options.StoreName = None,
) -> None:
    """Take a permission back. What it covered until now stays covered in the reports.

    \b
    syndicate waivers end 3
    """
    from syndicate.cli import permissions

    permissions.end(number, store)
