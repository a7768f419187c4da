"""Places: a path is a CSS selector of exactly one element, for this parser and for another one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from syndicate.page import Page
from syndicate.page.dom import Dom

PAGE = """<!doctype html><html><head><title>t</title></head><body class="a b">
<div><p>one</p><!-- x --><p>two <a href="/x">three</a></p>text<o:p>odd</o:p></div>
<table><tr><td>cell<td><b>bold</b> <a href=/y>why</a></table>
<svg><a href="/s"><text>drawn</text></a></svg>
<section id="1:2"><h2>four</h2><ul><li>five<li><i>six</i></ul></section>
</body></html>"""


def test_a_selector_picks_exactly_its_element_in_either_parser() -> None:
    page = Page.from_html(PAGE, url="https://site.example/")
    other = LexborHTMLParser(PAGE)
    dom = Dom(PAGE)
    for block in page.blocks:
        (mine,), (theirs,) = dom.select(block.place.selector), other.css(block.place.selector)
        assert block.text in " ".join(dom.text(mine).split())
        assert " ".join(theirs.text().split()) == " ".join(dom.text(mine).split())
    for link in page.links:
        (element,) = other.css(link.place.selector)
        assert (element.attributes.get("href") or "")[-1] == link.href[-1]


def test_a_path_names_each_step_by_tag_and_number() -> None:
    page = Page.from_html(PAGE, url="https://site.example/")
    two = next(block for block in page.blocks if block.text == "two three")
    assert two.place.path == ("html", "body", "div:nth-child(1)", "p:nth-child(2)")
    assert two.place.selector == "html > body > div:nth-child(1) > p:nth-child(2)"


def test_what_stands_in_a_closed_element_has_the_place_of_that_element() -> None:
    page = Page.from_html("<p>a<template><div><a href=/x>t</a></div></template>", url="https://site.example/")
    assert page.links[0].place.path[-1] == "template:nth-child(1)"


TAGS = st.sampled_from(
    "div p span a b ul li table tr td h1 br img svg noscript template o:p x-y form select".split()
)
MARKUP = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag} href=/x>"),
        TAGS.map(lambda tag: f"</{tag}>"),
        st.sampled_from(["w", "w w", " ", "<!--c c-->", "&nbsp;", "\0", "<", "&#xd800;"]),
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read_with_places_that_select_one_element_each(markup: str) -> None:
    page = Page.from_html(markup, url="https://site.example/")
    dom = Dom(markup.replace("\0", "\ufffd"))
    things = (*page.blocks, *page.hidden, *page.links, *page.images)
    assert [len(dom.select(thing.place.selector)) for thing in things] == [1] * len(things)
    positions = [block.place.position for block in page.blocks]
    assert positions == sorted(set(positions))
    assert sorted(positions + [block.place.position for block in page.hidden]) == list(
        range(len(page.blocks + page.hidden))
    )
    assert all(link.block < len(page.blocks) for link in page.links)
