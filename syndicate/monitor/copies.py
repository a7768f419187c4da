"""Copies: what a look at one copy comes to, what is told of it, and how long until the next.

seen | absent | not examined → unchanged, pending, or settled → told once

Every change is seen twice before it is told, the good ones too: caches show old and new in turn after an edit, and two
messages that contradict each other cost more trust than an hour. What was not examined changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syndicate.model import CopyWatch, EventKind, Verdict
from syndicate.monitor.schedule import Schedule
from syndicate.monitor.waits import Ladder, Several

_MOST_CHANGES = 20
"""Changes that are remembered; flapping is told by fewer."""
_SHOWS = {
    Verdict.COMPLIANT: "The copy met the terms when it was last seen.",
    Verdict.NON_COMPLIANT: "The copy did not meet the terms when it was last seen.",
    Verdict.NEEDS_REVIEW: "The copy does not show whether it meets the terms.",
}


@dataclass(frozen=True, slots=True)
class CopyStep:
    """What a look came to: what to remember, what to tell (once), and how long to wait; None is for ever."""

    watch: CopyWatch
    told: EventKind | None
    wait: timedelta | None
    reason: str


def of_copy(watch: CopyWatch, found: Verdict | None, at: datetime, schedule: Schedule) -> CopyStep:
    """A look at a page that was read whole. `found` is the verdict of the copy, None where the page holds none.

    A page that could not be read is no look at its copies: call nothing then. `at` is aware, and may lie before what the
    watch remembers; times that have not come yet are taken for now.
    """
    if found is Verdict.NOT_CHECKED:
        return CopyStep(watch, None, schedule.not_checked, "The page was read, and the copy not examined.")
    if found is None or found is Verdict.NOT_A_COPY:
        return _missed(watch, at, schedule)
    there = replace(watch, absent=0, absent_since=None, there_since=watch.there_since or at)
    if watch.verdict is None:
        return _settled(there, found, at, EventKind.COPY_FOUND, schedule)
    if watch.gone:
        return _settled(
            replace(_changed(there, at), gone=False), found, at, EventKind.COPY_RETURNED, schedule
        )
    if found is watch.verdict:
        same = replace(there, pending=None, pending_since=None, seen=0, unchanged=watch.unchanged + 1)
        return CopyStep(same, None, _ladder(found, schedule).at(same.unchanged), _SHOWS[found])
    return _differs(there, found, at, schedule)


def of_gone_page(watch: CopyWatch, at: datetime) -> tuple[CopyWatch, EventKind | None]:
    """What becomes of a copy whose page is gone, and what is told of it; nothing where that was told before."""
    if watch.verdict is None or watch.gone:
        return watch, None
    return _gone(watch, at), EventKind.COPY_GONE


def _differs(watch: CopyWatch, found: Verdict, at: datetime, schedule: Schedule) -> CopyStep:
    """Another verdict than the settled one: believed when it was seen often enough, and for long enough."""
    again = found is watch.pending and watch.pending_since is not None
    first = min(watch.pending_since or at, at) if again else at
    seen = watch.seen + 1 if again else 1
    asked = schedule.change_when_flapping if _flaps(watch, at, schedule) else schedule.change
    if asked.reached(seen, first, at):
        return _settled(_changed(watch, at), found, first, EventKind.VERDICT_CHANGED, schedule)
    pending = replace(watch, pending=found, pending_since=first, seen=seen)
    return CopyStep(
        pending, None, asked.every, f"Its verdict seems to have changed; {asked} confirm it, {seen} did."
    )


def _missed(watch: CopyWatch, at: datetime, schedule: Schedule) -> CopyStep:
    """The page was read, and the copy is not in it."""
    if watch.verdict is None:
        return CopyStep(watch, None, None, "The page holds no copy.")
    if watch.gone:
        later = replace(watch, absent=watch.absent + 1)
        return CopyStep(later, None, schedule.removed.at(later.absent), "The copy is gone from the page.")
    first = min(watch.absent_since or at, at)
    absent = watch.absent + 1
    asked = schedule.absent
    if _flaps(watch, at, schedule):
        asked = _stricter(asked, schedule.change_when_flapping)
    if asked.reached(absent, first, at):
        gone = _gone(watch, at)
        return CopyStep(gone, EventKind.COPY_GONE, schedule.removed.at(0), "The copy is gone from the page.")
    missed = replace(watch, absent=absent, absent_since=first, there_since=None)
    return CopyStep(
        missed, None, asked.every, f"The copy seems to be gone; {asked} confirm it, {absent} did."
    )


def _settled(
    watch: CopyWatch,
    verdict: Verdict,
    since: datetime,
    told: EventKind,
    schedule: Schedule,
) -> CopyStep:
    """The verdict is the settled one from now on, and is told."""
    settled = replace(
        watch, verdict=verdict, since=since, pending=None, pending_since=None, seen=0, unchanged=0
    )
    return CopyStep(settled, told, _ladder(verdict, schedule).at(0), _SHOWS[verdict])


def _gone(watch: CopyWatch, at: datetime) -> CopyWatch:
    return replace(
        _changed(watch, at),
        gone=True,
        absent=0,
        absent_since=None,
        there_since=None,
        pending=None,
        pending_since=None,
        seen=0,
    )


def _changed(watch: CopyWatch, at: datetime) -> CopyWatch:
    """The watch with a change at `at`; a time that has not come yet is taken for now."""
    return replace(watch, changes=(*(min(each, at) for each in watch.changes), at)[-_MOST_CHANGES:])


def _flaps(watch: CopyWatch, at: datetime, schedule: Schedule) -> bool:
    """Whether the copy changed so often of late that the next change is believed less easily."""
    lately = [each for each in watch.changes if at - each <= schedule.flapping.over]
    return len(lately) >= schedule.flapping.times


def _stricter(one: Several, other: Several) -> Several:
    return Several(max(one.times, other.times), max(one.over, other.over))


def _ladder(verdict: Verdict, schedule: Schedule) -> Ladder:
    if verdict is Verdict.COMPLIANT:
        return schedule.compliant
    return schedule.non_compliant if verdict is Verdict.NON_COMPLIANT else schedule.needs_review
