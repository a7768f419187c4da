"""What a finding is mended with by pasting: the exact lines, and where they go."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from syndicate import escaping, resources
from syndicate.errors import UsageError
from syndicate.model import Finding, Report
from syndicate.snippets import licence, snippet

NEXT_TO = "Next to the copied text, where readers see it:"
HEAD = "Into the head of the page:"


@dataclass(frozen=True, slots=True)
class Paste:
    """Lines of HTML, and the place for them in a few words."""

    lines: str
    where: str


def pastes(report: Report) -> dict[str, Paste]:
    """By the term that it mends, what to paste; only where the finding asks for something and was not waived.

    Findings that the same lines mend have equal values. What no line can mend is not in it.
    """
    asked = [one for one in report.findings if one.remedy and one.waiver is None]
    found = {one.term: paste for one in asked if (paste := _in_head(one, report))}
    if credit := _credit(report):
        found |= {one.term: credit for one in asked if _is_credited(one.term, report, credit)}
    return found


def _in_head(finding: Finding, report: Report) -> Paste | None:
    if finding.term == "canonical_link" and escaping.href(report.work.url) != "#":
        return Paste(f'<link rel="canonical" href="{escape(escaping.href(report.work.url))}">', HEAD)
    if finding.term == "noindex":
        return Paste('<meta name="robots" content="noindex">', HEAD)
    return None


def _is_credited(term: str, report: Report, credit: Paste) -> bool:
    """Whether the credit of `syndicate snippet` holds what the term asks for."""
    return {
        "author_credit": bool(report.work.authors),
        "publisher_credit": True,
        "original_link": escaping.href(report.work.url) != "#",
        "copyright_notice": "©" in credit.lines,
        "credit_wording": True,
        "license_notice": licence(report.work, report.policy) is not None,
    }.get(term, False)


def _credit(report: Report) -> Paste | None:
    language = (report.page.language if report.page else "").partition("-")[0].lower()
    lang = language if language in resources.data("snippet") else "en"
    try:
        lines = snippet(report.work, report.policy, lang=lang)
    except UsageError:  # a work without an address, of terms that ask for a link to it
        return None
    return Paste(lines.strip(), NEXT_TO)
