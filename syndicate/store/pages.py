"""Pages of the store: one for each canonical address, however many feeds bring it and however they spell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from syndicate.errors import StoreDamaged
from syndicate.store import leases
from syndicate.store.columns import LONGEST_KEY
from syndicate.store.rows import PageRow, columns, upsert
from syndicate.store.schema import page_feeds, pages
from syndicate.urls import canonical, host

_ROW = columns(pages, PageRow)


def found(
    tx: Connection,
    urls: Iterable[str],
    *,
    now: datetime,
    watch: Mapping[str, Any],
    due: datetime | None = None,
) -> tuple[int, ...]:
    """The pages at these addresses, new ones due at `due` (default: now); their numbers, as many as there are pages.

    An address that is none, or longer than LONGEST_KEY, is left out.
    """
    by_key: dict[str, str] = {}
    for url in urls:
        key = canonical(url)
        if key and len(url) <= LONGEST_KEY and len(key) <= LONGEST_KEY:
            by_key.setdefault(key, url)
    due = due or now
    fresh = {
        "title": "", "state": "new", "reason": "", "found_at": now, "due_at": due, "revision": 0, "sha256": "",
        "etag": "", "modified": "", "watch": watch,
    }  # fmt: skip
    rows = [
        {"key": key, "url": by_key[key], "host": host(by_key[key])[:255], **fresh} for key in sorted(by_key)
    ]
    before = set(tx.execute(select(pages.c.key).where(pages.c.key.in_(by_key))).scalars())
    upsert(tx, pages, rows, ["key"])
    leases.wake(tx, {str(row["host"]): due for row in rows if row["key"] not in before})
    return tuple(tx.execute(select(pages.c.id).where(pages.c.key.in_(by_key)).order_by(pages.c.id)).scalars())


def brought(tx: Connection, feed: int, numbers: Iterable[int], *, now: datetime) -> None:
    """Note that a feed brought these pages."""
    rows = [{"page_id": number, "feed_id": feed, "seen_at": now, "published": None} for number in numbers]
    upsert(tx, page_feeds, rows, ["page_id", "feed_id"])


def looked(tx: Connection, number: int, *, now: datetime, due: datetime | None, **values: Any) -> None:
    """Note a look at a page: when the next is due, and which columns changed."""
    tx.execute(update(pages).where(pages.c.id == number).values(looked_at=now, due_at=due, **values))


def move(tx: Connection, number: int, url: str) -> None:
    """Note that a page stands at another address, where no other page is; it is looked at there when it is due."""
    key, place = canonical(url), host(url)[:255]
    if key and max(len(url), len(key)) <= LONGEST_KEY:
        there = update(pages).where(pages.c.id == number).values(key=key, url=url, host=place)
        due = tx.execute(there.returning(pages.c.due_at)).scalar()
        if due is not None:
            leases.wake(tx, {place: due})


def hasten(tx: Connection, numbers: Iterable[int], due: datetime) -> None:
    """Look at these pages at `due`, or earlier, as when the original was corrected."""
    for number in sorted(numbers):
        later = (pages.c.id == number) & pages.c.due_at.is_not(None) & (pages.c.due_at > due)
        for place in tx.execute(
            update(pages).where(later).values(due_at=due).returning(pages.c.host)
        ).scalars():
            leases.wake(tx, {place: due})


def take_up(tx: Connection, numbers: Iterable[int], now: datetime) -> None:
    """Look at these pages again, of those that were let go; the others are looked at in their time."""
    for number in sorted(set(numbers)):
        let_go = (pages.c.id == number) & pages.c.due_at.is_(None)
        for place in tx.execute(
            update(pages).where(let_go).values(due_at=now).returning(pages.c.host)
        ).scalars():
            leases.wake(tx, {place: now})


def row_of(tx: Connection, number: int) -> PageRow:
    """The row of a page. Raises StoreDamaged where there is none."""
    row = tx.execute(select(*_ROW).where(pages.c.id == number)).one_or_none()
    if row is None:
        raise StoreDamaged(f"the page {number} is missing")
    return PageRow(*row)


def by_url(tx: Connection, url: str) -> PageRow | None:
    """The page at this address, however it is spelled."""
    row = tx.execute(select(*_ROW).where(pages.c.key == canonical(url))).one_or_none()
    return None if row is None else PageRow(*row)


def due_at(tx: Connection, places: Sequence[str], now: datetime, most: int) -> tuple[PageRow, ...]:
    """The pages of some hosts that are to be looked at, the longest waiting first."""
    query = select(*_ROW).where(pages.c.host.in_(places), pages.c.due_at <= now)
    return tuple(PageRow(*row) for row in tx.execute(query.order_by(pages.c.due_at).limit(most)))


def counted(tx: Connection) -> dict[str, int]:
    """How many pages are in each state."""
    rows = tx.execute(select(pages.c.state, func.count()).group_by(pages.c.state)).all()
    return {str(state): int(count) for state, count in rows}
