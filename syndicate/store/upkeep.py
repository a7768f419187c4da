"""Upkeep: what nobody needs any more is dropped, and its room given back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, func, select

from syndicate.store.database import Store
from syndicate.store.inspecting import log_of
from syndicate.store.schema import bodies, captures, deliveries, metadata, outbox

KEPT = timedelta(days=365)
"""How long it is remembered what was told. No attempt to tell anything lasts as long, so that nothing is told again."""


@dataclass(frozen=True, slots=True)
class Won:
    """What was dropped, and the bytes that the store took before and takes now."""

    bodies: int
    events: int
    before: int
    after: int


def vacuum(store: Store, now: datetime) -> Won:
    """Drop bodies that no capture has and events that were settled longer ago than KEPT, and give their room back.

    Works, pages, captures, reports, turns and whatever waits to be told are never dropped. Raises StoreError: StoreFull
    where SQLite has no room to write the store once more, StoreBusy where another program is writing.
    """
    before = size(store)
    unused, settled = store.write(lambda tx: (_drop_bodies(tx), _drop_events(tx, now - KEPT)))
    with store.alone() as connection:
        if store.place.path is None:
            names = ", ".join(table.name for table in metadata.sorted_tables)
            connection.exec_driver_sql(f"VACUUM (ANALYZE) {names}")
        else:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA optimize")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return Won(unused, settled, before, size(store))


def size(store: Store) -> int:
    """The bytes that the store takes, its log with it."""
    path = store.place.path
    if path is not None:
        log = log_of(path)
        return path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    with store.reading() as tx:
        return int(tx.execute(select(func.pg_database_size(func.current_database()))).scalar_one())


def _drop_bodies(tx: Connection) -> int:
    used = exists().where(captures.c.sha256 == bodies.c.sha256)
    return tx.execute(delete(bodies).where(~used)).rowcount


def _drop_events(tx: Connection, before: datetime) -> int:
    """Events that every sink was told, or will not be told, before that time."""
    open_ = (deliveries.c.state == "waiting") | (deliveries.c.told_at >= before)
    needed = exists().where(deliveries.c.event_id == outbox.c.event_id, open_)
    old = select(outbox.c.event_id).where(outbox.c.at < before, ~needed)
    tx.execute(delete(deliveries).where(deliveries.c.event_id.in_(old)))
    delivered = exists().where(deliveries.c.event_id == outbox.c.event_id)
    return tx.execute(delete(outbox).where(outbox.c.at < before, ~delivered)).rowcount
