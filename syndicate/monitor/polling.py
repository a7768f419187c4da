"""Polling: one feed, asked whether it has anything new; what it has becomes pages to look at.

feed → fetch (conditional) → same as last time? | [confined: read] → new entries → pages, and the next poll
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from syndicate.errors import BadStatus, FeedError, FetchError, PageError, ParseStopped
from syndicate.feeds import Feed, read_feed
from syndicate.feeds.identity import keys, new_entries
from syndicate.feeds.pace import FeedState, FeedWatch, Poll, next_poll, wants_whole
from syndicate.fetch import FEED
from syndicate.fetch.freshness import fresh_for
from syndicate.model import NotModified, PageWatch, Validators
from syndicate.monitor.doors import Doors
from syndicate.store import feeds, pages
from syndicate.store.rows import FeedRow, plain, revived
from syndicate.urls import host

Kept = Callable[[Connection], None]
"""What a visit wants to have kept."""
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
    if isinstance(found, NotModified):
        return _keep(feed, watch, Poll(304, rests=rests), _NOTHING, doors, {})
    validators = found.validators
    values = {"etag": validators.etag, "modified": validators.modified, "sha256": found.sha256}
    if found.sha256 == feed.sha256:
        return _keep(feed, watch, Poll(200, rests=rests, moved_to=found.moved), _NOTHING, doors, values)
    read = await doors.confined.run_async(read_feed, found.body, found.final_url, url=feed.url)
    if isinstance(read, FeedError | ParseStopped):
        return _keep(feed, watch, Poll(200, error=read.reason), _NOTHING, doors, {})
    went = Poll(200, rests=max(rests, read.rests), moved_to=found.moved)
    values |= {"title": read.title or feed.title, "hub": next(iter(read.hubs), "")}
    return _keep(feed, watch, went, read, doors, values)


def _keep(
    feed: FeedRow, watch: FeedWatch, went: Poll, read: Feed, doors: Doors, values: dict[str, Any]
) -> Kept:
    now, jitter = doors.now(), doors.jitter()

    def keep(tx: Connection) -> None:
        fresh = _bring(tx, feed, read, now) if read.entries else 0
        after = next_poll(watch, replace(went, new=fresh), now, jitter, doors.every)
        more = dict(values)
        if after.moved_to and feeds.by_url(tx, after.moved_to) is None:
            more["url"] = after.moved_to
            after = replace(after, moving_to="", moving=0)
        state = "stopped" if after.state is FeedState.STOPPED else "live"
        feeds.polled(
            tx, feed.id, now=now, due=after.due, watch=plain(after), failures=after.failures, state=state, reason=after.reason, **more
        )

    return keep


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
