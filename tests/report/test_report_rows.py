"""The formats of lines and rows: jsonl, compact, csv; read back by what reads them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.model import Report
from syndicate.report import as_compact, as_csv, as_jsonl


def rows(*reports: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv.render(reports)), strict=True))


def test_a_line_of_jsonl_is_a_report(reports: tuple[Report, ...]) -> None:
    lines = as_jsonl.render(reports).splitlines()
    assert [json.loads(line) for line in lines] == [
        json.loads(json.dumps(each.to_dict())) for each in reports
    ]
    assert as_jsonl.render([]) == ""


def test_compact_is_a_line_a_page_and_the_tally(reports: tuple[Report, ...]) -> None:
    assert as_compact.render(reports).splitlines() == [
        "✗ non-compliant  https://blog.example.net/harbour  author credit",
        "✓ compliant      https://blog.example.net/harbour",
        "… not checked    https://walled.example/a  The site shows a challenge for robots instead of the page.",
        "3 pages: 1 compliant, 1 non-compliant, 1 not checked",
    ]
    assert as_compact.render([]) == "0 pages\n"


def test_hostile_text_makes_no_line_of_compact(with_text: Callable[[str], Report]) -> None:
    text = as_compact.render([with_text("a\n✓ compliant\x1b[2Jb\u2028c")])
    assert text.count("\n") == 2
    assert "\x1b" not in text


def test_a_row_of_csv_is_a_finding_with_its_page(failing: Report) -> None:
    first, second, *rest = rows(failing)
    assert [row["term"] for row in rest] == ["commercial_use", "publisher_credit", "print"]
    assert {name: value for name, value in first.items() if name not in ("clause", "message")} == {
        "page_url": "https://blog.example.net/harbour",
        "final_url": "https://blog.example.net/harbour",
        "page_title": "The Harbour, Again",
        "verdict": "non_compliant",
        "reason": "The page does not meet one condition of the terms: author credit.",
        "checked_at": "2026-11-26T14:02:00Z",
        "work_url": "https://example.org/harbour/5831584",
        "work_title": "The Harbour That Would Not Close",
        "policy": "example-news",
        "kind": "full",
        "containment": "0.7908",
        "term": "author_credit",
        "group": "credit",
        "strength": "condition",
        "outcome": "failed",
        "waived": "",
        "clause_url": "https://example.org/terms",
        "remedy": "Add “By Ana Lima and Jo Berg” under the title.",
        "quote": "Ana Lima",
        "open_at": "https://blog.example.net/harbour#:~:text=Ana%20Lima",
        "line": "",
    }
    assert second["waived"] == "for blog.example.net until 2026-12-31, by editor: agreed by mail"


def test_a_page_without_findings_has_one_row(unchecked: Report, blank: Report) -> None:
    read = [(row["page_url"], row["verdict"], row["kind"], row["term"]) for row in rows(unchecked, blank)]
    assert read == [("https://walled.example/a", "not_checked", "", ""), ("", "not_checked", "", "")]


def test_csv_of_no_report_is_its_heading() -> None:
    assert as_csv.render([]) == ",".join(as_csv.PAGE + as_csv.FINDING) + "\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n+", "＝", " ="])
def test_no_cell_of_csv_is_a_formula(with_text: Callable[[str], Report], start: str) -> None:
    read = rows(with_text(f'{start}HYPERLINK("https://evil.example";"x")'))
    texts = {row["message"] for row in read}
    assert {text[:1] for text in texts} == {"'"}
    assert not [
        cell for row in read for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_adds_a_row_or_a_line(with_text: Callable[[str], Report], text: str) -> None:
    report = replace(with_text(text), checked_at=None)
    assert len(rows(report)) == 4
    assert as_csv.render([report]).count("\n") == 5
    assert as_jsonl.render([report]).count("\n") == 1
    as_jsonl.render([report]).encode()
