"""The CSV format (RFC 4180): a row a finding, for a spreadsheet, which finds no formula in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from syndicate.escaping import cell
from syndicate.model import Finding, Report
from syndicate.report import reading
from syndicate.saying import stamp

PAGE = (
    "page_url", "final_url", "page_title", "verdict", "reason", "checked_at", "work_url", "work_title", "policy",
    "kind", "containment",
)  # fmt: skip
FINDING = (
    "term", "group", "strength", "outcome", "waived", "message", "clause", "clause_url", "remedy", "quote",
    "open_at", "line",
)  # fmt: skip
"""The columns: those of the page stand in every row. Times are UTC; `open_at` opens the page at the words of `quote`; `line`
is that of the file where the words stand or the mend goes, from 1."""


def render(reports: Sequence[Report]) -> str:
    """A heading, then a row for every finding in reading order; a page without findings has one row.

    Cells are one line each. What a spreadsheet would compute begins with an apostrophe (OWASP, "CSV injection").
    """
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(PAGE + FINDING)
    for report in reports:
        page = _page(report)
        for finding in _findings(report):
            writer.writerow([cell(value) for value in (*page, *finding)])
    return sheet.getvalue()


def _page(report: Report) -> tuple[str, ...]:
    page, work, match = report.page, report.work, report.match
    return (
        report.url, page.capture.final_url if page else "", page.metadata.title if page else "", report.verdict,
        report.reason, stamp(report.checked_at) if report.checked_at else "", work.url, work.title, report.policy.id,
        match.kind if page else "", f"{match.containment:.4f}" if page else "",
    )  # fmt: skip


def _findings(report: Report) -> Iterator[tuple[str, ...]]:
    for finding in reading.ordered(report.findings):
        yield _finding(finding)
    if not report.findings:
        yield ("",) * len(FINDING)


def _finding(finding: Finding) -> tuple[str, ...]:
    first = next(iter(finding.evidence), None)
    return (
        finding.term, finding.group, finding.strength, finding.outcome, reading.waiver_words(finding), finding.message,
        finding.clause.quote, finding.clause.url, finding.remedy, first.quote.exact if first else "",
        first.fragment_url if first else "", str(finding.line or ""),
    )  # fmt: skip
