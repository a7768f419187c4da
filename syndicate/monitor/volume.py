"""Volume: whether a site took more of a publisher's articles than the terms allow, over all its copies that are known.

copies of a site → when each was taken, at the earliest and at the latest → `quota` | `wholesale` → Finding

Nobody sees a copy being made. It is no older than its original and no younger than the day on which it was found; a
page's own date narrows that where it cannot be the original's. Only what is so within both ends counts against a site: a
backlog that is discovered at once may have grown over years, and fails nothing.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median

from syndicate.model import EventKind, Evidence, Finding, Outcome, Quote, Term
from syndicate.monitor.schedule import Schedule
from syndicate.monitor.waits import in_words
from syndicate.policy.vocabulary import spec
from syndicate.rules._moments import APART, moment
from syndicate.saying import as_day, day, number_of

_EVER = datetime.min.replace(tzinfo=UTC)
_SHOWN = 10  # copies that a finding names


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy that was found on a site.

    `work` tells the works apart, `url` is the page, `found_at` (aware) when it was first seen there. `published` is the date of the
    work, None where it is unknown or was moved; `dated` is the date that the page gives for its appearance.
    """

    work: str
    url: str
    found_at: datetime
    published: date | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    """An article and the span of time in which it was taken."""

    copy: Taken
    earliest: datetime
    latest: datetime


def of_site(
    term: Term, copies: Sequence[Taken], works_published: int, now: datetime, schedule: Schedule
) -> Finding:
    """The finding on `quota` or `wholesale` about one site, by its known copies of the works of one policy.

    `works_published` counts the works of that policy that appeared within `schedule.volume_window` before `now` (aware).
    Raises ValueError for another term.
    """
    spans = _first_of_each(copies, now)
    if term.id == "quota":
        return _quota(term, spans, now, schedule)
    if term.id == "wholesale":
        return _wholesale(term, spans, works_published, now, schedule)
    raise ValueError(f"{term.id} is not judged over a site")


def limit_changed(settled: Outcome | None, found: Outcome) -> tuple[Outcome | None, EventKind | None]:
    """The outcome that is settled now, and the event where a limit is exceeded, or no longer is.

    What cannot be told settles nothing: an exceeded limit is over when it was seen to be kept.
    """
    if found is Outcome.FAILED:
        return found, None if settled is found else EventKind.LIMIT_CHANGED
    if found is Outcome.PASSED:
        return found, EventKind.LIMIT_CHANGED if settled is Outcome.FAILED else None
    return settled, None


def _quota(term: Term, spans: Sequence[_Span], now: datetime, schedule: Schedule) -> Finding:
    most, days = term.params.get("most"), term.params.get("days")
    if not isinstance(most, int) or not isinstance(days, int):
        return _finding(term, Outcome.CANNOT_TELL, "The terms do not say how many articles are allowed.")
    window, since = timedelta(days=days), now - schedule.volume_window
    within = "a day" if days == 1 else f"{days} days"
    allowed = f"the terms allow {number_of(most, 'article')}"
    certain = _surely_within(spans, window, since)
    if len(certain) > most:
        message = f"{len(certain)} articles were taken within {within}; {allowed}."
        remedy = f"Ask the publisher before taking more than {number_of(most, 'article')} within {within}."
        return _finding(term, Outcome.FAILED, message, certain, remedy)
    possible = _perhaps_within(spans, window, since)
    if possible > most:
        message = f"As many as {possible} articles may have been taken within {within}; {allowed}."
        return _finding(term, Outcome.CANNOT_TELL, f"{message} When each was taken, the pages do not show.")
    known = "Of the copies that are known, no more than"
    return _finding(
        term, Outcome.PASSED, f"{known} {possible} can have been taken within {within}; {allowed}."
    )


def _surely_within(spans: Iterable[_Span], window: timedelta, since: datetime) -> tuple[_Span, ...]:
    """The most articles of which each was taken, from its earliest to its latest moment, within one window ending after `since`."""
    late_first = sorted(spans, key=lambda each: each.earliest, reverse=True)
    ends: list[datetime] = []
    best, found = 0, (_EVER, _EVER)
    for span in late_first:
        insort(ends, span.latest)
        start = span.earliest
        if start == _EVER or start + window < since:
            break
        inside = bisect_right(ends, start + window)
        if inside > best:
            best, found = inside, (start, start + window)
    start, end = found
    inside_it = (span for span in late_first if best and span.earliest >= start and span.latest <= end)
    return tuple(sorted(inside_it, key=lambda each: (each.latest, each.copy.url)))


def _perhaps_within(spans: Iterable[_Span], window: timedelta, since: datetime) -> int:
    """The most articles that can have been taken within one window ending after `since`."""
    turns: list[tuple[datetime, int]] = []
    for span in spans:
        if span.latest + window < since:
            continue  # every window that holds it ended before
        turns += [(max(since, span.earliest) - window, -1), (span.latest, 1)]
    most = here = 0
    for _, turn in sorted(turns):  # of one moment, what opens comes first
        here -= turn
        most = max(most, here)
    return most


def _wholesale(
    term: Term, spans: Sequence[_Span], published: int, now: datetime, schedule: Schedule
) -> Finding:
    since = now - schedule.volume_window
    lately = [span for span in spans if _appeared(span.copy, since, now)]
    published = max(published, len(lately))
    share, asked = len(lately) / (published or 1), term.params.get("share")
    months = f"in the last {in_words(schedule.volume_window)}"
    message = f"The site has {len(lately)} of the {number_of(published, 'article')} that appeared {months}"
    remedy = "Select articles one by one."
    if published < schedule.wholesale_works:
        return _finding(term, Outcome.CANNOT_TELL, f"{message}; so few say nothing of how they are chosen.")
    if isinstance(asked, int | float) and share >= asked:
        stated = f"{message}; the terms speak of {asked:.0%} of what the publisher writes."
        return _finding(term, Outcome.FAILED, stated, lately, remedy)
    soon = _how_soon(lately, schedule)
    if soon or (asked is None and share >= schedule.wholesale_share):
        doubt = "Whether they were selected one by one, no page shows."
        return _finding(term, Outcome.CANNOT_TELL, f"{message}{soon}. {doubt}", lately, remedy)
    return _finding(term, Outcome.PASSED, f"{message}, as far as is known.")


def _how_soon(spans: Sequence[_Span], schedule: Schedule) -> str:
    """That the copies follow as fast as programs do, in words; "" where they do not, or too few have an hour."""
    lags = [
        max(0.0, (span.latest - span.copy.published).total_seconds())
        for span in spans
        if isinstance(span.copy.published, datetime)
    ]
    if len(lags) < schedule.wholesale_works or median(lags) > schedule.automatic_within.total_seconds():
        return ""
    return f", half of them within {in_words(timedelta(seconds=median(lags)))} of the original"


def _appeared(copy: Taken, since: datetime, now: datetime) -> bool:
    printed = copy.published and moment(copy.published).printed
    return printed is not None and since <= printed <= now


def _first_of_each(copies: Iterable[Taken], now: datetime) -> tuple[_Span, ...]:
    """Each work once, by the copy of it that was found first."""
    first: dict[str, Taken] = {}
    for copy in sorted(copies, key=lambda each: (each.found_at, each.url)):
        first.setdefault(copy.work, copy)
    return tuple(_span(copy, now) for copy in first.values())


def _span(copy: Taken, now: datetime) -> _Span:
    """When a copy was taken. Dates that contradict each other, or the day on which it was found, bound nothing."""
    latest = min(copy.found_at, now)
    ours = moment(copy.published) if copy.published else None
    theirs = moment(copy.dated) if copy.dated else None
    if theirs and ours and theirs.printed < ours.printed - APART:
        return _Span(copy, _EVER, latest)
    earliest = ours.earliest if ours else _EVER
    if theirs and theirs.earliest <= latest and (ours is None or theirs.printed > ours.printed + APART):
        earliest, latest = max(earliest, theirs.earliest), min(latest, theirs.latest)
    return _Span(copy, earliest if earliest <= latest else _EVER, latest)


def _finding(
    term: Term, outcome: Outcome, message: str, spans: Sequence[_Span] = (), remedy: str = ""
) -> Finding:
    if outcome is Outcome.FAILED and term.unless:
        outcome = Outcome.CANNOT_TELL
        message = f"{message} The terms except a {term.unless}, which no page shows."
    known = spec(term.id)
    return Finding(
        term=term.id,
        outcome=outcome,
        message=message,
        group=known.group if known else "",
        strength=term.strength,
        clause=term.clause,
        evidence=tuple(_evidence(span) for span in spans[:_SHOWN]),
        remedy=remedy,
    )


def _evidence(span: _Span) -> Evidence:
    until = f"found on {day(as_day(span.copy.found_at))}"
    note = until if span.earliest == _EVER else f"taken after {day(as_day(span.earliest))}, {until}"
    return Evidence(Quote(""), url=span.copy.url, note=note)
