"""The copy appeared no earlier than the terms allow.

## What it checks
How long after the original the copy appeared, against the time that the terms ask for (`days`, `hours`).

## What counts
A page that was fetched before that time had passed: it was online too early, whatever date it prints. Else the date that the
page gives for itself in its metadata, against the date of the original; of two days without an hour, the days between
them. Only a date too early in every time zone fails. A date of change is no date of appearance.

## What it cannot tell
A page without a date, or with one of which it does not say what it is (`<meta name="date">`). A date within a time zone of the original's: many copies print the original's date as
theirs. A date before the original's: one of the two is wrong. An original that was seen before the date that it names.
A day without an hour, or clocks that may be set to different zones, where it comes down to hours. Whether a page given
as a file has appeared at all.

## What mends it
Nothing any more, for this copy; later ones wait for as long as the terms ask.
"""

from __future__ import annotations

from datetime import timedelta

from syndicate.model import Case, Finding
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

_DAY = timedelta(days=1)


def examine(case: Case) -> Finding:
    wait, ours = _wait(case), original(case)
    if not wait:
        return cannot_tell(case, "The terms do not say how long a copy must wait.")
    if ours is None:
        return cannot_tell(case, "The original has no date to count from.")
    if was_moved(case, ours):
        return cannot_tell(
            case, "The original was there before the date that it names, so nothing counts from it."
        )
    at, theirs = online(case), appeared(case)
    asked, remedy = _asked(case, ours), f"Publish no earlier than {_told(case)} after the original."
    if at and at < ours.earliest + wait:
        return failed(case, f"The page was online on {day(at)}; {asked}", remedy)
    if theirs is None:
        return cannot_tell(case, f"The page does not say when it appeared; {asked}", remedy=remedy)
    dated, shown = f"The page is dated {day(theirs.printed)}", evidence(case, theirs)
    if _waited(case, theirs, ours):
        return passed(case, f"{dated}; {asked}", shown)
    doubt = _doubt(case, theirs, ours)
    if doubt:
        return cannot_tell(case, f"{dated}; {doubt}. {asked[0].upper()}{asked[1:]}", shown, remedy=remedy)
    return failed(case, f"{dated}; {asked}", remedy, shown)


def _doubt(case: Case, theirs: Moment, ours: Moment) -> str:
    """Why a date that looks too early settles nothing; "" where it is too early in every time zone."""
    if may_be_the_originals(case, theirs):
        return "that may be the date of the original, which many copies print as theirs"
    if theirs.printed < ours.printed:
        return "that is before the original, so one of the two dates is not when it appeared"
    if is_any_date(case):
        return "the page does not say that it is the day on which it appeared"
    if theirs.latest - ours.earliest >= _wait(case):
        return "time zones leave open whether that was long enough"
    return ""


def _wait(case: Case) -> timedelta:
    return timedelta(days=_number(case, "days"), hours=_number(case, "hours"))


def _number(case: Case, key: str) -> int:
    value = case.term.params.get(key, 0)
    return value if isinstance(value, int) else 0


def _waited(case: Case, theirs: Moment, ours: Moment) -> bool:
    """Whether the dates as printed lie far enough apart; terms that count days count them on the calendar."""
    if theirs.exact and ours.exact:
        return theirs.printed - ours.printed >= _wait(case)
    days = timedelta(days=(theirs.printed.date() - ours.printed.date()).days)
    return days >= _wait(case) if not _number(case, "hours") else days - _DAY >= _wait(case)


def _asked(case: Case, ours: Moment) -> str:
    return f"the original appeared on {day(ours.printed)}, and the terms ask to wait {_told(case)}."


def _told(case: Case) -> str:
    parts = [(key, _number(case, key)) for key in ("days", "hours")]
    return " and ".join(f"{number} {key if number > 1 else key[:-1]}" for key, number in parts if number)
