"""Waivers of the store: permissions that an editor gave to sites, until she takes them back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from syndicate.model import Waiver
from syndicate.store import works
from syndicate.store.schema import waivers

_WAIVER = (waivers.c.site, waivers.c.term, waivers.c.reason, waivers.c.until, waivers.c.by)


def add(tx: Connection, waiver: Waiver, *, now: datetime) -> int:
    """Keep a permission; its number. An earlier one for the same site and term ends."""
    same = (waivers.c.site == waiver.site) & (waivers.c.term == waiver.term) & waivers.c.ended_at.is_(None)
    tx.execute(update(waivers).where(same).values(ended_at=now))
    works.touch(tx)  # what was judged without it is judged anew
    values = {"site": waiver.site, "term": waiver.term, "until": waiver.until, "reason": waiver.reason}
    values |= {"by": waiver.by, "added_at": now}
    return int(tx.execute(insert(waivers).values(values).returning(waivers.c.id)).scalar_one())


def end(tx: Connection, number: int, *, now: datetime) -> bool:
    """Take a permission back; False where there is none with this number that holds."""
    mine = (waivers.c.id == number) & waivers.c.ended_at.is_(None)
    ended = tx.execute(update(waivers).where(mine).values(ended_at=now)).rowcount == 1
    if ended:
        works.touch(tx)
    return ended


def holding(tx: Connection) -> tuple[tuple[int, Waiver], ...]:
    """The permissions that were not taken back, with their numbers; some may have run out."""
    query = select(waivers.c.id, *_WAIVER).where(waivers.c.ended_at.is_(None)).order_by(waivers.c.id)
    return tuple((row[0], Waiver(*row[1:])) for row in tx.execute(query))
