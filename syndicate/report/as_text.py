"""The text format: for a terminal, a log or a mail; read from the top, the verdict comes first."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.escaping import one_line
from syndicate.model import Evidence, Finding, Outcome, Report
from syndicate.report import reading
from syndicate.report.paper import LABEL, Paper
from syndicate.saying import day

STYLES = {"✓": "green", "✗": "bold red", "?": "yellow", "–": "dim", "…": "magenta"}
"""How each mark is coloured, in the words of rich."""


def render(reports: Sequence[Report], *, width: int = 80, color: bool = False) -> str:
    """The reports as lines of at most `width` columns (addresses stay whole); `color` adds ANSI colours.

    No meaning is in a colour alone: every mark is followed by its word.
    """
    paper = Paper(width, color)
    if len(reports) != 1:
        paper.line(reading.tally_words(reports), style="bold")
    if len(reports) > 1:
        paper.gap()
    if not reports:
        return paper.text()
    for at, report in enumerate(reports):
        if at:
            paper.line("─" * paper.width, style="dim")
        _page(paper, report)
    paper.gap()
    for limit in reading.LIMITS:
        paper.line(limit, style="dim")
    return paper.text()


def _page(paper: Paper, report: Report) -> None:
    mark = reading.SYMBOLS[report.verdict]
    paper.line(f"{mark} {reading.words(report.verdict).upper()}", style=STYLES[mark])
    paper.address(report.url)
    paper.line(report.reason)
    for finding in reading.deciding(report):
        paper.line(reading.gist(finding), indent=2)
    paper.gap()
    _subject(paper, report)
    if report.findings:
        paper.gap()
    for outcome in (Outcome.FAILED, Outcome.CANNOT_TELL):
        for finding in reading.with_outcome(report.findings, outcome):
            _finding(paper, finding, reading.place(report, finding))
    for finding in reading.with_outcome(report.findings, Outcome.PASSED):
        _headline(paper, finding, f": {one_line(finding.message)}")
    if idle := reading.with_outcome(report.findings, Outcome.INAPPLICABLE):
        _headline(paper, idle[0], "".join(f", {reading.name(finding)}" for finding in idle[1:]))
    if report.recommendations:
        paper.gap()
        paper.line("What to do", style="bold")
    for number, advice in enumerate(report.recommendations, 1):
        paper.line(advice, label=f"{number}.", room=3, indent=2)


def _subject(paper: Paper, report: Report) -> None:
    work, policy = report.work, report.policy
    title = ", ".join(part for part in (work.title, work.publisher) if part)
    paper.line(title or "unknown", label="work", indent=2)
    paper.address(work.url, indent=3 + LABEL)
    paper.line(policy.title or policy.id, label="terms", indent=2)
    paper.address(policy.terms_url, indent=3 + LABEL)
    if report.page is not None:
        capture = report.page.capture
        when = f"read {day(capture.fetched_at)}, " if capture.fetched_at else ""
        paper.line(f"{when}sha256 {capture.sha256[:16]}…", label="page", indent=2)
        if capture.rendered:
            paper.line(f"looked at as drawn by {capture.rendered.replace('/', ' ')}", indent=3 + LABEL)
        if capture.final_url != report.url:
            paper.address(capture.final_url, indent=3 + LABEL)
    paper.line(reading.copied(report), label="copy", indent=2)


def _headline(paper: Paper, finding: Finding, rest: str) -> None:
    mark = reading.SYMBOLS[finding.outcome]
    waived = ", waived" if finding.waiver else ""
    head = f"{mark} {reading.words(finding.outcome)}{waived}"
    paper.line(f"{reading.name(finding)}{rest}", label=head, room=len(head), style=STYLES[mark])


def _finding(paper: Paper, finding: Finding, place: str) -> None:
    _headline(paper, finding, f" ({finding.strength})")
    paper.line(finding.message, indent=4)
    paper.line(one_line(place), label="at", indent=4)
    if finding.clause.quote:
        paper.line(f"“{one_line(finding.clause.quote)}”", label="terms", indent=4)
    for evidence in reading.seen(finding):
        paper.line(_words_of(evidence), label="page", indent=4)
    paper.line(finding.remedy, label="mend", indent=4)
    paper.line(reading.waiver_words(finding), label="waived", indent=4)
    paper.gap()


def _words_of(evidence: Evidence) -> str:
    quote, note = evidence.quote, one_line(evidence.note)
    prefix, suffix = reading.spaced(quote)
    around = one_line(f"{prefix}[{quote.exact}]{suffix}") if quote.exact else ""
    return " — ".join(part for part in (around, note) if part)
