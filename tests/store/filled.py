"""A store with a row in every table, and more of them from a seed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from syndicate.model import Capture, Event, EventKind, Waiver, Work
from syndicate.store import (
    Store,
    captures,
    copies,
    feeds,
    limits,
    outbox,
    pages,
    subscriptions,
    waivers,
    works,
)
from syndicate.store.limits import Limit
from syndicate.store.subscriptions import Subscription

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
POLICY = "cc-by-4.0"


def fill(store: Store, *, rows: int = 3, seed: int = 1) -> None:
    """Write `rows` of everything."""
    chance = random.Random(seed)
    for number in range(rows):
        store.write(lambda tx, number=number: write_one(tx, number, chance))


def subscription(feed: int, now: datetime) -> Subscription:
    """What a hub was asked for now, and is asked again in an hour."""
    return Subscription(
        feed, f"token-{feed}", "secret", "https://hub.example/", f"https://blog{feed}.example/feed",
        "https://me.example", "asked", "", 1, now, now + HOUR,
    )  # fmt: skip


def write_one(tx: Connection, number: int, chance: random.Random) -> None:
    """A work, a feed, a page with a capture, a copy with its report and turn, an event, a waiver and a limit."""
    now = NOW + number * HOUR
    site, text = f"blog{number}.example", "".join(chance.choices("abcdefgh \u00e9\u4e2d\ud800\0", k=900))
    work, _ = works.add(
        tx, Work(url=f"https://news.example/{number}", title=f"T{number}", text=text), POLICY, now=now
    )
    feed, _ = feeds.add(tx, f"https://{site}/feed", now=now, watch={"every": 0.1 + number})
    feeds.learn(tx, feed, [f"id:{number}"])
    subscriptions.ask(tx, subscription(feed, now))
    (page,) = pages.found(tx, [f"https://{site}/p"], now=now, watch={})
    pages.brought(tx, feed, [page], now=now)
    body = chance.randbytes(700) + b"<p>rivers" * 300
    capture = captures.keep(
        tx, page, Capture(f"https://{site}/p", body, headers=(("etag", "\ud800"),), fetched_at=now)
    )
    copy = copies.add(
        tx, page, work, now=now, verdict="non_compliant", site=site, policy=POLICY, kind="full",
        containment=chance.random(), judged="", watch={}, clauses=[],
    )  # fmt: skip
    data = {"verdict": "non_compliant", "text": text}
    report = copies.keep_report(
        tx, copy, data, capture=capture, policy=POLICY, now=now, clauses=["original_link"]
    )
    copies.turned(tx, copy, now=now, since=now, verdict="compliant", report=report)
    event = Event(f"e{number}", EventKind.COPY_FOUND, now, f"https://{site}/p", "T", {"site": site})
    outbox.put(tx, event, [("hook", now), ("mail", now)])
    waivers.add(tx, Waiver(site, "original_link", "agreed", date(2027, 1, 1), "Ann"), now=now)
    limits.put(tx, Limit(site, POLICY, "quota", "failed", "7 of 5", now, now, False))
