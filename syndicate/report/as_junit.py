"""The JUnit format: a test suite a page, a test case a finding, for what shows the results of builds.

There is no standard; this is what Jenkins, GitLab and junitparser read. A failure is what fails a run: a condition that is
not met and not waived. Everything else that was not passed is *skipped*, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from syndicate.escaping import shown, xml
from syndicate.model import Evidence, Finding, Outcome, Report, Strength, Verdict
from syndicate.report import reading
from syndicate.saying import stamp

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render(reports: Sequence[Report]) -> str:
    """The reports as one XML document, in ASCII, with character references for the rest."""
    root = Element("testsuites", name="syndicate")
    for report in reports:
        _count(_suite(root, report))
    _count(root)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="us-ascii").decode()}\n'


def _suite(root: Element, report: Report) -> Element:
    moment = {"timestamp": stamp(report.checked_at)} if report.checked_at else {}
    suite = SubElement(root, "testsuite", {"name": _text(report.url)} | moment)
    properties = SubElement(suite, "properties")
    for name, value in _facts(report):
        SubElement(properties, "property", name=name, value=_text(value))
    if report.verdict is Verdict.NOT_CHECKED:
        case = SubElement(suite, "testcase", classname=_text(report.url), name="reading the page", time="0")
        kind = report.error.kind if report.error else "not_checked"
        SubElement(case, "error", type=kind, message=_text(report.reason))
    for finding in reading.ordered(report.findings):
        _case(suite, report, finding)
    return suite


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    yield "verdict", str(report.verdict)
    yield "reason", report.reason
    yield "policy", report.policy.id
    yield "work", report.work.url
    yield "tool_version", report.tool_version


def _case(suite: Element, report: Report, finding: Finding) -> None:
    case = SubElement(
        suite, "testcase", classname=_text(report.url), name=_text(reading.name(finding)), time="0"
    )
    if finding.outcome is Outcome.PASSED:
        return
    waived = reading.waiver_words(finding)
    is_failure = finding.outcome is Outcome.FAILED and finding.strength is Strength.CONDITION and not waived
    message = f"waived {waived}" if waived else f"{reading.words(finding.outcome)}: {finding.message}"
    kind = str(finding.strength) if is_failure else str(finding.outcome)
    tag = "failure" if is_failure else "skipped"
    details = _details(finding, reading.place(report, finding))
    SubElement(case, tag, type=kind, message=_text(message)).text = "\n".join(details)


def _details(finding: Finding, place: str) -> Iterator[str]:
    for label, value in (
        ("found", finding.message),
        ("at", place),
        ("terms", finding.clause.quote),
        ("mend", finding.remedy),
    ):
        if value:
            yield f"{label}: {_text(value)}"
    for evidence in reading.seen(finding):
        yield f"page: {_text(_words_of(evidence))}"


def _words_of(evidence: Evidence) -> str:
    return " — ".join(part for part in (evidence.quote.exact, evidence.note) if part) or evidence.selector


def _text(value: str) -> str:
    """What XML can hold of a value."""
    return xml(" ".join(shown(value).split()), "\ufffd")


def _count(element: Element) -> None:
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    for name, tag in _COUNTED.items():
        element.set(name, str(sum(1 for _ in element.iter(tag))))
    element.set("time", "0")
