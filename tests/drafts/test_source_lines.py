"""In which line of a file a finding stands, or its mend goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from syndicate.drafts.editing import places_of
from syndicate.drafts.placing import Shown
from syndicate.drafts.source import Source
from syndicate.model import Capture, Deed, Evidence, Finding, Medium, Outcome, Policy, Quote, Term
from syndicate.policy import load_policy
from syndicate.report import FORMATS, formatter
from syndicate.report.as_json import schema
from syndicate.running import check_capture
from tests.samples import PARAGRAPHS, URL, WORK, policy

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TEXT = "\n\n".join(PARAGRAPHS)
COPY = "\n".join(f"<p>\n{each}</p>" for each in PARAGRAPHS)
MARKDOWN, WEB = Medium.MARKDOWN, Medium.WEB


def found(source: str, medium: Medium, term: str, terms: Policy | None = None, name: str = "post") -> Finding:
    capture = Capture("file:///post", source.encode(), medium=medium, file=name)
    return check_capture(capture, WORK, terms or policy(), NOW).finding(term)


@pytest.mark.parametrize(
    ("source", "medium", "line"),
    [
        (f"# The Price of a Reprint\n\nFrom Global Research\n\n{TEXT}\n", MARKDOWN, 3),
        (f"---\ntitle: The Price of a Reprint\n---\n{TEXT}\n\n## Mine\n", MARKDOWN, 14),
        (f"<h1>The Price of a Reprint</h1>\n<p>By\n<b>Global&#32;Research</b>\n{COPY}", WEB, 3),
        (f"<h1>The Price of a Reprint</h1>\n{COPY}\n<footer>\n<p>© A blog</footer>", WEB, 13),
        (f"<p>From <a href='https://www.globalresearch.ca/'>Global Research</a>\n{COPY}", WEB, 1),
        (f"<h1>The Price of a Reprint</h1>\r\n<p>{URL}</p>\r\n{COPY}", WEB, 2),
    ],
)
def test_a_missing_link_belongs_to_the_credit_else_under_the_text(
    source: str, medium: Medium, line: int
) -> None:
    finding = found(source, medium, "original_link")
    assert (finding.outcome, finding.line) == (Outcome.FAILED, line)


def test_what_the_terms_want_above_the_text_goes_there() -> None:
    source = f"# The Price of a Reprint\n\n\n{TEXT}\n"
    assert found(source, MARKDOWN, "author_credit", load_policy("the-texan")).line == 4


def test_evidence_stands_in_the_line_of_its_words() -> None:
    source = f"# Another story altogether\n\n{TEXT}\n"
    finding = found(source, MARKDOWN, "title_alteration", load_policy("the-texan"))
    assert (finding.line, [each.line for each in finding.evidence]) == (1, [1])


@pytest.mark.parametrize(("again", "line"), [("", 3), ("\n![]({})\n", 0)])
def test_an_address_that_nobody_sees_stands_where_it_is_written_once(again: str, line: int) -> None:
    picture = f"{URL.partition('/the')[0]}/wp-content/uploads/a.jpg"
    source = f"# The Price of a Reprint\n\n![]({picture})\n\n{TEXT}\n{again.format(picture)}"
    finding = found(source, MARKDOWN, "images", load_policy("propublica"))
    assert finding.evidence[0].line == line


def test_a_line_of_the_head_goes_there() -> None:
    terms = replace(policy(), terms=(Term("noindex", deed=Deed.REQUIRES),))
    for source, line in ((f"<html>\n<head>\n</head>{COPY}", 2), (COPY, 0)):
        assert found(source, WEB, "noindex", terms).line == line


def test_nothing_is_told_of_what_was_fetched_of_mail_or_of_what_passed() -> None:
    source = f"# The Price of a Reprint\n\nFrom Global Research\n\n{TEXT}\n"
    assert found(source, MARKDOWN, "original_link", name="").line == 0
    assert found(source, MARKDOWN, "publisher_credit").line == 0
    assert found(f"Subject: x\n\n{TEXT}\n", Medium.EMAIL, "publisher_credit").line == 0


@pytest.mark.parametrize(
    ("source", "exact", "prefix", "suffix", "words"),
    [
        ("By *Ada* [Lind\\-qvist](http://x.example/a)", "Ada Lind-qvist", "", "", "Ada* [Lind\\-qvist"),
        ("one two\n\none three", "one", "", " three", "one"),
        ("one two\n\none two", "one", "", " two", None),
        ("caf&eacute; **b**old", "café bold", "", "", "caf&eacute; **b**old"),
        ("nothing", "", "", "", None),
        ("<!-- Ada --> Bea", "Ada", "", "", None),
    ],
)
def test_words_are_found_through_markup_where_they_are_certain(
    source: str, exact: str, prefix: str, suffix: str, words: str | None
) -> None:
    span = Shown.of(Source(source, MARKDOWN)).find(exact, prefix, suffix)
    assert (source[slice(*span)] if span else None) == words


@pytest.mark.parametrize(
    "written",
    [
        "From `Global Research <https://x.example/a>`_, *today*",
        "From https://x.example/a[Global Research], _today_",
    ],
)
def test_in_other_markup_words_are_found_around_addresses(written: str) -> None:
    places = places_of(Source(f"Title\n=====\n\n{written}\n\n{TEXT}\n", Medium.EMAIL))
    span = places.found(Evidence(Quote("From Global Research, today")), "From Global Research, today")
    at = next(places.before("", PARAGRAPHS[0])), next(places.after("", PARAGRAPHS[-1]))
    assert (span and places.source.line(span[0]), *map(places.source.line, at)) == (4, 6, 16)


@given(st.lists(st.text("ab1 é&<>\"'*_[]()\\`\n\t", min_size=1), min_size=1, max_size=6))
def test_every_word_stands_where_it_is_said_to(texts: list[str]) -> None:
    source = "<br>".join(map(escape, texts))
    shown = Shown.of(Source(source, WEB))
    for start, end in shown.spans:
        assert 0 <= start < end <= len(source)
    assert [start for start, _ in shown.spans] == sorted(start for start, _ in shown.spans)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "at      my post.md:3"),
        ("compact", "\nmy post.md:3: Original link: the copy has no link to the original.\n"),
        ("github", "::error file=my post.md,line=3,title=original link::"),
        ("sarif", '"region": {\n                  "startLine": 3\n'),
        ("json", '"line": 3'),
        ("html", "Line 3 of the file"),
        ("markdown", "(line 3 of the file)"),
        ("junit", "at: my post.md:3"),
        ("csv", "5831584,,,3\n"),
    ],
)
def test_every_format_says_the_line(form: str, said: str) -> None:
    source = f"# The Price of a Reprint\n\nFrom Global Research\n\n{TEXT}\n"
    capture = Capture("file:///my%20post.md", source.encode(), medium=MARKDOWN, file="my post.md")
    written = formatter(form)([check_capture(capture, WORK, policy(), NOW)])
    assert form in FORMATS and said in str(written)


def test_the_json_with_lines_is_of_the_schema() -> None:
    finding = found(
        f"# Another story altogether\n\n{TEXT}\n", MARKDOWN, "title_alteration", load_policy("the-texan")
    )
    told = replace(
        check_capture(Capture("file:///x", b"<p>x"), WORK, policy(), NOW), findings=(finding,)
    ).to_dict()
    Draft202012Validator(schema()).validate(told)
    assert (told["findings"][0]["line"], told["findings"][0]["evidence"][0]["line"]) == (1, 1)
