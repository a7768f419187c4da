"""What `syndicate works list` and `remove` do: the works of the store, listed and named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from syndicate.cli.rows import Row, RowFormat, moment, write_rows
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, say
from syndicate.errors import UsageError
from syndicate.saying import number_of
from syndicate.store import asking, works
from syndicate.store.rows import WorkRow
from syndicate.urls import canonical

NAMES = "id url title published policy state reason added_at refreshed_at due_at copies".split()
"""What `works list` tells of each; docs/works.md says what they mean."""


def show_list(form: RowFormat, store: str | None) -> None:
    """Write the list of all works to stdout."""
    with open_store(store, folder_settings(), create=False) as opened, opened.reading() as tx:
        counts = asking.copies_of_works(tx)
        rows = [_row(each, counts.get(each.id, 0)) for each in works.listed(tx)]
    write_rows(rows, form, _lines, NAMES)
    if not rows:
        say("no work is kept; “syndicate works add” keeps one")


def remove(names: Sequence[str], store: str | None) -> None:
    """Keep these no longer. Raises UsageError, and removes none, where one of them is no work."""

    def removed(tx: Connection) -> tuple[WorkRow, ...]:
        found = named(tx, names)
        for row in found:
            works.remove(tx, row.id)
        return found

    with open_store(store, folder_settings(), create=False) as opened:
        for row in opened.write(removed):
            print(f"{row.id} {clipped(row.title or row.url)}: its copies are looked for no longer")
    say("what was found of them stays")


def named(tx: Connection, names: Iterable[str]) -> tuple[WorkRow, ...]:
    """The works with these numbers or addresses, each once. Raises UsageError for one that there is not."""
    known = tuple(works.listed(tx))
    by_number = {str(row.id): row for row in known}
    by_address = {canonical(row.url) or row.url: row for row in known}
    found: dict[int, WorkRow] = {}
    for name in names:
        row = by_number.get(name) or by_address.get(canonical(name) or name) or _by_alias(tx, known, name)
        if row is None:
            raise UsageError(f"{clipped(name)}: is no work that is kept (syndicate works list shows them)")
        found[row.id] = row
    return tuple(found.values())


def _by_alias(tx: Connection, known: Iterable[WorkRow], name: str) -> WorkRow | None:
    """The work that has this among its other addresses; every work is read, which only a rare name is worth."""
    address = canonical(name)
    if not address:
        return None
    found = (
        row for row in known if any(canonical(url) == address for url in works.get(tx, row.id).addresses)
    )
    return next(found, None)


def _row(work: WorkRow, copies: int) -> dict[str, Any]:
    times = ("published", "added_at", "refreshed_at", "due_at")
    told = {name: moment(getattr(work, name)) for name in times}
    return {name: getattr(work, name, None) for name in NAMES} | told | {"copies": copies}


def _lines(row: Row) -> Sequence[str]:
    held = number_of(row["copies"], "copy", "copies")
    published = f", published {row['published'][:10]}" if row["published"] else ""
    state = "" if row["state"] == "live" else f"{row['state']}: {row['reason']}"
    return (
        f"{row['id']} {row['title'] or 'without title'}",
        row["url"],
        f"{row['policy']}{published}, {held}",
        state,
    )
