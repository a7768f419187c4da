"""Leases: which monitor visits which host, so that many share the work and none is visited twice at a time.

The lease is on the host, not on what is due there: it keeps two monitors from the same page and from the same server. In
PostgreSQL the claim is `FOR UPDATE SKIP LOCKED`, in SQLite the transaction's own lock; no broker. A lease ends with its
time, whatever became of its holder.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, case, func, or_, select, union_all, update

from syndicate.store.rows import upsert
from syndicate.store.schema import feeds, hosts, pages, works

_DUE = union_all(
    *(
        select(func.min(t.c.due_at).label("due_at")).where(t.c.host == bindparam("place"))
        for t in (feeds, pages, works)
    )
).subquery()
_RELEASE = (
    update(hosts)
    .where(hosts.c.host == bindparam("place"), hosts.c.holder == bindparam("holding"))
    .values(
        holder=None,
        held_until=None,
        due_at=select(func.min(_DUE.c.due_at)).scalar_subquery(),
        free_at=bindparam("free"),
    )
)
_CLOCKS_APART = timedelta(minutes=5)  # between the machines of one store
_LONGEST = timedelta(hours=1)  # of a lease or a pause; beyond it a clock was wrong
_LOOKED_AT = 100  # hosts that are asked for the next time; those that are due later do not matter yet


def claim(tx: Connection, holder: str, now: datetime, until: datetime, most: int) -> tuple[str, ...]:
    """Take up to `most` hosts that have something due and that nobody holds, the longest waiting first.

    What `holder` has itself, it is not given twice, even where its lease ran out while its machine slept.
    """
    free = and_(
        hosts.c.due_at <= now,
        or_(hosts.c.free_at.is_(None), hosts.c.free_at <= now),
        or_(hosts.c.holder.is_(None), and_(hosts.c.held_until <= now, hosts.c.holder != holder)),
    )
    query = select(hosts.c.host).where(free).order_by(hosts.c.due_at).limit(most)
    found = tuple(tx.execute(query.with_for_update(skip_locked=True)).scalars())
    if found:
        tx.execute(update(hosts).where(hosts.c.host.in_(found)).values(holder=holder, held_until=until))
    return found


def hold(tx: Connection, host: str, holder: str, until: datetime) -> bool:
    """Prolong a lease; False where it is no longer the holder's, who then has nothing to say about the host."""
    mine = and_(hosts.c.host == host, hosts.c.holder == holder)
    return tx.execute(update(hosts).where(mine).values(held_until=until)).rowcount == 1


def release(tx: Connection, host: str, holder: str, free_at: datetime) -> bool:
    """Give a host back; it is not visited before `free_at`. What was written before in this transaction counts.

    False where it was no longer the holder's.
    """
    values = {"place": host, "holding": holder, "free": free_at}
    return tx.execute(_RELEASE, values).rowcount == 1


def leave(tx: Connection, holder: str) -> None:
    """Give back all that a holder has: it ends. What is due stays due."""
    tx.execute(update(hosts).where(hosts.c.holder == holder).values(holder=None, held_until=None))


def wake(tx: Connection, due: Mapping[str, datetime]) -> None:
    """See that each host is visited at its time, or earlier."""

    def sooner(new: object) -> object:
        theirs = new.due_at  # type: ignore[attr-defined]
        return case((or_(hosts.c.due_at.is_(None), theirs < hosts.c.due_at), theirs), else_=hosts.c.due_at)

    rows = [{"host": host, "due_at": due[host]} for host in sorted(due)]
    upsert(tx, hosts, rows, ["host"], {"due_at": sooner})


def mend(tx: Connection, now: datetime) -> None:
    """Make due now what a clock that was ahead has put off: what was last visited at a time that has not come yet."""
    late = now + _CLOCKS_APART
    for table, at in ((feeds, feeds.c.polled_at), (pages, pages.c.looked_at), (works, works.c.refreshed_at)):
        wrong = (at > late) & table.c.due_at.is_not(None)
        places = tx.execute(update(table).where(wrong).values(due_at=now).returning(table.c.host)).scalars()
        wake(tx, dict.fromkeys(set(places), now))
    far = now + _LONGEST
    tx.execute(update(hosts).where(hosts.c.free_at > far).values(free_at=None))
    tx.execute(update(hosts).where(hosts.c.held_until > far).values(holder=None, held_until=None))


def next_due(tx: Connection) -> datetime | None:
    """When the next host may be visited; None where nothing is due, ever."""
    later = case((hosts.c.free_at > hosts.c.due_at, hosts.c.free_at), else_=hosts.c.due_at)
    open_ = case((hosts.c.held_until > later, hosts.c.held_until), else_=later)
    soonest = (
        select(hosts.c.host).where(hosts.c.due_at.is_not(None)).order_by(hosts.c.due_at).limit(_LOOKED_AT)
    )
    return tx.execute(select(func.min(open_)).where(hosts.c.host.in_(soonest))).scalar()


def held(tx: Connection, now: datetime) -> int:
    """How many hosts are being visited."""
    query = select(func.count()).select_from(hosts).where(hosts.c.held_until > now)
    return int(tx.execute(query).scalar_one())


def oldest_due(tx: Connection, now: datetime) -> datetime | None:
    """Since when the host waits that has waited longest for somebody to visit it; None where none waits."""
    waits = and_(
        hosts.c.due_at <= now,
        or_(hosts.c.free_at.is_(None), hosts.c.free_at <= now),
        or_(hosts.c.holder.is_(None), hosts.c.held_until <= now),
    )
    return tx.execute(select(func.min(hosts.c.due_at)).where(waits)).scalar()
