"""What builds read: JUnit, by junitparser, and the workflow commands of GitHub."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped

from syndicate.model import Outcome, Report, Strength
from syndicate.report import as_github, as_junit


def suites(*reports: Report) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each suite's name with its cases: name, kind of result, message."""
    read = JUnitXml.fromstring(as_junit.render(reports).encode())
    return [(suite.name, [_case(case) for case in suite]) for suite in read]


def _case(case: object) -> tuple[str, str, str]:
    results = list(case.result)  # type: ignore[attr-defined]
    kind = next(
        (each.__name__ for each in (Failure, Error, Skipped) if results and isinstance(results[0], each)), ""
    )
    return case.name, kind, results[0].message if results else ""  # type: ignore[attr-defined]


def test_a_page_is_a_suite_and_a_finding_a_case(failing: Report) -> None:
    waived = "waived for blog.example.net until 2026-12-31, by editor: agreed by mail"
    undecided = "cannot tell: The page carries advertising; whether that makes it commercial is not for a page to show."
    assert suites(failing) == [
        (
            "https://blog.example.net/harbour",
            [
                ("author credit", "Failure", "failed: No author of the article is named next to the copy."),
                ("original link", "Skipped", waived),
                ("commercial use", "Skipped", undecided),
                ("publisher credit", "", ""),
                ("print", "Skipped", "inapplicable: A web page is not print."),
            ],
        )
    ]


def test_a_page_that_was_not_checked_is_an_error(unchecked: Report) -> None:
    assert suites(unchecked)[0][1] == [("reading the page", "Error", unchecked.reason)]


def test_the_totals_are_those_of_the_cases(reports: tuple[Report, ...]) -> None:
    read = JUnitXml.fromstring(as_junit.render(reports).encode())
    assert (read.tests, read.failures, read.errors, read.skipped) == (7, 1, 1, 3)
    assert sum(suite.tests for suite in read) == 7
    assert suites() == []


@pytest.mark.parametrize("strength", [Strength.REQUEST, Strength.PREFERENCE])
def test_a_wish_that_is_not_met_fails_no_build(failing: Report, strength: Strength) -> None:
    wish = replace(failing.finding("author_credit"), strength=strength)
    report = replace(failing, findings=(wish,))
    assert suites(report)[0][1][0][1] == "Skipped"
    assert as_github.render([report]).splitlines()[1].startswith("::warning ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_xml_of_the_same_shape(with_text: Callable[[str], Report], text: str) -> None:
    def shape(said: str) -> list[str]:
        return [each.tag for each in fromstring(as_junit.render([with_text(said)])).iter()]

    assert shape(f"a{text}b") == shape("words")


def test_github_is_told_of_the_tally_and_of_what_is_not_passed(reports: tuple[Report, ...]) -> None:
    assert as_github.render(reports).splitlines() == [
        "::notice title=Republication report::3 pages: 1 compliant, 1 non-compliant, 1 not checked",
        "::error title=author credit::Author credit: no author of the article is named next to the copy.%0A"
        "Add “By Ana Lima and Jo Berg” under the title.%0Ahttps://blog.example.net/harbour",
        "::notice title=original link::Original link: the link leads to the publisher's home page.%0A"
        "Link to https://example.org/harbour/5831584.%0A"
        "Waived for blog.example.net until 2026-12-31, by editor: agreed by mail%0Ahttps://blog.example.net/harbour",
        "::warning title=commercial use::Commercial use: the page carries advertising; whether that makes it "
        "commercial is not for a page to show.%0Ahttps://blog.example.net/harbour",
        "::warning title=not checked::The site shows a challenge for robots instead of the page.%0Ahttps://walled.example/a",
    ]
    assert as_github.render([]) == "::notice title=Republication report::0 pages\n"


def test_what_a_command_is_written_with_is_escaped(failing: Report) -> None:
    finding = replace(
        failing.finding("author_credit"), term="a:b,c%d", message="100%: x,\r\n::error::y", remedy=""
    )
    told = as_github.render([replace(failing, findings=(finding,))]).splitlines()[1]
    assert told == (
        "::error title=a%3Ab%2Cc%25d::A:b,c%25d: 100%25: x, ::error::y%0Ahttps://blog.example.net/harbour"
    )
    assert unquote(told).count("\n") == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_makes_a_command(with_text: Callable[[str], Report], text: str) -> None:
    report = with_text(f"{text}\n::error::no")
    report = replace(report, findings=tuple(f for f in report.findings if f.outcome is not Outcome.PASSED))
    lines = as_github.render([report]).splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["::notice", "::notice", "::warning"]
