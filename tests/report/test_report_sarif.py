"""SARIF 2.1.0: read by sarif-tools, and held to what the standard asks beyond its schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sarif.loader import load_sarif_file

from syndicate.model import Outcome, Report, Strength, Verdict
from syndicate.report.as_sarif import render


def runs(*reports: Report) -> list[dict[str, Any]]:
    log = json.loads(render(reports))
    assert log["version"] == "2.1.0"
    return list(log["runs"])


def run(*reports: Report) -> dict[str, Any]:
    (only,) = runs(*reports)
    return only


def messages(value: Any) -> Iterator[str]:
    """Every text of a message object, wherever it is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("message", "shortDescription", "fullDescription"):
                yield inner["text"]
            else:
                yield from messages(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from messages(inner)


def test_sarif_tools_counts_what_was_found(reports: tuple[Report, ...], tmp_path: Path) -> None:
    path = tmp_path / "report.sarif"
    path.write_text(render(reports), "utf-8")
    read = load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["syndicate"]
    errors = [record for record in read.get_records() if record["Severity"] == "error"]
    assert [(record["Code"], record["Location"]) for record in errors] == [
        ("author_credit", "https://blog.example.net/harbour"),
        ("original_link", "https://blog.example.net/harbour"),
    ]


def test_each_outcome_has_its_kind_and_only_failures_a_level(failing: Report) -> None:
    assert [(each["ruleId"], each["kind"], each["level"]) for each in run(failing)["results"]] == [
        ("author_credit", "fail", "error"),
        ("original_link", "fail", "error"),
        ("commercial_use", "review", "none"),
        ("publisher_credit", "pass", "none"),
        ("print", "notApplicable", "none"),
    ]


@pytest.mark.parametrize(
    ("strength", "level"),
    [(Strength.CONDITION, "error"), (Strength.REQUEST, "warning"), (Strength.PREFERENCE, "note")],
)
def test_the_level_is_how_binding_the_term_is(failing: Report, strength: Strength, level: str) -> None:
    finding = replace(failing.finding("author_credit"), strength=strength)
    (result,) = run(replace(failing, findings=(finding,)))["results"]
    assert (result["level"], finding.outcome) == (level, Outcome.FAILED)


def test_a_waiver_is_a_suppression_and_every_result_says_whether_there_is_one(failing: Report) -> None:
    suppressed = {each["ruleId"]: each["suppressions"] for each in run(failing)["results"]}
    assert suppressed.pop("original_link") == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "for blog.example.net until 2026-12-31, by editor: agreed by mail",
        }
    ]
    assert list(suppressed.values()) == [[], [], [], []]


def test_every_index_leads_to_what_it_names(reports: tuple[Report, ...]) -> None:
    found = run(*reports)
    rules = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for result in found["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for location in result["locations"]:
            place = location["physicalLocation"]["artifactLocation"]
            assert found["artifacts"][place["index"]]["location"]["uri"] == place["uri"]


def test_a_location_has_the_words_of_the_page_and_their_element(failing: Report) -> None:
    (place,) = run(failing)["results"][0]["locations"]
    assert place["message"] == {"text": "Ana Lima — in the comments, 40 paragraphs below"}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "html > body > p", "kind": "element"}]
    assert place["properties"] == {"openAt": "https://blog.example.net/harbour#:~:text=Ana%20Lima"}
    assert "region" not in place["physicalLocation"]


def test_a_page_that_was_not_checked_is_a_notification(unchecked: Report) -> None:
    found = run(unchecked)
    (told,) = found["invocations"][0]["toolExecutionNotifications"]
    assert told["descriptor"] == {"id": "bot_wall"}
    assert found["tool"]["driver"]["notifications"] == [{"id": "bot_wall"}]
    assert (found["results"], found["artifacts"][0]["properties"]["verdict"]) == ([], "not_checked")


def test_a_fingerprint_outlasts_times_words_and_spellings_of_the_address(failing: Report) -> None:
    later = replace(
        failing,
        url=f"{failing.url}/?utm_source=x",
        checked_at=None,
        findings=tuple(replace(each, message="Otherwise said.") for each in failing.findings),
    )
    before, after = (
        [each["partialFingerprints"] for each in run(one)["results"]] for one in (failing, later)
    )
    assert before == after
    assert len({each["pageAndTerm/v1"] for each in before}) == 5


def test_each_policy_has_its_run_and_no_report_has_an_empty_one(failing: Report, compliant: Report) -> None:
    other = replace(compliant, policy=replace(compliant.policy, version="2027-01-01"))
    found = runs(failing, other)
    assert [each["properties"]["policyVersion"] for each in found] == ["2026-11-22", "2027-01-01"]
    assert run()["results"] == []


def test_no_report_and_no_place_stands_twice(failing: Report) -> None:
    finding = failing.finding("author_credit")
    twice = (*finding.evidence, *(replace(each, sha256="") for each in finding.evidence))
    report = replace(failing, findings=(replace(finding, evidence=twice),))
    found = run(report, report)
    assert (len(found["artifacts"]), len(found["results"])) == (1, 1)
    assert len(found["results"][0]["locations"]) == 1


def test_no_viewer_finds_a_link_or_a_gap_in_a_message(with_text: Callable[[str], Report]) -> None:
    texts = list(messages(run(with_text("[x](https://evil.example) {0}"))))
    assert len(texts) > 8
    assert all(r"\[x\](https://evil.example) {{0}}" in text for text in texts)


def test_the_verdict_is_of_the_page(reports: tuple[Report, ...], blank: Report) -> None:
    verdicts = [each["properties"]["verdict"] for each in run(*reports)["artifacts"]]
    assert verdicts == [Verdict.NON_COMPLIANT, Verdict.COMPLIANT, Verdict.NOT_CHECKED]
    assert run(blank)["artifacts"][0]["location"] == {"uri": ""}
