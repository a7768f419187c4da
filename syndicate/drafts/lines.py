"""Lines: in which line of a file a finding stands, or its mend goes. 0 is not certain; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from syndicate.drafts.editing import Places, places_of
from syndicate.drafts.small_edits import credits_beside
from syndicate.drafts.source import Source
from syndicate.model import Capture, Evidence, Finding, Medium, Outcome, Report
from syndicate.page.charset import decode

_MOST = 1_000_000  # bytes of a file that are looked through; a post has some thousands
_OPEN = (Outcome.FAILED, Outcome.CANNOT_TELL)
_BESIDE = frozenset(
    "author_credit publisher_credit credit_wording original_link copyright_notice license_notice changes_notice "
    "required_notice".split()
)
"""The terms that a line beside the text meets."""
_IN_HEAD = ("canonical_link", "noindex")


def with_lines(report: Report, capture: Capture) -> Report:
    """The report on a file with the line of every finding that failed or could not be told, and of its evidence.

    Evidence stands where its words are found in the source; what is missing goes above the first line of the copied
    text where the terms want it there, else under the last one; a link on the credit that is there.
    """
    is_text = capture.file and capture.medium not in (Medium.EMAIL, Medium.PDF) and len(capture.body) <= _MOST
    if not is_text or capture.body.startswith(b"%PDF") or not any(map(_is_open, report.findings)):
        return report
    is_web = capture.medium is Medium.WEB
    label = capture.header("content-type") if is_web else "text/plain; charset=utf-8"
    text = decode(capture.body, label).text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(text, capture.medium)
    places = places_of(source)
    return replace(
        report,
        findings=tuple(
            _placed(each, report, places, source) if _is_open(each) else each for each in report.findings
        ),
    )


def _is_open(finding: Finding) -> bool:
    return finding.outcome in _OPEN


def _placed(finding: Finding, report: Report, places: Places, source: Source) -> Finding:
    evidence = tuple(replace(each, line=_line(each, places, source)) for each in finding.evidence)
    line = next((each.line for each in evidence if each.line), 0)
    if not line and finding.term in _BESIDE:
        line = next((source.line(at) for at in _beside(finding, report, places)), 0)
    if not line and finding.term in _IN_HEAD and (at := places.element("head")) is not None:
        line = source.line(at)
    return replace(finding, evidence=evidence, line=line)


def _line(evidence: Evidence, places: Places, source: Source) -> int:
    span = places.found(evidence, evidence.quote.exact)
    at = span[0] if span else places.element(evidence.selector)
    if at is None and evidence.quote.exact.startswith(("http://", "https://")):
        at = _only(evidence.quote.exact, source.text)
    return 0 if at is None else source.line(at)


def _only(address: str, text: str) -> int | None:
    """Where an address stands that no reader sees, such as a picture's; None where the text has it twice, or spells it otherwise."""
    at = text.find(address)
    return at if at >= 0 and text.find(address, at + 1) < 0 else None


def _beside(finding: Finding, report: Report, places: Places) -> Iterator[int]:
    """Where a mend goes: a link on the credit that is there; a line on the first character of the text, or the last."""
    page, region = report.page, report.match.region
    if page is None or region is None:
        return
    if finding.term == "original_link":
        yield from (
            span[0] for each in credits_beside(report) if (span := places.found(each, each.quote.exact))
        )
    wanted = [term.words("where") for term in report.policy.terms if term.id == finding.term]
    first, last = page.blocks[region.first], page.blocks[region.last]
    if wanted and all(where == ("top",) for where in wanted):
        yield from islice(places.before(first.place.selector, first.text), 1)
    else:
        yield from (max(0, at - 1) for at in islice(places.after(last.place.selector, last.text), 1))
