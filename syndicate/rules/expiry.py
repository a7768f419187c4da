"""The copy is online no longer than the terms allow.

## What it checks
How long the copy has been online, or how old the original is (`since`), against the time that the terms allow (`days`).

## What counts
The day on which the page was fetched, and the date that the page gives for itself in its metadata, counted in the copy's
favour. Where a store saw the copy there for longer than the terms allow, no date matters. No copy is older than its original:
until that is old enough, every copy passes.

## What it cannot tell
A page without a date, a date within a time zone of the original's, which many copies print as theirs, or one before it. A
page given as a file: it may be offline by now. A page in an archive of its site, which may keep without
publishing. A later permission, where the terms themselves speak of one.

## What mends it
Taking the copy offline, or asking for a longer time.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import unquote

from syndicate.model import Case, Evidence, Finding
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules._moments import (
    Moment,
    appeared,
    day,
    evidence,
    is_any_date,
    may_be_the_originals,
    online,
    original,
    was_moved,
)
from syndicate.rules._wording import says
from syndicate.text import forms, line_words
from syndicate.urls import split


def examine(case: Case) -> Finding:
    days, at = case.term.params.get("days"), online(case) or case.now
    if not isinstance(days, int):
        return cannot_tell(case, "The terms do not say how long a copy may be online.")
    if at is None:
        return cannot_tell(case, "The day on which the page was online is not known.")
    ours, theirs = original(case), appeared(case)
    moved = ours is not None and was_moved(case, ours)
    if ours and not moved and at - ours.earliest <= timedelta(days=days):
        return passed(case, f"The original is from {day(ours.printed)}; the terms allow {days} days.")
    if case.term.params.get("since") == "original":
        if ours is None:
            return cannot_tell(case, "The original has no date to count from.")
        return _aged(case, ours, at, days, f"The original is from {day(ours.printed)}")
    seen = case.first_seen
    if seen and at - seen > timedelta(days=days):
        by_our_clock = Moment(seen, True, seen, seen)  # no zone to doubt
        return _aged(case, by_our_clock, at, days, f"The copy was seen there on {day(seen)}")
    if theirs is None:
        return cannot_tell(
            case, f"The page does not say since when it is online; the terms allow {days} days."
        )
    dated, shown = f"The page is dated {day(theirs.printed)}", evidence(case, theirs)
    if at - theirs.latest <= timedelta(days=days):
        return _aged(case, theirs, at, days, dated, shown)
    if may_be_the_originals(case, theirs) or (ours and theirs.printed < ours.printed):
        why = "that may be the date of the original, and the copy younger"
        return cannot_tell(case, f"{dated}; {why}. The terms allow {days} days.", shown)
    if is_any_date(case):
        why = "the page does not say that it is the day on which it appeared"
        return cannot_tell(case, f"{dated}; {why}. The terms allow {days} days.", shown)
    return _aged(case, theirs, at, days, dated, shown)


def _aged(case: Case, start: Moment, at: datetime, days: int, since: str, *shown: Evidence) -> Finding:
    """The finding where `start` is what the time counts from."""
    if at - start.latest <= timedelta(days=days):
        return passed(case, f"{since}, not yet {days} days before {day(at)}.", *shown)
    message = f"{since}, and the copy was online on {day(at)}; the terms allow {days} days."
    remedy = "Take the copy offline, or ask for a longer time."
    doubt = _doubt(case)
    if doubt:
        return cannot_tell(case, f"{message} {doubt}", *shown, remedy=remedy)
    return failed(case, message, remedy, *shown)


def _doubt(case: Case) -> str:
    """What may explain a copy that is older than the terms allow; "" where nothing does."""
    if online(case) is None:
        return "The page was given as a file, and may be offline by now."
    if _is_archived(case.page.url):
        return "It stands in an archive of its site."
    if case.term.unless:
        return f"The terms except a {case.term.unless}, which no page shows."
    return ""


def _is_archived(url: str) -> bool:
    """Whether a folder of the address, or its host, is called an archive."""
    parts = split(url)
    if parts is None:
        return False
    names = (*parts.path.split("/")[:-1], *(parts.hostname or "").split(".")[:1])
    found = (line_words(unquote(name)) for name in names)
    return any(len(name) and forms(says(name, "archive")) == name.forms for name in found)
