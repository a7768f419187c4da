"""Seams: words that only a style sheet keeps apart are words apart; one word in two pieces stays one."""

from __future__ import annotations

import pytest

from syndicate.page import Page

FLEX = "<style>.m{display:flex;gap:1em}.g{display:inline-grid}</style>"


def lines(markup: str) -> list[str]:
    page = Page.from_html(f"<!doctype html>{FLEX}<body>{markup}", url="https://site.example/a")
    return [block.text for block in page.blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<div style='display:flex'><span>By</span><span>Maren Oldcastle</span><a href=/u>Harbour Review</a>"
            "<span>Mar 2</span></div>",
            "By Maren Oldcastle Harbour Review Mar 2",
        ),
        ("<div><span>By</span><span>Maren Oldcastle</span></div>", "By Maren Oldcastle"),
        ("<p>By<a href=/m>Maren Oldcastle</a>", "By Maren Oldcastle"),
        (
            "<p><strong>Author:</strong>Maren<strong>Source:</strong>Harbour</p>",
            "Author: Maren Source: Harbour",
        ),
        ("<p><a href=/a>maren</a><a href=/b>harbour</a>", "maren harbour"),
        ("<p><a href=/a>HR</a><a href=/b>news</a>", "HR news"),
        ("<p><span>HR</span><span>Maren</span>", "HR Maren"),
        ("<p><i class=icon>person</i>Maren", "person Maren"),
        ("<p><by-line>by maren</by-line><pub-name>review</pub-name>", "by maren review"),
        ("<p>By<img src=/i.png>maren", "By maren"),
        ("<p>by<svg><path/></svg>maren", "by maren"),
        ("<p>Oldcastle<sup>1</sup>Harbour", "Oldcastle 1 Harbour"),
        ("<p>Oldcastle<sup>a</sup>", "Oldcastle a"),
        ("<p><ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>", "漢 kan 字 ji"),
        ("<p><span>Harbour Review</span><span>2 March</span>", "Harbour Review 2 March"),
        ("<p><span>5</span><span>min read</span>", "5 min read"),
        ("<p><time>2026</time><span>Harbour</span>", "2026 Harbour"),
        ("<p class=m><span>by</span><span>maren</span>", "by maren"),
        ("<p class=m>by<span>maren</span>oldcastle", "by maren oldcastle"),
        ("<p><span class=g><span>by</span><span>maren</span></span>", "by maren"),
        ("<p><span>Maren</span><span>©</span><span>Review</span>", "Maren ©Review"),
    ],
)
def test_words_that_touch_only_in_the_markup_are_apart(markup: str, expected: str) -> None:
    assert lines(markup) == [expected]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>foo<b>bar</b>baz", "foobarbaz"),
        ("<p><span>O</span>nce", "Once"),
        ("<p><span class=dropcap>T</span>he", "The"),
        ("<p><span>O</span>NCE", "ONCE"),
        ("<p class=m><span>T</span>he", "The"),
        ("<p><x-cap>O</x-cap>nce", "Once"),
        ("<p>McDonald<b>s</b>", "McDonalds"),
        ("<p>Mc<b>Donald</b>", "McDonald"),
        ("<p>M<sup>c</sup>Donald", "McDonald"),
        ("<p><em>e</em>Bay <b>i</b>Phone", "eBay iPhone"),
        ("<p>Micro<b>S</b>oft", "MicroSoft"),
        ("<p>H<sub>2</sub>O and CO<sub>2</sub>", "H2O and CO2"),
        ("<p>10<sup>6</sup> m<sup>2</sup> 5 km<sup>2</sup>", "106 m2 5 km2"),
        ("<p>21<sup>st</sup> M<sup>me</sup> n<sup>o</sup>", "21st Mme no"),
        ("<p>5<b>km</b> G<b>20</b> 4<i>G</i>", "5km G20 4G"),
        ("<p>Oldcastle<wbr>Review", "OldcastleReview"),
        ("<p>Old<span hidden>Secret</span>castle", "Oldcastle"),
        ("<p>Old<img src=/p.gif width=1 height=1>castle", "Oldcastle"),
        ("<p><a href=/a>Old</a><a href=/a>castle</a>", "Oldcastle"),
        ("<p>(<b>Maren</b>), “<i>Harbour</i>”; pre-<b>War</b>", "(Maren), “Harbour”; pre-War"),
        ("<p><x-who>Maren</x-who>, <x-who>Harbour</x-who>.", "Maren, Harbour."),
        ("<p><span>S</span><span>T</span><span>O</span><span>P</span>", "STOP"),
    ],
)
def test_a_word_in_pieces_is_one_word(markup: str, expected: str) -> None:
    assert lines(markup) == [expected]


def test_the_words_of_a_link_are_apart_as_those_of_its_block() -> None:
    page = Page.from_html("<p>x<a href=/u><b>By</b><b>Maren</b></a>", url="https://site.example/a")
    assert [link.text for link in page.links] == ["By Maren"]
