"""Subscriptions: the feeds whose hubs tell of new entries (WebSub), what each hub was asked for, and until when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from syndicate.store.rows import columns, upsert
from syndicate.store.schema import feeds, subscriptions

_SETTLED = timedelta(
    hours=1
)  # before what differs from what was asked for is asked for: two monitors may disagree


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a hub was asked for. `state` is asked, live or denied. A repr shows neither token nor secret."""

    feed_id: int
    token: str
    secret: str
    hub: str
    topic: str
    callback: str
    state: str
    reason: str
    attempts: int
    asked_at: datetime
    due_at: datetime

    def __repr__(self) -> str:
        return f"Subscription({self.feed_id}, {self.hub!r}, {self.state!r})"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A feed that offers a hub which is to be asked; `before` is what was asked for the last time."""

    feed_id: int
    hub: str
    topic: str
    before: Subscription | None


_ROW = columns(subscriptions, Subscription)


def wanted(tx: Connection, callback: str, now: datetime, most: int) -> tuple[Wanted, ...]:
    """Feeds to be subscribed to, or again, with this callback. In PostgreSQL, what another monitor sees to is left to it."""
    other = or_(
        subscriptions.c.hub != feeds.c.hub,
        subscriptions.c.topic != feeds.c.topic,
        subscriptions.c.callback != callback,
    )
    due = or_(
        subscriptions.c.feed_id.is_(None),
        subscriptions.c.due_at <= now,
        other & (subscriptions.c.asked_at <= now - _SETTLED),
    )
    query = (
        select(feeds.c.id, feeds.c.hub.label("hub_now"), feeds.c.topic.label("topic_now"), *_ROW)
        .join(subscriptions, subscriptions.c.feed_id == feeds.c.id, isouter=True)
        .where(feeds.c.state == "live", feeds.c.hub != "", feeds.c.topic != "", due)
        .order_by(feeds.c.id)
        .limit(most)
    )
    rows = tx.execute(query.with_for_update(skip_locked=True, of=feeds))
    return tuple(Wanted(r[0], r[1], r[2], None if r[3] is None else Subscription(*r[3:])) for r in rows)


def ask(tx: Connection, subscription: Subscription) -> None:
    """Note that a hub is being asked; nobody else asks before `due_at`."""
    row = {column.name: getattr(subscription, column.name) for column in _ROW}
    upsert(tx, subscriptions, [row], ["feed_id"], {name: row[name] for name in row if name != "feed_id"})


def by_token(tx: Connection, token: str) -> Subscription | None:
    """The subscription whose address has this token, of a feed that is polled."""
    query = (
        select(*_ROW)
        .join(feeds, feeds.c.id == subscriptions.c.feed_id)
        .where(subscriptions.c.token == token, feeds.c.state == "live")
    )
    row = tx.execute(query).one_or_none()
    return None if row is None else Subscription(*row)


def verified(tx: Connection, number: int, *, until: datetime, due: datetime) -> None:
    """Note that a hub tells of a feed until then, and when to ask again."""
    _note(tx, number, {"state": "live", "reason": "", "attempts": 0, "due_at": due}, until)


def denied(tx: Connection, number: int, *, reason: str, due: datetime) -> None:
    """Note that a hub does not want to tell of a feed, and when to ask again."""
    _note(tx, number, {"state": "denied", "reason": reason, "due_at": due}, None)


def failed(tx: Connection, number: int, *, reason: str) -> None:
    """Note why a hub could not be asked; what it granted before holds."""
    tx.execute(update(subscriptions).where(subscriptions.c.feed_id == number).values(reason=reason))


def counted(tx: Connection) -> dict[str, int]:
    """How many subscriptions are in each state."""
    rows = tx.execute(select(subscriptions.c.state, func.count()).group_by(subscriptions.c.state)).all()
    return {str(state): int(count) for state, count in rows}


def _note(tx: Connection, number: int, values: dict[str, Any], until: datetime | None) -> None:
    tx.execute(update(subscriptions).where(subscriptions.c.feed_id == number).values(values))
    tx.execute(update(feeds).where(feeds.c.id == number).values(pushed_until=until))
