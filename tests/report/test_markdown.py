"""The Markdown format: for an issue or a mail; no text of the page becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from syndicate.model import Report
from syndicate.report.as_markdown import render

READER = MarkdownIt("commonmark").enable("table")


def shape(text: str) -> list[str]:
    """The types of all block and inline tokens; neighbouring words count once."""
    kinds = []
    for token in READER.parse(text):
        kinds.append(token.type)
        kinds += [child.type for child in token.children or () if child.type != "text"]
    return kinds


def links(text: str) -> list[str]:
    return [
        str(child.attrs["href"])
        for token in READER.parse(text)
        for child in token.children or ()
        if child.type == "link_open"
    ]


def test_a_report_reads_from_the_verdict_down(failing: Report) -> None:
    lines = render([failing]).splitlines()
    assert lines[:9] == [
        "# Republication report",
        "",
        "1 page: 1 non-compliant",
        "",
        "---",
        "",
        "## ✗ non-compliant: The Harbour, Again",
        "",
        "The page does not meet one condition of the terms: author credit.",
    ]
    assert (
        "| ✗ failed | author credit | condition | No author of the article is named next to the copy. |"
        in lines
    )
    assert "**To mend it:** Add “By Ana Lima and Jo Berg” under the title." in lines


def test_the_findings_are_one_table(failing: Report) -> None:
    assert shape(render([failing])).count("tr_open") == 1 + len(failing.findings)


def test_only_known_addresses_are_links(failing: Report) -> None:
    assert set(links(render([failing]))) == {
        "https://blog.example.net/harbour",
        "https://blog.example.net/harbour#:~:text=Ana%20Lima",
        "https://blog.example.net/harbour#:~:text=Advertise%20here",
        "https://example.org/harbour/5831584",
        "https://example.org/terms",
    }


def test_every_kind_of_report_can_be_shown(reports: tuple[Report, ...], blank: Report) -> None:
    assert render(reports).count("\n## ") == 3
    assert "not checked" in render([blank])
    assert render([]).startswith("# Republication report\n\n0 pages\n")


@pytest.mark.parametrize(
    "payload",
    [
        "[x](javascript:alert(1))",
        "![x](https://evil.example/t.gif)",
        "<img src=https://evil.example>",
        "<https://evil.example>",
        "see https://evil.example www.evil.example a@evil.example",
        "`code` | cell | *em* ~~gone~~ @octocat #1",
        "\n\n# head\n\n- item\n\n```\nfence",
        "[ref]: https://evil.example\n\n[ref]",
        "\\](https://evil.example)",
    ],
)
def test_hostile_text_stays_text(with_text: Callable[[str], Report], payload: str) -> None:
    text = render([with_text(payload)])
    assert links(text) == []
    assert "html_inline" not in shape(text)
    assert not re.search(r"https?:|www\.|@(?=\w)|#(?=\d)", text)
    assert shape(text) == shape(render([with_text("words")]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_changes_the_shape_of_the_document(with_text: Callable[[str], Report], text: str) -> None:
    assert shape(render([with_text(f"a{text}b")])) == shape(render([with_text("words")]))
