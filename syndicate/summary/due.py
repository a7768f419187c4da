"""Due: what somebody has to do soon, or has to do at last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from syndicate.model import Outcome, Verdict, Waiver
from syndicate.summary.lines import CopyLine
from syndicate.summary.listing import First, Listed

OVERDUE = timedelta(days=14)
"""Non-compliant for longer than this: whoever mends a page after a note does so within days, and a second note is due."""
SOON = timedelta(days=14)
"""What ends within this time is told beforehand: an agreement takes some days to renew."""

_EXPIRY = "expiry"
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ALLOWED = re.compile(r"\b(?:terms allow|not yet) (\d{1,5}) days\b")


@dataclass(frozen=True, slots=True)
class Expiring:
    """A copy that meets the terms, and may be online until a day that is near."""

    line: CopyLine
    until: date


@dataclass(frozen=True, slots=True)
class FallsDue:
    """Copies to ask about again (the longest first), copies that may soon be online no more, permissions that end."""

    overdue: Listed[CopyLine]
    expiring: Listed[Expiring]
    ending: Listed[Waiver]


class Due:
    """Gathers what falls due; a bounded list of each kind."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._soon = (now.astimezone(UTC) + SOON).date()
        self._overdue: First[CopyLine] = First()
        self._expiring: First[Expiring] = First()

    def add(self, line: CopyLine) -> None:
        """Gather a copy, where it falls due."""
        name = (line.page_url, line.work_url)
        if line.standing == Verdict.NON_COMPLIANT and self._now - line.since > OVERDUE:
            self._overdue.add((line.since, *name), line)
        until = None if line.gone_at is not None else allowed_until(line)
        if until is not None and until <= self._soon:
            self._expiring.add((until, *name), Expiring(line, until))

    def result(self, waivers: Iterable[Waiver]) -> FallsDue:
        """What was gathered, and the permissions that end soon; those that have ended are past."""
        ending: First[Waiver] = First()
        today = self._now.astimezone(UTC).date()
        for waiver in waivers:
            if waiver.until is not None and today <= waiver.until <= self._soon:
                ending.add((waiver.until, waiver.site, waiver.term), waiver)
        return FallsDue(self._overdue.listed(), self._expiring.listed(), ending.listed())


def allowed_until(line: CopyLine) -> date | None:
    """The last day on which the terms allow the copy, as the message of its passed `expiry` clause tells; None where none does."""
    for clause in line.clauses:
        if clause.term == _EXPIRY and clause.outcome == Outcome.PASSED:
            start, allowed = _DAY.search(clause.message), _ALLOWED.search(clause.message)
            if start is not None and allowed is not None:
                return _after(start[0], int(allowed[1]))
    return None


def _after(start: str, days: int) -> date | None:
    try:
        return date.fromisoformat(start) + timedelta(days=days)
    except (ValueError, OverflowError):  # the message is not ours
        return None
