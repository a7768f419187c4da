"""Summary: what many copies come to.

lines → Filter → Sites, Clauses, Mended, Weeks, Due, new, changed, timelines → Summary → render
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from syndicate.model import Outcome, Verdict, Waiver
from syndicate.summary.choosing import Filter
from syndicate.summary.clauses import ClauseRate, Clauses
from syndicate.summary.due import Due, FallsDue
from syndicate.summary.lines import CopyLine, Counts, FailingFeed, LimitLine, Turn
from syndicate.summary.listing import First, Listed, first_of
from syndicate.summary.mending import Mended, Mending
from syndicate.summary.sites import SiteRow, Sites
from syndicate.summary.weeks import Week, Weeks

SCHEMA = "syndicate.summary/1"
PERIOD = timedelta(days=7)
"""What is new and what changed is told of the last week, unless somebody asks for more."""
TIMELINES = 40
"""Copies whose course is drawn."""

_LIMITS_RANK = {Outcome.FAILED: 0, Outcome.CANNOT_TELL: 1}


@dataclass(frozen=True, slots=True)
class Summary:
    """Many copies in one view, as of `now`; `new` and `changed` count from `since` on. Lists are bounded and say so."""

    now: datetime
    since: datetime
    only: Filter
    copies: int
    standings: Mapping[str, int]  #: how many copies stand how, those that are gone too
    counts: Counts  #: without its failing feeds
    failing: Listed[FailingFeed]
    due: FallsDue
    new: Listed[CopyLine]  #: the newest first
    changed: Listed[CopyLine]  #: since they were found; the last change first
    sites: Listed[SiteRow]
    clauses: Listed[ClauseRate]
    mending: Mending
    limits: Listed[LimitLine]  #: that are not met, or of which nobody could tell
    partners: Listed[SiteRow]
    weeks: tuple[Week, ...]
    timelines: Listed[CopyLine]  #: non-compliant copies first, then by the last change


def summarise(
    lines: Iterable[CopyLine],
    limits: Iterable[LimitLine] = (),
    waivers: Iterable[Waiver] = (),
    counts: Counts = Counts(),  # noqa: B008 - frozen
    *,
    now: datetime,
    since: datetime | None = None,
    only: Filter = Filter(),  # noqa: B008 - frozen
) -> Summary:
    """What the lines come to, read once and in any order; `since` is the start of the period, a week before `now` if None.

    Memory grows with the number of sites and clauses, not with that of lines. `only` chooses among lines, and by its site
    among limits and permissions; counts stay those of the whole store.
    """
    since = since or now - PERIOD
    sites, clauses, mended, weeks, due = Sites(), Clauses(), Mended(now), Weeks(now), Due(now)
    recent = _Recent(now, since)
    standings: Counter[str] = Counter()
    for line in filter(only.admits, lines):
        standings[line.standing] += 1
        for each in (sites, clauses, mended, weeks, due, recent):
            each.add(line)
    rows, partners = sites.result()
    return Summary(
        now=now.astimezone(UTC),
        since=since.astimezone(UTC),
        only=only,
        copies=standings.total(),
        standings=dict(standings),
        counts=Counts(counts.works, counts.feeds, pages=dict(counts.pages)),
        failing=first_of(counts.failing, lambda feed: (feed.url, feed.title, feed.reason)),
        due=due.result(waiver for waiver in waivers if only.admits_site(waiver.site)),
        new=recent.new.listed(),
        changed=recent.changed.listed(),
        sites=rows,
        clauses=clauses.result(),
        mending=mended.result(),
        limits=_limits(limits, only),
        partners=partners,
        weeks=weeks.result(),
        timelines=recent.timelines.listed(),
    )


def last_change(line: CopyLine, now: datetime) -> tuple[Turn, Turn] | None:
    """How a copy stood before its last change, and since; None where it stands as when it was found."""
    turns = [turn for turn in line.turns if turn.at <= now]
    changes = [(old, new) for old, new in pairwise(turns) if old.verdict != new.verdict]
    return changes[-1] if changes else None


class _Recent:
    """The newest copies, the last changes, and the copies whose course is worth drawing; a bounded list of each."""

    def __init__(self, now: datetime, since: datetime) -> None:
        self._now, self._since = now, since
        self.new: First[CopyLine] = First()
        self.changed: First[CopyLine] = First()
        self.timelines: First[CopyLine] = First(TIMELINES)

    def add(self, line: CopyLine) -> None:
        name = (line.page_url, line.work_url)
        change = last_change(line, self._now)
        latest = change[1].at if change else line.found_at
        if line.found_at >= self._since:
            self.new.add((self._now - line.found_at, *name), line)
        if change and latest >= self._since:
            self.changed.add((self._now - latest, *name), line)
        fails = line.standing == Verdict.NON_COMPLIANT
        self.timelines.add((not fails, self._now - latest, *name), line)


def _limits(limits: Iterable[LimitLine], only: Filter) -> Listed[LimitLine]:
    unmet = (
        limit
        for limit in limits
        if limit.outcome in _LIMITS_RANK
        and only.admits_site(limit.site)
        and only.policy in ("", limit.policy)
    )
    return first_of(
        unmet, lambda each: (_LIMITS_RANK[Outcome(each.outcome)], each.site, each.policy, each.term)
    )
