"""The HTML format: one file, no scripts, nothing loaded, and no text of the page becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from syndicate.model import Report, Verdict
from syndicate.report.as_html import render

ALLOWED = {
    "-text", "-comment", "html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "section",
    "article", "footer", "h1", "h2", "h3", "h4", "p", "b", "bdi", "span", "ol", "ul", "li", "dl", "dt", "dd", "time",
    "code", "figure", "figcaption", "blockquote", "mark", "details", "summary", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "del", "ins", "em", "div",
    "svg", "rect", "pre", "fieldset", "legend", "label", "input", "select", "option",
}  # fmt: skip
PAYLOADS = [
    "</title></style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "<!--",
    "{{ 7 * 7 }}{% raw %}",
    "\x00\x1b[31m\u202e\ud800",
    "<svg/onload=alert(1)>" * 50_000,
]


def elements(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element in document order, with the names of its attributes."""
    root = LexborHTMLParser(html).root
    assert isinstance(root, LexborNode)
    return [(node.tag or "", tuple(sorted(node.attributes))) for node in root.traverse()]


def hrefs(html: str) -> list[str]:
    return [node.attributes.get("href") or "" for node in LexborHTMLParser(html).css("[href]")]


def test_it_is_one_file_that_loads_nothing(reports: tuple[Report, ...]) -> None:
    html = render(reports)
    names = {name for tag, attributes in elements(html) for name in attributes}
    assert {tag for tag, _ in elements(html)} <= ALLOWED
    assert not names & {"src", "srcset", "style", "action", "background", "poster", "ping"}
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'; style-src 'unsafe-inline'" in html


def test_it_shows_clause_page_words_and_remedy_of_each_open_term(failing: Report) -> None:
    finding = LexborHTMLParser(render([failing])).css_first("#page-1-author_credit")
    text = " ".join(finding.text().split())
    assert text == (
        "author credit ✗ failed condition # No author of the article is named next to the copy. "
        "The terms say “as long as the source and the author are acknowledged” Read the terms for author credit "
        "The page shows … our friend Ana Lima was here … in the comments, 40 paragraphs below "
        "Open the page at these words To mend it Add “By Ana Lima and Jo Berg” under the title. "
        "Next to the copied text, where readers see it: "
        '<div class="syndicate-credit" lang="en" dir="ltr"> <p>By Ana Lima and Jo Berg</p> '
        "<p>Originally published by Example News: "
        '<a href="https://example.org/harbour/5831584">The Harbour That Would Not Close</a></p> </div>'
    )
    assert finding.css_first("mark").text() == "Ana Lima"
    assert "https://blog.example.net/harbour#:~:text=Ana%20Lima" in hrefs(finding.html or "")


def test_the_texts_stand_side_by_side_with_words_for_what_differs(failing: Report) -> None:
    row = LexborHTMLParser(render([failing])).css("table.texts tbody tr")[0]
    work, page = (" ".join(cell.text().split()) for cell in row.css("td"))
    assert work.startswith(
        "The original The harbour at Vale stayed open [changed: on Monday] after the council"
    )
    assert page.startswith("The page The harbour at Vale stayed open [changed: last week] after the council")


def test_several_pages_get_a_table_that_leads_to_each(reports: tuple[Report, ...]) -> None:
    tree = LexborHTMLParser(render(reports))
    assert tree.css_first(".lead").text() == "3 pages: 1 compliant, 1 non-compliant, 1 not checked"
    assert [link.attributes["href"] for link in tree.css("nav a")] == ["#page-1", "#page-2", "#page-3"]


def test_the_table_tells_what_decided(reports: tuple[Report, ...]) -> None:
    cells = [row.css("td")[-1] for row in LexborHTMLParser(render(reports)).css("nav tbody tr")]
    told = [[line.text() for line in cell.css(".aside")] for cell in cells]
    assert told == [["Author credit: no author of the article is named next to the copy."], [], []]


def test_a_note_stands_under_the_title_and_is_text(compliant: Report) -> None:
    tree = LexborHTMLParser(render([compliant], note="All <b>invented</b>."))
    assert tree.css_first("h1 + p").text() == "All <b>invented</b>."
    assert LexborHTMLParser(render([compliant])).css_first("h1 + p") is None


def test_a_page_to_review_says_what_is_to_decide(failing: Report) -> None:
    tree = LexborHTMLParser(render([replace(failing, verdict=Verdict.NEEDS_REVIEW)]))
    (item,) = tree.css("ul.todo li")
    assert " ".join(item.text().split()) == (
        "commercial use The page carries advertising; whether that makes it commercial is not for a page to show."
    )
    assert item.css_first("a").attributes["href"] == "#page-1-commercial_use"
    assert LexborHTMLParser(render([failing])).css_first("ul.todo") is None


def test_the_map_is_told_in_words_too(failing: Report) -> None:
    figure = LexborHTMLParser(render([failing])).css_first("figure.map")
    assert figure.css_first("svg title").text() == (
        "Of the original 155 words as in the original (79%), 2 words changed (1%), 39 words not on the page (20%). "
        "The longest part that is not there are words 95 to 133."
    )
    assert [" ".join(item.text(deep=False).split()) for item in figure.css(".key li")] == [
        "as in the original: 155 words (79%)", "changed: 2 words (1%)", "not on the page: 39 words (20%)"
    ]  # fmt: skip


def test_pages_of_several_verdicts_can_be_chosen_by_them(
    reports: tuple[Report, ...], failing: Report
) -> None:
    boxes = LexborHTMLParser(render(reports)).css(".filters input")
    assert [box.attributes["id"] for box in boxes] == [
        "show-compliant",
        "show-non_compliant",
        "show-not_checked",
    ]
    assert all("checked" in box.attributes for box in boxes)
    assert LexborHTMLParser(render([failing, failing])).css(".filters input") == []


def test_lines_that_mend_two_terms_stand_once(failing: Report) -> None:
    unwaived = tuple(replace(finding, waiver=None) for finding in failing.findings)
    tree = LexborHTMLParser(render([replace(failing, findings=unwaived)]))
    assert len(tree.css("pre")) == 1
    assert tree.css_first("#page-1-original_link .remedy a").attributes["href"] == "#page-1-author_credit"


def test_what_was_not_quoted_is_not_struck_out(failing: Report) -> None:
    quoting = replace(failing, verdict=Verdict.NOT_A_COPY)
    tree = LexborHTMLParser(render([quoting]))
    assert tree.css("del, ins, .changed, table.texts") == []
    passages = [passage.text() for passage in tree.css(".quoted")]
    assert passages[0].startswith("The harbour at Vale stayed open last week after the council")
    assert passages[-1].endswith("until the lights were switched off.")


def test_differences_are_counted_in_places(failing: Report) -> None:
    legend = LexborHTMLParser(render([failing])).css_first(".legend").text()
    assert legend == "2 places changed; the words around each difference are the same in both."


def test_inner_links_lead_somewhere_and_ids_are_unique(
    reports: tuple[Report, ...], with_text: Callable[[str], Report]
) -> None:
    html = render([*reports, with_text("the same term")])
    ids = [node.attributes["id"] for node in LexborHTMLParser(html).css("[id]")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in hrefs(html) if link.startswith("#")} <= set(ids)


def test_headings_never_skip_a_level(reports: tuple[Report, ...]) -> None:
    levels = [int(tag[1]) for tag, _ in elements(render(reports)) if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_foreign_words_carry_their_language_and_find_their_direction(failing: Report) -> None:
    page = replace(failing.page, language="ar")
    tree = LexborHTMLParser(render([replace(failing, page=page)]))
    title = tree.css_first("h2 bdi")
    assert (title.attributes["dir"], title.attributes["lang"]) == ("auto", "ar")
    assert all("dir" in quote.attributes for quote in tree.css("blockquote p"))


def test_a_mark_is_never_a_colour_or_sign_alone(reports: tuple[Report, ...]) -> None:
    for mark in LexborHTMLParser(render(reports)).css(".mark"):
        assert mark.css_first(".sign").attributes["aria-hidden"] == "true"
        assert re.search("[a-z]{4}", mark.text())


def test_a_page_that_was_not_read_says_so(unchecked: Report) -> None:
    text = LexborHTMLParser(render([unchecked])).css_first("main").text()
    assert "The site shows a challenge for robots instead of the page." in text
    assert "nothing was read" in text


def test_as_little_as_a_report_can_hold_is_shown(blank: Report) -> None:
    assert "not checked" in render([blank])
    assert "0 pages" in render([])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(with_text: Callable[[str], Report], payload: str) -> None:
    html = render([with_text(payload)])
    assert {tag for tag, _ in elements(html)} <= ALLOWED
    assert not [name for _, attributes in elements(html) for name in attributes if name.startswith("on")]
    assert all(link.startswith(("#", "https://")) for link in hrefs(html))
    assert html.encode()
    assert not set(html) & set("\x00\x1b\u202e")
    assert len(html) < 300_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_no_text_adds_an_element_or_attribute(with_text: Callable[[str], Report], text: str) -> None:
    html = render([with_text(f'\'"><x {text} ">')])
    assert elements(html) == elements(render([with_text('\'"><x words ">')]))
