"""Moments: when original and copy appeared, as exactly as pages tell it.

A day has no hour, and a site's clock may be set to any zone, also one that says it is UTC. So a printed time is a
span, from the earliest moment that it may mean to the latest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from syndicate.model import Case, Evidence, Fact
from syndicate.rules._findings import of_fact

_EASTMOST = timedelta(hours=14)
_WESTMOST = timedelta(hours=12)
"""The zones whose clocks are furthest from UTC (IANA: Pacific/Kiritimati, Etc/GMT+12)."""
_META = re.compile(rb"<meta\s[^<>]{0,1000}", re.IGNORECASE)
_PUBLISHED = re.compile(
    rb"""(?:name|property|itemprop)\s*=\s*["']?(?:[\w:-]*published_time|datepublished|dc(?:terms|\.date)?\.issued|"""
    rb"""[\w-]*publication_date|[\w-]*pub-?date|publish_?date|sailthru\.date|article\.published|cxenseparse:[\w:]*time)\b""",
    re.IGNORECASE,
)
"""Names of a meta element that say when a page was published."""
APART = _EASTMOST + _WESTMOST
"""What two clocks can differ by while they show one moment."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as printed, and the span that it may mean."""

    printed: datetime  #: as if it were UTC; of a day, its first moment
    exact: bool  #: whether it has an hour
    earliest: datetime
    latest: datetime


def moment(printed: date) -> Moment:
    """The span of a day, or of an aware moment."""
    if isinstance(printed, datetime):
        return Moment(printed, True, printed - _EASTMOST, printed + _WESTMOST)
    start = datetime.combine(printed, time(), UTC)
    return Moment(start, False, start - _EASTMOST, start + timedelta(days=1) + _WESTMOST)


def appeared(case: Case) -> Moment | None:
    """When the page says that it appeared; None where it does not, or names a time that has not come yet."""
    printed = case.page.metadata.published
    found = moment(printed) if printed else None
    at = _checked(case)
    return None if found and at and found.earliest > at else found


def original(case: Case) -> Moment | None:
    """When the original appeared; None where nobody knows."""
    return moment(case.work.published) if case.work.published else None


def was_moved(case: Case, ours: Moment) -> bool:
    """Whether the original was seen before the date that it names; some sites move it with each correction."""
    seen = (case.work.seen, *(version.seen for version in case.work.versions))
    return any(moment(at).latest < ours.earliest for at in seen if at)


def online(case: Case) -> datetime | None:
    """A moment at which the copy was online; None for a page that was given as a file, which may be a draft."""
    return case.page.capture.fetched_at


def _checked(case: Case) -> datetime | None:
    return online(case) or case.now


def may_be_the_originals(case: Case, theirs: Moment) -> bool:
    """Whether the date of the page may be that of the original, which many copies print as theirs."""
    ours = original(case)
    return ours is None or _distance(theirs, ours) <= APART


def _distance(one: Moment, other: Moment) -> timedelta:
    """Between two printed times; of two days, or a day and a moment, as near as they can be."""
    gap = abs(one.printed - other.printed)
    return gap if one.exact and other.exact else max(timedelta(), gap - timedelta(days=1))


def is_any_date(case: Case) -> bool:
    """Whether the page gives its date only under a name that any date may have (`date`, `DC.date`, `dcterms.created`).

    Some systems write the day of the template, of the draft or of the visit there.
    """
    if any("datePublished" in thing for thing in case.page.metadata.json_ld):
        return False
    source = case.page.capture.body
    return not any(_PUBLISHED.search(tag) for tag in _META.findall(source))


def day(at: date) -> str:
    """The day, as findings write it."""
    return at.isoformat()[:10]


def evidence(case: Case, printed: Moment) -> Evidence:
    """The date that the page gives for itself."""
    text = printed.printed.isoformat() if printed.exact else day(printed.printed)
    return of_fact(case, Fact(text, "head"), "the date that the page gives for itself to machines")
