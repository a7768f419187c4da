"""The text format: verdict first, failed before undecided before passed, nothing in colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from syndicate.model import Report
from syndicate.report.as_text import render

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_a_report_reads_from_the_verdict_down(failing: Report) -> None:
    assert render([failing]).splitlines()[:25] == [
        "✗ NON-COMPLIANT",
        "  https://blog.example.net/harbour",
        "The page does not meet one condition of the terms: author credit.",
        "  Author credit: no author of the article is named next to the copy.",
        "",
        "  work    The Harbour That Would Not Close, Example News",
        "          https://example.org/harbour/5831584",
        "  terms   Example News cross-posting terms",
        "          https://example.org/terms",
        f"  page    read 26 November 2026, 14:02 UTC, sha256 {failing.page.capture.sha256[:16]}…",
        "  copy    The page holds the full text: 155 of the original's 196 words (79%).",
        "",
        "✗ failed author credit (condition)",
        "    No author of the article is named next to the copy.",
        "    terms   “as long as the source and the author are acknowledged”",
        "    page    our friend [Ana Lima] was here — in the comments, 40 paragraphs",
        "            below",
        "    mend    Add “By Ana Lima and Jo Berg” under the title.",
        "",
        "✗ failed, waived original link (condition)",
        "    The link leads to the publisher's home page.",
        "    terms   “as long as the source and the author are acknowledged”",
        "    mend    Link to https://example.org/harbour/5831584.",
        "    waived  for blog.example.net until 2026-12-31, by editor: agreed by mail",
        "",
    ]


def test_passed_terms_are_brief_and_come_after_the_others(failing: Report) -> None:
    lines = render([failing]).splitlines()
    passed = lines.index("✓ passed publisher credit: The publisher is named below the copy.")
    assert passed > lines.index("? cannot tell commercial use (condition)")
    assert lines[passed + 1] == "– inapplicable print"


def test_several_pages_start_with_their_counts(reports: tuple[Report, ...]) -> None:
    assert render(reports).startswith(
        "3 pages: 1 compliant, 1 non-compliant, 1 not checked\n\n✗ NON-COMPLIANT"
    )


def test_a_page_that_was_not_read_says_why(unchecked: Report) -> None:
    assert render([unchecked]).startswith(
        "… NOT CHECKED\n  https://walled.example/a\n"
        "The site shows a challenge for robots instead of the page.\n"
    )


def test_every_report_ends_in_what_a_page_cannot_show(reports: tuple[Report, ...], blank: Report) -> None:
    for some in (reports, [blank]):
        assert "A page cannot show private permission" in render(some)
        assert render(some).endswith("This is not legal advice.\n")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_keep_to_the_width_but_addresses_stay_whole(failing: Report, width: int) -> None:
    text = render([failing], width=width)
    assert "          https://example.org/harbour/5831584\n" in text
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= width


def test_wide_characters_take_two_columns(failing: Report, with_text: Callable[[str], Report]) -> None:
    lines = render([with_text("港口" * 100)], width=40).splitlines()
    assert max(len(line) for line in lines if set(line) == {"港", "口"}) == 20


def test_colour_adds_nothing_but_colour(reports: tuple[Report, ...]) -> None:
    coloured = render(reports, color=True)
    assert "\x1b[1;31m" in coloured
    assert _ANSI.sub("", coloured) == render(reports)


def test_the_page_cannot_speak_to_the_terminal(with_text: Callable[[str], Report]) -> None:
    text = render([with_text("a\x1b]0;title\x07\x9b31m\u202eb [bold]c[/bold]")])
    assert not set(text) & set("\x1b\x07\x9b\u202e")
    assert "a]0;title31mb [bold]c[/bold]" in text


def test_no_line_is_a_command_of_a_workflow(with_text: Callable[[str], Report]) -> None:
    text = render([with_text("::error::no " * 20)])
    assert [line for line in text.splitlines() if line.lstrip().startswith("::")] == []
    assert ":\u2060:error::no" in text


def test_no_pages_are_told_in_one_line() -> None:
    assert render([]) == "0 pages\n"
