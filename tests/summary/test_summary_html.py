"""The HTML format: one file, no scripts, nothing loaded, tables for every figure of a picture."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from summary_samples import summary
from test_summary_formats import HOSTILE, hostile

from syndicate.resources import read_bytes
from syndicate.summary import render

ALLOWED = {
    "-text", "-comment", "html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "section",
    "footer", "h1", "h2", "h3", "p", "bdi", "span", "ol", "ul", "li", "time", "figure", "figcaption", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "svg", "defs", "pattern", "rect", "path", "circle", "g", "line", "text", "desc",
}  # fmt: skip


def nodes(html: str) -> list[LexborNode]:
    root = LexborHTMLParser(html).root
    assert isinstance(root, LexborNode)
    return list(root.traverse(include_text=False))


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


@pytest.mark.parametrize("text", ["", *HOSTILE])
def test_it_is_one_file_that_loads_nothing_whatever_pages_say(text: str) -> None:
    html = render(hostile(text) if text else summary(), "html")
    found = nodes(html)
    names = {name for node in found for name in node.attributes}
    assert {node.tag for node in found} <= ALLOWED
    assert not names & {"src", "srcset", "style", "action", "background", "poster", "ping", "xlink:href"}
    assert not [name for name in names if name.startswith("on")]
    assert set(re.findall(r"url\(.", html)) == {"url(#"}
    assert "@import" not in html
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    links = [node.attributes["href"] or "" for node in found if node.tag == "a"]
    assert [link for link in links if not link.startswith(("#", "https://"))] == []
    assert len(html) < 200_000


def test_ids_are_unique_and_every_reference_leads_somewhere() -> None:
    tree = LexborHTMLParser(html := render(summary(), "html"))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    labels = " ".join(
        node.attributes["aria-labelledby"] or "" for node in tree.css("[aria-labelledby]")
    ).split()
    patterns = re.findall(r"url\(#([^)]+)\)", html)
    inner = [(node.attributes["href"] or "")[1:] for node in tree.css('a[href^="#"]')]
    assert {*labels, *patterns, *inner} <= set(ids)


def test_every_picture_has_a_title_and_a_description_or_is_left_to_the_eye() -> None:
    for picture in LexborHTMLParser(render(summary(), "html")).css("svg"):
        if picture.attributes.get("aria-hidden") == "true":
            continue
        assert picture.attributes["role"] == "img"
        assert words(picture.css_first("title"))
        assert words(picture.css_first("desc"))


def test_every_bar_is_a_figure_of_the_table() -> None:
    part = LexborHTMLParser(render(summary(), "html")).css_first("#weeks")
    figures = [
        int(cell.text())
        for row in part.css("tbody tr")
        for cell in row.css("td")
        if cell.attributes["data-label"] != "Gone" and cell.text() != "0"
    ]
    bars = part.css("svg[role=img] rect")
    heights = [float(bar.attributes["height"] or 0) for bar in bars]
    assert len(bars) == len(figures) == 22
    assert sorted(round(height / 25) for height in heights) == sorted(figures)  # 8 copies are 200 px


def test_a_clause_has_a_bar_where_its_rate_is_told() -> None:
    rows = LexborHTMLParser(render(summary(), "html")).css("#clauses tbody tr")
    told = {words(row.css("td")[1]): [rect.attributes["width"] for rect in row.css("rect")] for row in rows}
    assert told == {"67%": ["66.67%", "33.33%"], "100%": ["100.0%", "0.0%"], "too few to tell": []}


def test_no_meaning_is_in_a_colour_alone() -> None:
    tree = LexborHTMLParser(render(summary(), "html"))
    assert [words(each) for each in tree.css("#weeks .key li")] == [
        "compliant",
        "non-compliant",
        "needs review",
    ]
    kinds = {(pattern.attributes["id"] or ""): pattern.css("path, circle") for pattern in tree.css("pattern")}
    assert sorted(name for name, marks in kinds.items() if not marks) == ["p-compliant"]


def test_titles_of_any_direction_stand_by_themselves() -> None:
    tree = LexborHTMLParser(render(hostile("ثمن إعادة النشر"), "html"))
    assert tree.css_first("#due th bdi").attributes["dir"] == "auto"


def test_the_course_of_a_copy_is_told_in_words_beside_its_picture() -> None:
    row = LexborHTMLParser(render(summary(), "html")).css("#courses tbody tr")[1]
    assert [words(item) for item in row.css("li")] == [
        "found compliant 6 October 2026",
        "non-compliant 5 November 2026",
    ]
    starts = [float((rect.attributes["x"] or "").rstrip("%")) for rect in row.css("rect")]
    assert starts == [pytest.approx(10 / 60 * 100, abs=0.01), pytest.approx(40 / 60 * 100, abs=0.01)]


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
@pytest.mark.parametrize("colour", ["ink", "soft", "link", "good", "bad", "ask", "idle"])
@pytest.mark.parametrize("behind", ["paper", "card"])
def test_words_and_bars_stand_out_as_wcag_aa_asks(theme: int, colour: str, behind: str) -> None:
    css = read_bytes("templates", "report.css").decode()
    front, back = (luminance(re.findall(rf"--{name}: (#\w+)", css)[theme]) for name in (colour, behind))
    high, low = max(front, back), min(front, back)
    assert (high + 0.05) / (low + 0.05) >= 4.5
