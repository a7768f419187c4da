"""Refreshing: one original, read again; what it says otherwise is a correction, and its copies are looked at.

work → fetch (conditional) → same as last time? | [confined: read] → correction → new version, event, copies due
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from syndicate.errors import FetchError, PageError, ParseStopped, PolicyError
from syndicate.model import Capture, EventKind, NotModified, PageState, PageWatch, Policy, Validators, Work
from syndicate.monitor import events
from syndicate.monitor.doors import Doors
from syndicate.monitor.logs import Kept, Log
from syndicate.monitor.pages import of_page
from syndicate.monitor.settling import OFFLINE
from syndicate.store import copies, outbox, pages, works
from syndicate.store.rows import WorkRow, plain, revived
from syndicate.urls import host
from syndicate.works import read_work
from syndicate.works.corrections import Correction, correction, diff_lines

_LINES = 40  # of a correction that an event carries; the store has all of it
_LONGEST = 500  # letters of such a line
_SOON = timedelta(hours=1)  # within which the copies of a corrected original are looked at, a little apart


async def refresh(row: WorkRow, doors: Doors) -> Kept:
    """Read an original again; what to keep of it."""
    try:
        policy = doors.library.policy(row.policy)
    except PolicyError:
        return _same(row, doors, {}, "It was not read: the policy on which it is offered cannot be used.")
    found = await doors.fetcher.refetch(row.url, Validators(row.etag, row.modified))
    doors.reach.note(host(row.url), found if isinstance(found, FetchError | PageError) else None)
    if isinstance(found, FetchError | PageError):
        return _unread(row, found, doors)
    if isinstance(found, NotModified):
        return _same(row, doors, {})
    before = await doors.writer.read(lambda tx: works.get(tx, row.id))
    try:
        now_says = await doors.confined.run_async(read_original, found, policy, before, url=row.url)
    except PageError as error:
        return _unread(row, error, doors)
    if isinstance(now_says, ParseStopped):
        return _unread(row, now_says, doors)
    validators = {"etag": found.validators.etag, "modified": found.validators.modified}
    change = correction(before, now_says)
    if change is None or change.doubtful:
        reason = "" if change is None else change.doubtful
        return _same(row, doors, validators, reason)
    return _corrected(row, now_says, change, doors, validators)


def read_original(capture: Capture, policy: Policy, before: Work) -> Work:
    """The work that a page holds now; what its owner told of it still holds. For a process that can be killed."""
    return read_work(capture, policy, authors=before.authors or None, publisher=before.publisher or None)


def _unread(row: WorkRow, error: FetchError | PageError, doors: Doors) -> Kept:
    now = doors.now()
    if doors.reach.is_down:
        return _later(row, now)
    watch = replace(revived(PageWatch, row.watch), held=True)
    step = of_page(watch, error, now, doors.schedule, doors.jitter())
    gone = step.watch.state is PageState.GONE

    def keep(tx: Connection) -> tuple[Log, ...]:
        state = "gone" if gone else row.state
        watched = works.noted(
            tx, row.id, now=now, due=step.due, watch=plain(step.watch), state=state, reason=step.reason
        )
        if watched and gone and watch.state is not PageState.GONE:
            more = {"reason": step.reason, "copies": works.copied(tx, row.id)}
            _tell(tx, row, EventKind.WORK_GONE, now, doors, more)
        return (Log("refresh", "unread", url=row.url, message=step.reason),)

    return keep


def _later(row: WorkRow, now: datetime) -> Kept:
    def keep(tx: Connection) -> tuple[Log, ...]:
        works.noted(tx, row.id, now=now, due=now + OFFLINE)
        return (Log("refresh", "offline", url=row.url),)

    return keep


def _same(row: WorkRow, doors: Doors, values: dict[str, Any], reason: str = "") -> Kept:
    now, watch = doors.now(), _read(row)
    due = _due(watch, now, doors)

    def keep(tx: Connection) -> tuple[Log, ...]:
        works.noted(tx, row.id, now=now, due=due, watch=plain(watch), state="live", reason=reason, **values)
        return (Log("refresh", "unchanged", url=row.url, message=reason),)

    return keep


def _corrected(row: WorkRow, work: Work, change: Correction, doors: Doors, values: dict[str, Any]) -> Kept:
    now, watch = doors.now(), replace(_read(row), looks=0)
    due = _due(watch, now, doors)

    def keep(tx: Connection) -> tuple[Log, ...]:
        watched = works.noted(tx, row.id, now=now, due=due, watch=plain(watch), **values)
        if not watched or not works.revise(tx, row.id, work, now=now, due=due):
            return (Log("refresh", "unchanged", url=row.url),)
        held = [copy for copy in copies.of_work(tx, row.id) if copy.gone_at is None]
        pages.hasten(tx, (copy.page_id for copy in held), now + _SOON * doors.jitter())
        more = {
            "title_changed": change.title_changed,
            "diff": [line[:_LONGEST] for line in diff_lines(change)[:_LINES]],
            "copies": len(held),
        }
        _tell(tx, row, EventKind.WORK_CORRECTED, now, doors, more)
        return (Log("refresh", "corrected", url=row.url),)

    return keep


def _read(row: WorkRow) -> PageWatch:
    """What is remembered of an original that was read: nothing that went wrong before."""
    looks = revived(PageWatch, row.watch).looks + 1
    return PageWatch(state=PageState.COPY, held=True, looks=looks)


def _due(watch: PageWatch, now: datetime, doors: Doors) -> datetime | None:
    wait = doors.schedule.original.at(watch.looks)
    return None if wait is None else doors.schedule.due(now, wait, doors.jitter())


def _tell(
    tx: Connection, row: WorkRow, kind: EventKind, now: datetime, doors: Doors, more: dict[str, Any]
) -> None:
    event = events.of_work(kind, at=now, url=row.url, title=row.title, policy=row.policy, more=more)
    outbox.put(tx, event, doors.told(event))
