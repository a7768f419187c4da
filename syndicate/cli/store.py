"""`syndicate store`: check, vacuum, export, import."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(
        help="Where everything is kept: whether it is whole; copies of it.", rich_markup_mode=None
    )
    group.command("check")(_check)
    group.command("vacuum")(_vacuum)
    group.command("export")(_export)
    group.command("import")(_import)
    return group


def _check(store: options.StoreName = None) -> int:
    """Examine everything that is kept; a line for each thing that is not as it was written.

    \b
    syndicate store check
    syndicate store check --store postgresql+psycopg://ann@db.example/syndicate

    Exit code 2: something is damaged.
    """
    from syndicate.cli import storing

    return storing.check(store)


def _vacuum(store: options.StoreName = None) -> None:
    """Drop what nothing needs any more, and give its room back.

    \b
    syndicate store vacuum

    Works, pages, captures and reports are kept; what was told a year ago is forgotten.
    """
    from syndicate.cli import storing

    storing.vacuum(store)


def _export(
    target: Annotated[str, typer.Argument(metavar="FILE", help="A new file; - is stdout.")],
    store: options.StoreName = None,
) -> None:
    """Write everything into one file: a backup, or the way to another database.

    \b
    syndicate store export backup.jsonl
    syndicate store export - | gzip > backup.jsonl.gz
    """
    from syndicate.cli import storing

    storing.export(target, store)


def _import(
    source: Annotated[str, typer.Argument(metavar="FILE", help="What “store export” wrote.")],
    store: options.StoreName = None,
) -> None:
    """Make a store of an export: whole, or not at all.

    \b
    syndicate store import backup.jsonl --store new.sqlite3
    syndicate store import backup.jsonl --store postgresql+psycopg://ann@db.example/syndicate

    Exit code 2: the export is not whole, or the store holds something already. Nothing was written then.
    """
    from syndicate.cli import storing

    storing.import_(source, store)
