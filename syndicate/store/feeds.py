"""Feeds of the store, and the entries that each is known to have brought."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Update, and_, bindparam, func, insert, or_, select, update

from syndicate.errors import StoreDamaged
from syndicate.store import leases
from syndicate.store.columns import LONGEST_KEY, must_fit
from syndicate.store.rows import FeedRow, columns, upsert
from syndicate.store.schema import entry_keys, feeds, page_feeds
from syndicate.urls import host

_ROW = columns(feeds, FeedRow)


def add(
    tx: Connection, url: str, *, now: datetime, title: str = "", folder: str = "", watch: Mapping[str, Any]
) -> tuple[int, bool]:
    """Poll a feed, from now on; its number, and whether it is new. One that was stopped or removed is taken up again.

    Raises UsageError for an address that is too long.
    """
    must_fit(url)
    known = by_url(tx, url)
    live = {"state": "live", "reason": "", "due_at": now}
    if known is None:
        values = {
            "url": url,
            "host": host(url)[:255],
            "title": title,
            "folder": folder,
            "added_at": now,
            "watch": watch,
        }
        values |= live | {"etag": "", "modified": "", "sha256": "", "hub": "", "topic": "", "failures": 0}
        (number,) = tx.execute(insert(feeds).values(values).returning(feeds.c.id)).one()
    else:
        number = known.id
        if known.state != "live":
            tx.execute(update(feeds).where(feeds.c.id == number).values(live | {"watch": watch}))
    leases.wake(tx, {host(url)[:255]: now})
    return int(number), known is None or known.state == "removed"


def polled(tx: Connection, number: int, *, now: datetime, due: datetime | None, **values: Any) -> None:
    """Note a poll: when the next is due, and which columns changed (title, url, state, reason, etag, modified, sha256,
    hub, topic, watch). An address that is too long is not taken.
    """
    if len(values.get("url", "")) > LONGEST_KEY:
        del values["url"]  # it stays where it was, and leads there
    if "url" in values:
        values["host"] = host(values["url"])[:255]
    row = {"polled_at": now, "due_at": due, **values}
    noted = tx.execute(_polled(tuple(row)), row | {"number": number}).rowcount
    if noted and due is not None and "url" in values:
        leases.wake(tx, {values["host"]: due})


@cache
def _polled(changed: tuple[str, ...]) -> Update:
    """The statement that changes these columns of a feed; a poll costs little more than it."""
    watched = (feeds.c.id == bindparam("number")) & (
        feeds.c.state != "removed"
    )  # its owner may have done so meanwhile
    return update(feeds).where(watched).values({name: bindparam(name) for name in changed})


def hasten(tx: Connection, number: int, now: datetime, apart: timedelta) -> None:
    """Poll a feed now, unless it was polled less than `apart` ago: then that long after it."""
    row = row_of(tx, number)
    due = now if row.polled_at is None else max(now, min(row.polled_at, now) + apart)
    if row.state != "live":
        return
    if (
        row.due_at is None or row.due_at > due or row.due_at <= now
    ):  # whoever is polling it sees that this has changed
        tx.execute(update(feeds).where(feeds.c.id == number).values(due_at=due))
        leases.wake(tx, {row.host: due})


def remove(tx: Connection, number: int) -> None:
    """Poll a feed no longer. What it brought stays."""
    tx.execute(update(feeds).where(feeds.c.id == number).values(state="removed", due_at=None))


def row_of(tx: Connection, number: int) -> FeedRow:
    """The row of a feed. Raises StoreDamaged where there is none."""
    row = tx.execute(select(*_ROW).where(feeds.c.id == number)).one_or_none()
    if row is None:
        raise StoreDamaged(f"the feed {number} is missing")
    return FeedRow(*row)


def by_url(tx: Connection, url: str) -> FeedRow | None:
    """The feed with this address; one that was removed too."""
    row = tx.execute(select(*_ROW).where(feeds.c.url == url)).one_or_none()
    return None if row is None else FeedRow(*row)


def listed(tx: Connection, *, removed: bool = False) -> Iterator[FeedRow]:
    """All feeds, in the order in which they were added."""
    query = select(*_ROW).order_by(feeds.c.id)
    for row in tx.execute(query if removed else query.where(feeds.c.state != "removed")):
        yield FeedRow(*row)


def due_at(tx: Connection, places: Sequence[str], now: datetime, most: int) -> tuple[FeedRow, ...]:
    """The feeds of some hosts that are to be polled, the longest waiting first."""
    query = select(*_ROW).where(feeds.c.host.in_(places), feeds.c.due_at <= now, feeds.c.state == "live")
    return tuple(FeedRow(*row) for row in tx.execute(query.order_by(feeds.c.due_at).limit(most)))


def known(tx: Connection, number: int, keys: Iterable[str]) -> frozenset[str]:
    """Which of these keys of entries the feed has brought before."""
    by_digest = {_digest(key): key for key in keys}
    digests = list(by_digest)
    found: set[str] = set()
    for start in range(0, len(digests), 500):  # SQLite takes 32,766 parameters, and plans few better
        some = digests[start : start + 500]
        query = select(entry_keys.c.digest).where(
            entry_keys.c.feed_id == number, entry_keys.c.digest.in_(some)
        )
        found.update(by_digest[bytes(digest)] for digest in tx.execute(query).scalars())
    return frozenset(found)


def learn(tx: Connection, number: int, keys: Iterable[str]) -> None:
    """Note that the feed brought entries with these keys."""
    rows = [{"feed_id": number, "digest": digest} for digest in sorted({_digest(key) for key in keys})]
    upsert(tx, entry_keys, rows, ["feed_id", "digest"])


def pages_brought(tx: Connection) -> dict[int, int]:
    """How many pages each feed brought that brought any."""
    rows = tx.execute(select(page_feeds.c.feed_id, func.count()).group_by(page_feeds.c.feed_id)).all()
    return {int(number): int(count) for number, count in rows}


def failing(tx: Connection) -> tuple[FeedRow, ...]:
    """The feeds that are stopped, or whose last poll brought no feed."""
    open_ones = or_(feeds.c.state == "stopped", and_(feeds.c.state == "live", feeds.c.failures > 0))
    return tuple(FeedRow(*row) for row in tx.execute(select(*_ROW).where(open_ones).order_by(feeds.c.id)))


def counted(tx: Connection) -> dict[str, int]:
    """How many feeds are in each state."""
    rows = tx.execute(select(feeds.c.state, func.count()).group_by(feeds.c.state)).all()
    return {str(state): int(count) for state, count in rows}


def _digest(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=16).digest()
