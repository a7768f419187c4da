"""What all formats share: order, words, counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndicate.errors import UsageError
from syndicate.model import Kind, Match, Quote, Report
from syndicate.report import FORMATS, formatter, reading


def test_every_format_has_its_name() -> None:
    assert list(FORMATS) == ["text", "json", "html", "markdown"]
    assert formatter("json") is FORMATS["json"]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match=r"^format 'xml' is not known; choose one of text, json, html, markdown$"
    ):
        formatter("xml")


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
    ],
)
def test_quoted_words_are_parted_from_their_neighbours(quote: Quote, expected: tuple[str, str]) -> None:
    assert reading.spaced(quote) == expected
