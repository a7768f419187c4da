"""Outbox: what is to be told, written with the change that it tells of, and taken off when it has been told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update

from syndicate.errors import StoreDamaged
from syndicate.model import Event, EventKind
from syndicate.store.rows import upsert
from syndicate.store.schema import deliveries, outbox

_EVENT = (outbox.c.event_id, outbox.c.kind, outbox.c.at, outbox.c.url, outbox.c.title, outbox.c.data)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that one sink has not been told yet."""

    id: int
    event: Event
    sink: str
    attempts: int
    first_at: datetime | None
    due_at: datetime


def put(tx: Connection, event: Event, due: Iterable[tuple[str, datetime]]) -> None:
    """Keep an event, to be told to each sink at its time. One that is kept already is not kept twice."""
    row = {"event_id": event.id, "kind": str(event.kind), "at": event.at, "url": event.url}
    upsert(tx, outbox, [row | {"title": event.title, "data": dict(event.data)}], ["event_id"])
    rows = [
        {"event_id": event.id, "sink": sink, "state": "waiting", "attempts": 0, "due_at": at, "reason": ""}
        for sink, at in due
    ]
    upsert(tx, deliveries, rows, ["event_id", "sink"])


ABANDONED = timedelta(days=3)
"""How long what waits for a sink that one monitor does not know is left to the others, which may know it."""


def waiting(
    tx: Connection, now: datetime, most: int, sinks: Collection[str] | None = None
) -> tuple[Waiting, ...]:
    """What is due to be told, the oldest first; with `sinks`, up to `most` to each of these, and what nobody told for long
    to others: what waits for a slow sink takes no other's place.

    In PostgreSQL, what another monitor is telling is left to it.
    """
    if sinks is None:
        return _waiting(tx, deliveries.c.due_at <= now, most)
    others = deliveries.c.sink.not_in(sinks) & (deliveries.c.due_at <= now - ABANDONED)
    theirs = ((deliveries.c.sink == sink) & (deliveries.c.due_at <= now) for sink in sinks)
    return tuple(each for due in (*theirs, others) for each in _waiting(tx, due, most))


def _waiting(tx: Connection, due: ColumnElement[bool], most: int) -> tuple[Waiting, ...]:
    query = (
        select(
            deliveries.c.id,
            deliveries.c.sink,
            deliveries.c.attempts,
            deliveries.c.first_at,
            deliveries.c.due_at,
            *_EVENT,
        )
        .join(outbox, outbox.c.event_id == deliveries.c.event_id)
        .where(deliveries.c.state == "waiting", due)
        .order_by(outbox.c.id, deliveries.c.id)
        .limit(most)
    )
    rows = tx.execute(query.with_for_update(skip_locked=True, of=deliveries))
    return tuple(Waiting(r.id, _event(r), r.sink, r.attempts, r.first_at, r.due_at) for r in rows)


def take(tx: Connection, numbers: Iterable[int], *, now: datetime, until: datetime) -> None:
    """Note that these are being told: nobody else tells them before `until`, when whoever does may have died."""
    first = func.coalesce(deliveries.c.first_at, now)
    values: dict[str, Any] = {"attempts": deliveries.c.attempts + 1, "first_at": first, "due_at": until}
    tx.execute(update(deliveries).where(deliveries.c.id.in_(list(numbers))).values(values))


def told(tx: Connection, numbers: Iterable[int], *, now: datetime) -> None:
    """Note that these were told."""
    tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(list(numbers)))
        .values(state="told", told_at=now, reason="")
    )


def again(tx: Connection, numbers: Iterable[int], *, due: datetime, reason: str) -> None:
    """Note that these could not be told, and when to try again."""
    tx.execute(update(deliveries).where(deliveries.c.id.in_(list(numbers))).values(due_at=due, reason=reason))


def given_up(tx: Connection, numbers: Iterable[int], *, reason: str) -> None:
    """Note that these will not be told."""
    tx.execute(
        update(deliveries).where(deliveries.c.id.in_(list(numbers))).values(state="given up", reason=reason)
    )


def switch_off(tx: Connection, sink: str, *, reason: str) -> None:
    """Tell a sink nothing more of what waits: it said that it is gone."""
    mine = (deliveries.c.sink == sink) & (deliveries.c.state == "waiting")
    tx.execute(update(deliveries).where(mine).values(state="off", reason=reason))


def events(tx: Connection, since: datetime | None = None, most: int = 200) -> Iterator[Event]:
    """The newest events, the newest first."""
    query = select(*_EVENT).order_by(outbox.c.at.desc(), outbox.c.id.desc()).limit(most)
    for row in tx.execute(query if since is None else query.where(outbox.c.at >= since)):
        yield _event(row)


def counted(tx: Connection) -> dict[str, int]:
    """How many deliveries are in each state."""
    rows = tx.execute(select(deliveries.c.state, func.count()).group_by(deliveries.c.state)).all()
    return {str(state): int(count) for state, count in rows}


def next_due(tx: Connection) -> datetime | None:
    """When the next delivery is due; None where nothing waits."""
    return tx.execute(select(func.min(deliveries.c.due_at)).where(deliveries.c.state == "waiting")).scalar()


def _event(row: Any) -> Event:
    if row.kind not in set(EventKind):
        raise StoreDamaged(f"the event {row.event_id} is of no kind that there is")
    return Event(row.event_id, EventKind(row.kind), row.at, row.url, row.title, row.data)
