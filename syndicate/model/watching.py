"""Watching: what becomes of works, feeds and pages that are looked at again and again, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from syndicate.model.report import Verdict


class PageState(StrEnum):
    """What is known of a watched page as a whole; what it holds of a work is its copies' verdicts."""

    NEW = "new"  #: brought by a feed or by hand, and not yet read
    COPY = "copy"  #: holds something of a work
    UNRELATED = "unrelated"  #: read, and holds nothing of any work
    BLOCKED = "blocked"  #: there, and we are not let in: robots.txt, a bot wall, a refused address
    GONE = "gone"  #: no longer there, confirmed by several looks
    REMOVED = "removed"  #: there, and the copy is not in it any more, confirmed by several looks


class Trouble(StrEnum):
    """What a look comes to at which nothing could be read."""

    MISSING = "missing"  #: it says that the page is not there, or no host is
    REFUSED = "refused"  #: it says that we are not let in
    UNREACHABLE = "unreachable"  #: it says nothing of either: a timeout, a fault of the server, a page that cannot be read


class EventKind(StrEnum):
    """What is worth telling; nothing else speaks."""

    COPY_FOUND = "copy.found"
    VERDICT_CHANGED = "verdict.changed"
    COPY_GONE = "copy.gone"  #: the page is gone, or the copy is not in it any more
    COPY_RETURNED = "copy.returned"
    WORK_CORRECTED = "work.corrected"
    WORK_GONE = "work.gone"
    LIMIT_CHANGED = "limit.changed"  #: a site took more than `quota` or `wholesale` allow, or no longer does


@dataclass(frozen=True, slots=True)
class Event:
    """A change, told once. `id` is unique and stays the same over every attempt to tell it.

    `url` is the address that it is about: of the page, the work, or a site. `data` holds JSON values; which of them a kind
    has stands in `docs/notifications.md`.
    """

    id: str
    kind: EventKind
    at: datetime
    url: str
    title: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageWatch:
    """What is remembered of a page as a whole between two looks.

    `trouble` is what the looks since the page was last read come to, `troubled` of them, the first at `troubled_since`; an
    unreachable page neither supports nor contradicts that it is missing or that we are refused.
    """

    state: PageState = PageState.NEW
    held: bool = False  #: whether it ever held something of a work
    failures: int = 0  #: looks in a row at which nothing could be read
    failing_since: datetime | None = None
    trouble: Trouble | None = None
    troubled: int = 0
    troubled_since: datetime | None = None
    without: int = 0  #: looks in a row at which it was read and held nothing of any work
    looks: int = 0
    reason: str = ""  #: why it is in this state, or looked at when it is; one or two sentences


@dataclass(frozen=True, slots=True)
class CopyWatch:
    """What is remembered of one copy (a page and a work) between two looks.

    `verdict` is the settled one, that was told. `pending` is another one that was seen since, `seen` times in a row, first
    at `pending_since`. `absent` counts looks in a row at which the page was read and held no copy; once the copy is gone, those
    since then. `there_since` is when it was first seen and from when on it was never seen missing (`Case.first_seen`).
    """

    verdict: Verdict | None = None
    since: datetime | None = None
    there_since: datetime | None = None
    pending: Verdict | None = None
    pending_since: datetime | None = None
    seen: int = 0
    absent: int = 0
    absent_since: datetime | None = None
    gone: bool = False
    unchanged: int = 0  #: looks in a row that confirmed the settled verdict
    changes: tuple[datetime, ...] = ()  #: when it changed lately (verdict, gone, returned), newest last
