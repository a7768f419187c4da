"""The formats of a summary: exact words on a store made by hand, and nothing hostile in any of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from summary_samples import COUNTS, LIMITS, LINES, NOW, clause, copy, summary

from syndicate.errors import UsageError
from syndicate.model import Waiver
from syndicate.summary import (
    CopyLine,
    Counts,
    FailingFeed,
    Filter,
    LimitLine,
    Summary,
    render,
    stream,
    summarise,
)
from syndicate.summary.as_json import schema
from syndicate.summary.as_text import render as as_text

VALID = Draft202012Validator(schema())
HOSTILE = [
    "</title></style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "a | b\n\n# c [d](https://evil.example) @everyone <b>e</b>",
    "{{ 7 * 7 }}{% raw %}",
    "\x00\x1b[31m\u202e\ud800",
    "ثمن إعادة النشر",
    "<svg/onload=alert(1)>" * 20_000,
]


def hostile(text: str) -> Summary:
    """A summary in which every text is this one."""
    line = copy(
        "a.example/1", (20, "non_compliant"), page_url=text, site=text, work_url=text, work_title=text, policy=text,
        clauses=(clause(text, "failed", message=text, remedy=text),),
    )  # fmt: skip
    counts = Counts(1, 1, (FailingFeed(text, text, text),), {text: 1})
    waiver = Waiver(text, text, text, NOW.date(), text)
    limit = LimitLine(text, text, text, "failed", text, NOW)
    return summarise([line], [limit], [waiver], counts, now=NOW, only=Filter(site=text, policy=text))


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match="format 'pdf' is not known; choose one of text, json, html, markdown"
    ):
        render(summary(), "pdf")
    with pytest.raises(UsageError, match="choose one of jsonl, csv"):
        stream(LINES, "text")


def test_the_text_starts_with_the_counts_and_what_falls_due() -> None:
    assert render(summary(), "text").splitlines()[:9] == [
        "8 copies on 4 sites: 4 compliant, 2 non-compliant, 1 needs review, 1 gone",
        "As of 25 November 2026, 12:00 UTC. Watched: 12 works, 3 feeds (1 failing), 48",
        "pages: 7 with a copy, 1 gone, 40 unrelated.",
        "",
        "Ask again: the terms are not met for more than 14 days (1)",
        "  ✗ non-compliant The Harbour That Would Not Close",
        "    https://late.example/1",
        "    since 5 November 2026: original link",
        "",
    ]


def test_what_is_new_or_changed_is_told_with_what_it_does_not_meet() -> None:
    failing = (clause("original_link", "failed"), clause("publisher_credit", "passed"))
    one = copy("a.example/1", (2, "non_compliant"), clauses=failing)
    gone = copy("b.example/1", (2, "non_compliant"), gone_at=NOW, clauses=failing)
    text = as_text(summary(one, gone), width=100)
    assert "    found 23 November 2026; not met: original link\n" in text
    assert text.count("not met: original link") == 1


def test_pages_that_were_not_counted_are_not_told_as_none() -> None:
    assert "Watched: 0 works, 0 feeds.\n" in render(summarise(LINES, now=NOW), "text")


def test_the_text_tells_rates_with_their_number() -> None:
    text = as_text(summary(), width=100)
    assert "original link (condition): 67%; n = 6, 4 passed, 2 failed; apart from 1 cannot tell" in text
    assert "expiry (condition): too few to tell; n = 1, 1 passed, 0 failed" in text
    assert "a quarter: within 2 days; half: within 7 days; three quarters: not yet mended" in text


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_no_line_of_text_is_wider_than_the_window_but_an_address(width: int) -> None:
    lines = as_text(summary(), width=width).splitlines()
    assert max(len(line) for line in lines if "https://" not in line) <= max(width, 40)


def test_an_empty_store_is_told_in_every_format() -> None:
    empty = summarise([], now=NOW)
    assert render(empty, "text").startswith("No copies\n")
    assert "**No copies**" in render(empty, "markdown")
    assert LexborHTMLParser(render(empty, "html")).css_first(".lead").text() == "No copies"
    VALID.validate(json.loads(render(empty, "json")))


def test_what_is_left_out_is_told() -> None:
    many = summary(*(copy(f"site{at}.example/1", (1, "compliant")) for at in range(60)))
    assert "  and 50 more\n" in render(many, "text")
    assert "and 40 more\n" in render(many, "markdown")
    assert LexborHTMLParser(render(many, "html")).css_first("#new .more").text().startswith("and 10 more;")


def test_a_filter_is_told() -> None:
    only = summarise(LINES, now=NOW, only=Filter(site="new.example"))
    assert "Only copies with: site new.example." in render(only, "text")


def test_the_schema_is_a_schema_and_summaries_meet_it() -> None:
    Draft202012Validator.check_schema(schema())
    VALID.validate(json.loads(render(summary(), "json")))


def test_the_json_has_the_figures() -> None:
    data = json.loads(render(summary(), "json"))
    assert (data["schema"], data["now"], data["copies"]) == (
        "syndicate.summary/1", "2026-11-25T12:00:00+00:00", 8,
    )  # fmt: skip
    assert data["mending"] == {
        "method": "kaplan-meier", "unit": "day", "n": 5, "mended": 1, "gone": 1, "open": 2, "undecided": 1,
        "quarter": 2, "median": 7, "three_quarters": None,
    }  # fmt: skip
    assert data["due"]["overdue"]["items"][0]["page_url"] == "https://late.example/1"


def test_a_line_of_jsonl_is_a_copy_of_the_schema() -> None:
    lines = "".join(stream(LINES, "jsonl")).splitlines()
    copies = Draft202012Validator({**schema()["$defs"]["copy"], "$defs": schema()["$defs"]})
    for line in lines:
        copies.validate(json.loads(line))
    assert len(lines) == len(LINES)


def rows(lines: Iterable[CopyLine]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(stream(lines, "csv")))))


def test_a_row_of_csv_tells_terms_and_times() -> None:
    clauses = (
        clause("images", "failed"),
        clause("print", "failed", waived=True),
        clause("sale", "cannot_tell"),
    )
    (row,) = rows([copy("a.example/1", (20, "compliant"), (10, "non_compliant"), clauses=clauses)])
    assert row["standing"] == "non_compliant"
    assert row["since"] == "2026-11-15T12:00:00+00:00"
    assert (row["failed"], row["waived"], row["undecided"], row["turns"]) == ("images", "print", "sale", "2")
    assert row["gone_at"] == ""


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_a_row_is_one_line_and_no_formula(text: str) -> None:
    line = copy("a.example/1", (1, "compliant"), work_title=text, policy=f"={text}")
    written = "".join(stream([line], "csv"))
    assert written.encode()
    assert len(written.splitlines()) == 2
    (row,) = rows([line])
    assert not row["work_title"].startswith(("=", "+", "-", "@"))
    assert row["policy"].startswith("'=")


@settings(deadline=None, max_examples=30)
@given(st.text(st.characters(exclude_categories=())) | st.sampled_from(HOSTILE[:-1]))
def test_json_holds_any_text_without_raw_controls(text: str) -> None:
    shown = render(hostile(text), "json")
    assert shown.encode()
    assert not [c for c in shown if (ord(c) < 32 and c != "\n") or 126 < ord(c) < 160 or c in "\u202e\u2066"]
    VALID.validate(json.loads(shown))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_shows_no_control_characters(text: str) -> None:
    shown = render(hostile(text), "text")
    assert not [c for c in shown if (ord(c) < 32 and c != "\n") or c in "\u202e\ud800"]
    assert len(shown) < 40_000


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_makes_no_markup_of_it(text: str) -> None:
    written = render(hostile(text), "markdown")
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(written)
    tree = LexborHTMLParser(html)
    assert tree.css("script, img, svg, b, a") == []
    assert {len(row.css("td, th")) for table in tree.css("table")[:1] for row in table.css("tr")} == {3}


def test_markdown_tables_have_cells_for_every_column() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(render(summary(), "markdown"))
    tables = LexborHTMLParser(html).css("table")
    widths = [{len(row.css("td, th")) for row in table.css("tr")} for table in tables]
    assert widths == [{3}, {2}, {2}, {4}, {4}, {5}, {4}, {9}, {8}, {7}, {2}, {2}]


def test_nothing_accuses() -> None:
    for name in ("text", "json", "html", "markdown"):
        shown = render(summary(), name).lower()
        assert not [word for word in ("infring", "violat", "theft", "stolen", "steal") if word in shown]


def test_the_samples_reach_every_part() -> None:
    assert summary().limits.total == len(LIMITS) - 1
    assert summary().failing.total == len(COUNTS.failing)
