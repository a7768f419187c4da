"""The SARIF format (OASIS, 2.1.0), which code hosts and viewers of static analyses read.

term → rule, finding → result, page → artifact, waiver → suppression, a page that was not checked → notification
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote as percent

from syndicate.escaping import href, one_line, shown
from syndicate.model import Evidence, Finding, Outcome, Policy, Report, Strength, Verdict
from syndicate.report import reading
from syndicate.report.as_json import written
from syndicate.saying import stamp
from syndicate.urls import canonical

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_KINDS = {
    Outcome.PASSED: "pass",
    Outcome.FAILED: "fail",
    Outcome.CANNOT_TELL: "review",
    Outcome.INAPPLICABLE: "notApplicable",
}
_LEVELS = {Strength.CONDITION: "error", Strength.REQUEST: "warning", Strength.PREFERENCE: "note"}
_URL_SAFE = "!#$%&'()*+,/:;=?@~"
_IN_MESSAGES = str.maketrans(
    {"\\": r"\\", "[": r"\[", "]": r"\]", "{": "{{", "}": "}}"}
)  # §3.11.5 and §3.11.6


def render(reports: Sequence[Report]) -> str:
    """One run for each policy (one without results where there are no reports), findings in reading order.

    A region of a SARIF file is counted in lines or characters, of which a fetched page has none: the words of the page
    are the message of their location, its element is the logical location. Of a file, the line is the region.
    """
    policies = dict.fromkeys(_of(report.policy) for report in reports)
    runs = [_run([report for report in reports if _of(report.policy) == each]) for each in policies]
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": runs or [_run(())]}, indent=2) + "\n"


def _of(policy: Policy) -> tuple[str, str, str]:
    return policy.id, policy.version, policy.sha256


def _run(reports: Sequence[Report]) -> dict[str, Any]:
    reports = list({written(_artifact(each)): each for each in reports}.values())  # §3.14.15: none twice
    rules = {finding.term: finding for report in reversed(reports) for finding in reversed(report.findings)}
    index = {term: at for at, term in enumerate(sorted(rules))}
    unread = [(at, report) for at, report in enumerate(reports) if report.verdict is Verdict.NOT_CHECKED]
    driver: dict[str, Any] = {"name": "syndicate", "rules": [_rule(rules[term]) for term in index]}
    if reports and reports[0].tool_version:
        driver["version"] = one_line(reports[0].tool_version)
    if unread:
        driver["notifications"] = [{"id": kind} for kind in sorted({_kind(report) for _, report in unread})]
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "invocations": [_invocation(reports, unread)],
        "artifacts": [_artifact(report) for report in reports],
        "results": [each for at, report in enumerate(reports) for each in _results(at, report, index)],
    }
    if reports:
        policy = reports[0].policy
        run["properties"] = {"policy": shown(policy.id), "policyVersion": shown(policy.version)}
    return run


def _rule(finding: Finding) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": shown(finding.term),
        "shortDescription": {"text": _message(reading.name(finding)) or "term"},
        "defaultConfiguration": {"level": _LEVELS[finding.strength]},
        "properties": {"group": shown(finding.group), "strength": str(finding.strength)},
    }
    if finding.clause.quote:
        rule["fullDescription"] = {"text": _message(finding.clause.quote)}
    if (address := href(finding.clause.url)) != "#":
        rule["helpUri"] = address
    return rule


def _invocation(reports: Sequence[Report], unread: Sequence[tuple[int, Report]]) -> dict[str, Any]:
    moments = [report.checked_at for report in reports if report.checked_at]
    started = {"startTimeUtc": stamp(min(moments))} if moments else {}
    return {"executionSuccessful": True, **started} | (
        {"toolExecutionNotifications": [_notification(at, report) for at, report in unread]} if unread else {}
    )


def _notification(at: int, report: Report) -> dict[str, Any]:
    return {
        "descriptor": {"id": _kind(report)},
        "level": "warning",
        "message": {"text": _message(report.reason) or "not checked"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact_location(at, report)}}],
    }


def _kind(report: Report) -> str:
    return report.error.kind if report.error else str(report.verdict)


def _artifact(report: Report) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": _uri(report.url)}, "roles": ["analysisTarget"]}
    if report.page and report.page.capture.sha256:
        artifact["hashes"] = {"sha-256": shown(report.page.capture.sha256)}
    artifact["properties"] = {
        "verdict": str(report.verdict),
        "reason": shown(report.reason),
        "work": shown(report.work.url),
    }
    return artifact


def _results(at: int, report: Report, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for finding in reading.ordered(report.findings):
        yield _result(at, report, finding, index[finding.term])


def _result(at: int, report: Report, finding: Finding, rule: int) -> dict[str, Any]:
    places = reading.seen(finding)
    where = _physical(at, report, finding.line)
    is_failed = finding.outcome is Outcome.FAILED
    waived = reading.waiver_words(finding)
    suppression = {"kind": "external", "status": "accepted", "justification": shown(waived)}
    page = canonical(report.url) or report.url
    print_of = hashlib.sha256(f"{page}\0{finding.term}".encode("utf-8", "replace")).hexdigest()
    return {
        "ruleId": shown(finding.term),
        "ruleIndex": rule,
        "kind": _KINDS[finding.outcome],
        "level": _LEVELS[finding.strength] if is_failed else "none",  # §3.27.10: none but for failures
        "message": {"text": _message(reading.gist(finding)) or "finding"},
        "locations": _once([_physical(at, report, evidence.line) | _place(evidence) for evidence in places])
        or [where],
        "suppressions": [suppression] if waived else [],
        "partialFingerprints": {"pageAndTerm/v1": print_of},
        "properties": {"remedy": shown(finding.remedy)},
    }


def _physical(at: int, report: Report, line: int) -> dict[str, Any]:
    region = {"region": {"startLine": line}} if line else {}
    return {"physicalLocation": {"artifactLocation": _artifact_location(at, report), **region}}


def _once(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [value for at, value in enumerate(values) if value not in values[:at]]


def _place(evidence: Evidence) -> dict[str, Any]:
    said = " — ".join(_message(part) for part in (evidence.quote.exact, evidence.note) if part)
    place: dict[str, Any] = {"message": {"text": said}} if said else {}
    if evidence.selector:
        place["logicalLocations"] = [{"fullyQualifiedName": shown(evidence.selector), "kind": "element"}]
    if evidence.fragment_url:
        place["properties"] = {"openAt": href(evidence.fragment_url)}
    return place


def _artifact_location(at: int, report: Report) -> dict[str, Any]:
    return {"uri": _uri(report.url), "index": at}


def _uri(url: str) -> str:
    """An address as RFC 3986 spells it, whatever it holds."""
    return percent(one_line(url, 8000), safe=_URL_SAFE, errors="replace")


def _message(text: str) -> str:
    """A message in which no viewer finds a link or a gap to fill."""
    return one_line(text).translate(_IN_MESSAGES)
