"""Polling: one feed, asked whether it has anything new; what it has becomes pages to look at.

feed → fetch (conditional) → same as last time? | [confined: read] → new entries → pages, and the next poll
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from syndicate.errors import BadStatus, FeedError, FetchError, PageError, ParseStopped
from syndicate.feeds import Feed, read_feed, websub
from syndicate.feeds.identity import keys, new_entries
from syndicate.feeds.pace import FeedState, FeedWatch, Poll, next_poll, wants_whole
from syndicate.fetch import FEED
from syndicate.fetch.freshness import fresh_for
from syndicate.model import NotModified, PageWatch, Validators
from syndicate.monitor.doors import Doors
from syndicate.monitor.logs import Kept, Log
from syndicate.store import feeds, pages
from syndicate.store.rows import FeedRow, plain, revived
from syndicate.urls import host

_NOTHING = Feed("", "")


async def poll(feed: FeedRow, doors: Doors) -> Kept:
    """Poll a feed; what to keep of it."""
    now = doors.now()
    watch = revived(FeedWatch, feed.watch)
    since = Validators() if wants_whole(watch, now) else Validators(feed.etag, feed.modified)
    found = await doors.fetcher.refetch(feed.url, since, kinds=FEED)
    doors.reach.note(host(feed.url), found if isinstance(found, FetchError | PageError) else None)
    if isinstance(found, FetchError | PageError):
        return _keep(feed, watch, _failed(found), _NOTHING, doors, {})
    rests = fresh_for(found.headers, doors.now())
    pushed = doors.pushes and feed.pushed_until is not None and feed.pushed_until > now
    if isinstance(found, NotModified):
        return _keep(feed, watch, Poll(304, rests=rests, pushed=pushed), _NOTHING, doors, {})
    validators = found.validators
    values = {"etag": validators.etag, "modified": validators.modified, "sha256": found.sha256}
    if found.sha256 == feed.sha256:
        same = Poll(200, rests=rests, moved_to=found.moved, pushed=pushed)
        return _keep(feed, watch, same, _NOTHING, doors, values)
    read = await doors.confined.run_async(read_feed, found.body, found.final_url, url=feed.url)
    if isinstance(read, FeedError | ParseStopped):
        return _keep(feed, watch, Poll(200, error=read.reason), _NOTHING, doors, {})
    went = Poll(200, rests=rests, feed_rests=read.rests, moved_to=found.moved, pushed=pushed)
    values |= {"title": read.title or feed.title, **_offered(read, found.header("link"))}
    return _keep(feed, watch, went, read, doors, values)


def _keep(
    feed: FeedRow, watch: FeedWatch, went: Poll, read: Feed, doors: Doors, values: dict[str, Any]
) -> Kept:
    now, jitter = doors.now(), doors.jitter()

    def keep(tx: Connection) -> tuple[Log, ...]:
        fresh = _bring(tx, feed, read, now) if read.entries else 0
        after = next_poll(watch, replace(went, new=fresh), now, jitter, doors.every)
        more = dict(values)
        if after.moved_to and feeds.by_url(tx, after.moved_to) is None:
            more["url"] = after.moved_to
            after = replace(after, moving_to="", moving=0)
        state = "stopped" if after.state is FeedState.STOPPED else "live"
        feeds.polled(
            tx,
            feed.id,
            now=now,
            due=_due(tx, feed, after) if went.pushed else after.due,
            watch=plain(after),
            failures=after.failures,
            state=state,
            reason=after.reason,
            **more,
        )
        if went.error:
            return (Log("poll", "failed", url=feed.url, message=after.reason),)
        if fresh:
            return (Log("poll", "new", url=feed.url, message=f"{fresh:,} new"),)
        return (Log("poll", "unchanged", url=feed.url),)

    return keep


def _due(tx: Connection, feed: FeedRow, after: FeedWatch) -> datetime | None:
    """When to poll it next: sooner than planned where its hub told of something meanwhile, which this poll may have missed."""
    told = feeds.row_of(tx, feed.id).due_at
    return after.due if told == feed.due_at or not told or not after.due else min(told, after.due)


def _offered(read: Feed, links: str) -> dict[str, str]:
    """The hub that tells of new entries, and the address that it knows the feed by; "" where there is none."""
    offer = websub.offer(read, links)
    return {"hub": next(iter(offer.hubs if offer else read.hubs), ""), "topic": offer.topic if offer else ""}


def _bring(tx: Connection, feed: FeedRow, read: Feed, now: datetime) -> int:
    """Note the pages that new entries lead to; how many entries are new."""
    known = feeds.known(tx, feed.id, (key for entry in read.entries for key in keys(entry)))
    fresh = new_entries(known, read.entries)
    if fresh:
        feeds.learn(tx, feed.id, (key for entry in fresh for key in keys(entry)))
        numbers = pages.found(tx, (entry.url for entry in fresh), now=now, watch=plain(PageWatch()))
        pages.brought(tx, feed.id, numbers, now=now)
    return len(fresh)


def _failed(error: FetchError | PageError) -> Poll:
    if isinstance(error, BadStatus):
        return Poll(error.status, error=error.reason, retry_after=error.wait or 0.0)
    return Poll(0, error=error.reason)
