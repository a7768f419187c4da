"""What `syndicate feeds list` and `remove` do: the feeds of the store, shown and named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from syndicate.cli.rows import Row, RowFormat, moment, write_rows
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, say
from syndicate.errors import UsageError
from syndicate.feeds import feed_key
from syndicate.saying import day, number_of
from syndicate.store import feeds
from syndicate.store.rows import FeedRow

NAMES = "id url title folder state reason added_at polled_at due_at pages hub".split()
"""What `feeds list` tells of each; docs/feeds.md says what they mean."""


def show(form: RowFormat, store: str | None) -> None:
    """Write the list of all feeds to stdout."""
    with open_store(store, folder_settings(), create=False) as opened, opened.reading() as tx:
        brought = feeds.pages_brought(tx)
        rows = [_row(each, brought.get(each.id, 0)) for each in feeds.listed(tx)]
    write_rows(rows, form, _lines, NAMES)
    if not rows:
        say("no feed is polled; “syndicate feeds add” takes one up")


def remove(names: Sequence[str], store: str | None) -> None:
    """Poll these no longer. Raises UsageError, and removes none, where one of them is no feed."""

    def removed(tx: Connection) -> list[FeedRow]:
        known = tuple(feeds.listed(tx))
        found = {row.id: row for row in (_named(known, name) for name in names)}
        for number in found:
            feeds.remove(tx, number)
        return list(found.values())

    with open_store(store, folder_settings(), create=False) as opened:
        for row in opened.write(removed):
            print(f"{clipped(row.url)}: is polled no longer")
    say("the pages that were brought, and what was found of them, stay")


def by_key(rows: Iterable[FeedRow]) -> dict[str, FeedRow]:
    """The feeds by what is the same for all spellings of an address."""
    return {feed_key(row.url): row for row in rows}


def _named(known: Sequence[FeedRow], name: str) -> FeedRow:
    row = by_key(known).get(feed_key(name)) if not name.isdecimal() else None
    row = row or next((row for row in known if str(row.id) == name), None)
    if row is None:
        raise UsageError(f"{clipped(name)}: is no feed that is polled (syndicate feeds list shows them)")
    return row


def _row(feed: FeedRow, pages: int) -> dict[str, Any]:
    times = {name: moment(getattr(feed, name)) for name in ("added_at", "polled_at", "due_at")}
    return {name: getattr(feed, name, None) for name in NAMES} | times | {"pages": pages}


def _lines(row: Row) -> Sequence[str]:
    from datetime import datetime

    def told(name: str) -> str:
        return day(datetime.fromisoformat(row[name])) if row[name] else "never"

    folder = f", in {row['folder']}" if row["folder"] else ""
    return (
        f"{row['id']} {row['url']}",
        f"{row['title'] or 'no title yet'}{folder}",
        f"{row['state']}{': ' if row['reason'] else ''}{row['reason']}",
        f"polled {told('polled_at')}{', due ' + told('due_at') if row['due_at'] else ''}, "
        f"brought {number_of(row['pages'], 'page')}",
    )
