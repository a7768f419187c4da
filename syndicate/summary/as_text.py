"""The text format: for a terminal, a log or a mail; what is to be done comes first."""

from __future__ import annotations

from syndicate.report.as_text import STYLES
from syndicate.report.paper import Paper
from syndicate.report.reading import words
from syndicate.saying import day
from syndicate.summary import reading
from syndicate.summary.lines import CopyLine
from syndicate.summary.listing import Listed
from syndicate.summary.reading import on
from syndicate.summary.summary import Summary

_MOST = 10  #: things of a list; the other formats have more
_WEEKS = 8  #: lines of the trend


def render(summary: Summary, *, width: int = 80, color: bool = False) -> str:
    """The summary as lines of at most `width` columns (addresses stay whole); `color` adds ANSI colours.

    No meaning is in a colour alone: every mark is followed by its word.
    """
    paper = Paper(width, color)
    paper.line(reading.headline(summary), style="bold")
    paper.line(f"As of {day(summary.now)}. Watched: {reading.watched(summary)}.")
    paper.line(reading.asked(summary))
    _due(paper, summary)
    _news(paper, summary)
    _limits(paper, summary)
    _sites(paper, summary)
    _clauses(paper, summary)
    _mending(paper, summary)
    _partners(paper, summary)
    _weeks(paper, summary)
    _courses(paper, summary)
    _feeds(paper, summary)
    paper.gap()
    for limit in reading.LIMITS:
        paper.line(limit, style="dim")
    return paper.text()


def _due(paper: Paper, summary: Summary) -> None:
    due = summary.due
    _heading(
        paper, f"Ask again: the terms are not met for more than {reading.OVERDUE_DAYS} days", due.overdue
    )
    for line in due.overdue.first(_MOST).items:
        unmet = reading.unmet(line)
        _copy(paper, line, f"since {day(on(line.since))}{': ' if unmet else ''}{unmet}")
    _more(paper, due.overdue)
    _heading(paper, f"May be online for at most {reading.SOON_DAYS} more days", due.expiring)
    for each in due.expiring.first(_MOST).items:
        _copy(paper, each.line, f"until {day(each.until)}")
    _more(paper, due.expiring)
    _heading(paper, f"Permissions that end within {reading.SOON_DAYS} days", due.ending)
    for waiver in due.ending.first(_MOST).items:
        paper.line(f"{waiver.site}: {reading.permission(waiver)}", indent=2)
    _more(paper, due.ending)


def _news(paper: Paper, summary: Summary) -> None:
    _heading(paper, f"New since {day(summary.since)}", summary.new)
    for line in summary.new.first(_MOST).items:
        _copy(paper, line, f"found {day(on(line.found_at))}{_unmet(line)}")
    _more(paper, summary.new)
    _heading(paper, f"Changed since {day(summary.since)}", summary.changed)
    for line in summary.changed.first(_MOST).items:
        changed = day(on(reading.changed_at(line, summary)))
        _copy(paper, line, f"{changed}: {reading.change(line, summary)}{_unmet(line)}")
    _more(paper, summary.changed)


def _unmet(line: CopyLine) -> str:
    unmet = reading.unmet(line)
    return f"; not met: {unmet}" if unmet else ""


def _limits(paper: Paper, summary: Summary) -> None:
    _heading(paper, "What sites took in all", summary.limits)
    for limit in summary.limits.first(_MOST).items:
        mark = reading.SYMBOLS[limit.outcome]
        paper.line(
            f"{mark} {limit.site}: {words(limit.outcome)}, {words(limit.term)} ({limit.policy})", indent=2
        )
        paper.line(f"{limit.message} Since {day(on(limit.since))}.", indent=4)
    _more(paper, summary.limits)


def _sites(paper: Paper, summary: Summary) -> None:
    _heading(paper, "Who republishes", summary.sites)
    for row in summary.sites.first(_MOST).items:
        paper.line(f"{row.site}: {reading.tally(row.standings)}", indent=2)
        paper.line(f"found {reading.days(row)}", indent=4)
    _more(paper, summary.sites)


def _clauses(paper: Paper, summary: Summary) -> None:
    _heading(paper, "How often each clause is honoured", summary.clauses)
    policy = None
    for clause in summary.clauses.items:
        if clause.policy != policy:
            policy = clause.policy
            paper.line(policy, indent=2, style="bold")
        paper.line(
            f"{words(clause.term)} ({clause.strength}): {reading.rate(clause)}; n = {clause.decided}, "
            f"{clause.passed} passed, {clause.failed} failed{_apart(clause.undecided, clause.waived)}",
            indent=4,
        )
    _more(paper, summary.clauses, len(summary.clauses.items))
    if summary.clauses.items:
        paper.line(reading.ON_RATES, indent=2, style="dim")


def _apart(undecided: int, waived: int) -> str:
    counts = (("cannot tell", undecided), ("waived", waived))
    told = ", ".join(f"{count} {what}" for what, count in counts if count)
    return f"; apart from {told}" if told else ""


def _mending(paper: Paper, summary: Summary) -> None:
    mending = summary.mending
    if not summary.copies:
        return
    _heading(paper, "Time to mend")
    paper.line(reading.mended(mending), indent=2)
    if not mending.stretches:
        return
    shares = "; ".join(f"{share}: {told}" for share, told in reading.quantiles(mending))
    paper.line(shares, indent=2)
    ends = ", ".join(f"{count} {what}" for what, count in reading.stretches(mending))
    paper.line(f"n = {mending.stretches}: {ends}", indent=2)
    paper.line(reading.ON_MENDING, indent=2, style="dim")


def _partners(paper: Paper, summary: Summary) -> None:
    _heading(paper, "Good partners to thank", summary.partners)
    for row in summary.partners.first(_MOST).items:
        paper.line(f"{row.site}: {reading.tally(row.standings)}", indent=2)
    _more(paper, summary.partners)


def _weeks(paper: Paper, summary: Summary) -> None:
    if not summary.weeks:
        return
    _heading(paper, "Week by week")
    for week in summary.weeks[-_WEEKS:]:
        paper.line(reading.tally(week.standings), label=week.monday.isoformat(), room=10, indent=2)
    paper.line(reading.ON_WEEKS, indent=2, style="dim")


def _courses(paper: Paper, summary: Summary) -> None:
    _heading(paper, "Copy by copy", summary.timelines)
    for line in summary.timelines.first(_MOST).items:
        _copy(paper, line, ", ".join(f"{what} {day(when)}" for what, when in reading.course(line)))
    _more(paper, summary.timelines)


def _feeds(paper: Paper, summary: Summary) -> None:
    _heading(paper, "Feeds that fail", summary.failing)
    for feed in summary.failing.first(_MOST).items:
        paper.line(feed.title, indent=2)
        paper.address(feed.url, indent=4)
        paper.line(feed.reason, indent=4)
    _more(paper, summary.failing)


def _heading(paper: Paper, text: str, listed: Listed[object] | None = None) -> None:
    """A heading, with how many things stand under it; nothing for a list of none."""
    if listed is None or listed.total:
        paper.gap()
        paper.line(f"{text} ({listed.total:,})" if listed else text, style="bold")


def _more(paper: Paper, listed: Listed[object], most: int = _MOST) -> None:
    if more := listed.first(most).more:
        paper.line(f"and {more:,} more", indent=2, style="dim")


def _copy(paper: Paper, line: CopyLine, told: str) -> None:
    mark = reading.SYMBOLS[line.standing]
    head = f"{mark} {words(line.standing)}"
    paper.line(reading.title(line), label=head, room=len(head), indent=2, style=STYLES.get(mark, "dim"))
    paper.address(line.page_url, indent=4)
    paper.line(told, indent=4)
