"""What all formats share: order, words, counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndicate.errors import UsageError
from syndicate.model import Finding, Kind, Match, Outcome, Quote, Report, Strength, Verdict
from syndicate.report import FORMATS, formatter, reading


def test_every_format_has_its_name() -> None:
    assert " ".join(FORMATS) == "text compact json jsonl html markdown csv sarif junit github pdf"
    assert formatter("json") is FORMATS["json"]


def test_an_unknown_format_names_the_known_ones() -> None:
    known = "text, compact, json, jsonl, html, markdown, csv, sarif, junit, github, pdf"
    with pytest.raises(UsageError, match=f"^format 'xml' is not known; choose one of {known}$"):
        formatter("xml")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_reports_give_the_same_bytes(name: str, reports: tuple[Report, ...]) -> None:
    for some in ((), reports[:1], reports):
        first = FORMATS[name](some)
        assert FORMATS[name](list(some)) == first
        assert isinstance(first, bytes) == (name == "pdf")


def test_findings_are_read_failed_first_and_waived_ones_after(failing: Report) -> None:
    assert [finding.term for finding in reading.ordered(failing.findings)] == [
        "author_credit",
        "original_link",
        "commercial_use",
        "publisher_credit",
        "print",
    ]


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (Match(), ""),
        (Match(work_words=900), "No copy of the original was found on this page."),
        (
            Match(Kind.FULL, 1.0, shared=1200, work_words=1200),
            "The page holds the full text: 1,200 of the original's 1,200 words (100%).",
        ),
        (
            Match(Kind.FULL, 0.999, shared=1199, work_words=1200),
            "The page holds the full text: 1,199 of the original's 1,200 words (over 99%).",
        ),
        (
            Match(Kind.EXCERPT, 0.25, shared=50, work_words=200),
            "The page holds an excerpt: 50 of the original's 200 words (25%).",
        ),
    ],
)
def test_what_was_copied_is_one_sentence(failing: Report, match: Match, expected: str) -> None:
    assert reading.copied(replace(failing, match=match)) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (Quote("Ana", "by", "wrote"), ("by ", " wrote")),
        (Quote("Ana", "by ", " wrote"), ("by ", " wrote")),
        (Quote("Ana", "(", ")."), ("(", ").")),
        (Quote("Ana", "By:", ", who"), ("By: ", ", who")),
        (Quote("文", "作者：", "章"), ("作者：", "章")),
        (Quote("Ana"), ("", "")),
        (
            Quote("Ana", "arbour " + "of " * 16 + "by ", "who " * 13 + "wro"),
            ("of " * 16 + "by ", " " + ("who " * 13).strip()),
        ),
        (Quote("文", "字" * 60, "字" * 60), ("字" * 60, "字" * 60)),
    ],
)
def test_quoted_words_are_parted_from_their_neighbours(quote: Quote, expected: tuple[str, str]) -> None:
    assert reading.spaced(quote) == expected


def test_what_decided_are_the_failed_conditions_that_nobody_waived(failing: Report) -> None:
    assert [finding.term for finding in reading.deciding(failing)] == ["author_credit"]


def test_what_is_to_decide_are_the_conditions_that_cannot_be_told(failing: Report) -> None:
    wish = Finding("title_alteration", Outcome.CANNOT_TELL, "m", strength=Strength.REQUEST)
    report = replace(failing, verdict=Verdict.NEEDS_REVIEW, findings=(*failing.findings, wish))
    assert [finding.term for finding in reading.deciding(report)] == ["commercial_use"]


def test_a_page_that_meets_its_terms_has_nothing_that_decided(compliant: Report) -> None:
    assert reading.deciding(compliant) == ()


@pytest.mark.parametrize(
    ("finding", "gist"),
    [
        (
            Finding("original_link", Outcome.FAILED, "The copy links to the home page."),
            "Original link: the copy links to the home page.",
        ),
        (
            Finding("author_credit", Outcome.FAILED, "Ana Lima is not named."),
            "Author credit: Ana Lima is not named.",
        ),
        (
            Finding("manual", Outcome.CANNOT_TELL, "No page can show it.", "manual", remedy="Write to us."),
            "Write to us: no page can show it.",
        ),
        (
            Finding(
                "manual", Outcome.CANNOT_TELL, "Not shown: Write to us.", "manual", remedy="Write to us."
            ),
            "Not shown: Write to us.",
        ),
    ],
)
def test_a_finding_in_one_line_says_which_term_and_what_of_it(finding: Finding, gist: str) -> None:
    assert reading.gist(finding) == gist
