"""The JSON of a report, schema `syndicate.report/1`: plain values, keys in the order of the schema."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from syndicate.model.finding import Evidence, Finding
    from syndicate.model.match import Edit, Match, Passage
    from syndicate.model.page import Page
    from syndicate.model.report import Report
    from syndicate.model.work import Version, Work

SCHEMA = "syndicate.report/1"


def report_json(report: Report) -> dict[str, Any]:
    """All that §5.3 of the contract names, and nothing that JSON cannot hold."""
    policy = report.policy
    return {
        "schema": SCHEMA,
        "tool": {"name": "syndicate", "version": report.tool_version},
        "checked_at": _iso(report.checked_at),
        "policy": {
            "id": policy.id,
            "version": policy.version,
            "sha256": policy.sha256,
            "title": policy.title,
            "terms_url": policy.terms_url,
        },
        "work": _work(report.work, report.match),
        "page": _page(report.url, report.page, report.match),
        "match": _match(report.match),
        "verdict": str(report.verdict),
        "reason": report.reason,
        "error": report.error.kind if report.error else None,
        "findings": [_finding(finding) for finding in report.findings],
        "recommendations": list(report.recommendations),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _work(work: Work, match: Match) -> dict[str, Any]:
    return {
        "url": work.url,
        "title": work.title,
        "authors": list(work.authors),
        "publisher": work.publisher,
        "published": _iso(work.published),
        "copyright": work.copyright,
        "licence": work.licence,
        "words": match.work_words,
        "sha256": _digest(work.text),
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _page(url: str, page: Page | None, match: Match) -> dict[str, Any]:
    if page is None:
        return {
            "url": url,
            "final_url": None,
            "redirects": [],
            "status": None,
            "fetched_at": None,
            "sha256": None,
            "rendered": None,
            "title": None,
            "language": None,
            "words": None,
        }
    capture = page.capture
    return {
        "url": url,
        "final_url": capture.final_url,
        "redirects": list(capture.redirects),
        "status": capture.status if capture.fetched_at else None,  # of bytes that were given, none is known
        "fetched_at": _iso(capture.fetched_at),
        "sha256": capture.sha256,
        "rendered": capture.rendered or None,
        "title": page.metadata.title,
        "language": page.language,
        "words": match.page_words,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "kind": str(match.kind),
        "containment": round(match.containment, 4),
        "words": match.shared,
        "page_share": round(match.page_share, 4),
        "version": _version(match.version, match.work_words),
        "region": {"selector": match.region.selector} if match.region else None,
        "passages": [
            {
                "work": _passage(alignment.work),
                "page": _passage(alignment.page),
                "selector": alignment.selector,
                "quote": alignment.quote,
            }
            for alignment in match.alignments
        ],
        "edits": [_edit(edit) for edit in match.edits],
        "reason": match.reason,
    }


def _version(version: Version | None, words: int) -> dict[str, Any] | None:
    if version is None:
        return None
    return {
        "seen": _iso(version.seen),
        "title": version.title,
        "words": words,
        "sha256": _digest(version.text),
    }


def _passage(passage: Passage) -> dict[str, int]:
    return {"start": passage.start, "end": passage.end}


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": str(edit.kind),
        "work": _passage(edit.work),
        "page": _passage(edit.page),
        "before": edit.before,
        "after": edit.after,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    waiver = finding.waiver
    return {
        "term": finding.term,
        "group": finding.group,
        "strength": str(finding.strength),
        "outcome": str(finding.outcome),
        "message": finding.message,
        "clause": {"quote": finding.clause.quote, "url": finding.clause.url},
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "remedy": finding.remedy,
        "waiver": {
            "site": waiver.site,
            "term": waiver.term,
            "until": _iso(waiver.until),
            "reason": waiver.reason,
            "by": waiver.by,
        }
        if waiver
        else None,
        **_line(finding),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "quote": {
            "exact": evidence.quote.exact,
            "prefix": evidence.quote.prefix,
            "suffix": evidence.quote.suffix,
        },
        "selector": evidence.selector,
        "url": evidence.url,
        "sha256": evidence.sha256,
        "note": evidence.note,
        "fragment_url": evidence.fragment_url,
        **_line(evidence),
    }


def _line(found: Finding | Evidence) -> dict[str, int]:
    """The line of a file, where it is known; pages of the web have none."""
    return {"line": found.line} if found.line else {}
