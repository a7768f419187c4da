"""Links: absolute, with the words that a visitor can click, and the block they stand in."""

from __future__ import annotations

import pytest

from syndicate.model import Link
from syndicate.page import Page

URL = "https://site.example/blog/post"


def links(markup: str, url: str = URL) -> tuple[Link, ...]:
    return Page.from_html(f"<!doctype html>{markup}", url=url).links


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("/x", "https://site.example/x"),
        ("x?y=1#z", "https://site.example/blog/x?y=1#z"),
        ("//a.example/ü", "https://a.example/%C3%BC"),
        (" \n https://A.example\t/x ", "https://a.example/x"),
        ("https://user@a.example:443/../x", "https://user@a.example/x"),
        ("#top", "https://site.example/blog/post#top"),
    ],
)
def test_an_address_is_resolved_as_a_browser_does(href: str, expected: str) -> None:
    assert [link.href for link in links(f'<a href="{href}">t</a>')] == [expected]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "mailto:a@b.example",
        "data:text/html,x",
        "java\nscript:x",
        "tel:1",
        "https://[bad",
    ],
)
def test_what_is_no_web_address_is_no_link(href: str) -> None:
    assert links(f'<a href="{href}">t</a>') == ()


def test_the_first_base_element_counts_and_is_itself_resolved() -> None:
    markup = "<base target=x><base href='/other/'><base href='https://z.example/'><a href=p>t</a>"
    assert [link.href for link in links(markup)] == ["https://site.example/other/p"]


@pytest.mark.parametrize(
    ("markup", "text", "hidden"),
    [
        ("<a href=x>one <b>tw</b>o</a>", "one two", ""),
        ("<a href=x><img src=i alt='The logo'></a>", "The logo", ""),
        ("<a href=x>words <img src=i alt='The logo'></a>", "words", ""),
        ("<a href=x><img src=i></a>", "", ""),
        ("<a href=x><svg><path/></svg></a>", "", ""),
        ("<a href=x></a>", "", "no content"),
        ("<a href=x> &nbsp;&#8203;&#xFEFF; </a>", "", "no content"),
        ("<a href=x><img src=i width=1 height=1 alt=a></a>", "", "no content"),
        ("<a href=x><span hidden>words</span></a>", "", "no content"),
        ("<a href=x hidden>words</a>", "words", "hidden attribute"),
        ("<div style='display:none'><a href=x>words</a></div>", "words", "display: none"),
        ("<body><noscript><a href=x>words</a></noscript>", "words", "noscript"),
        ("<body><template><a href=x>words</a></template>", "words", "template"),
        ("<a href=x><h2>A card</h2><p>and more</p></a>", "A card and more", ""),
    ],
)
def test_the_text_of_a_link_is_what_shows(markup: str, text: str, hidden: str) -> None:
    (link,) = links(markup)
    assert (link.text, link.place.hidden) == (text, hidden)


def test_a_link_in_a_comment_is_no_link_but_its_words_are_kept() -> None:
    page = Page.from_html("<p>a<!-- <a href='https://a.example/'>source</a> -->", url=URL)
    assert page.links == ()
    assert [block.text for block in page.hidden] == ["<a href='https://a.example/'>source</a>"]


def test_a_link_names_the_visible_block_it_stands_in() -> None:
    page = Page.from_html(
        "<p>a</p><p hidden><a href=1>h</a></p><p>b <a href=2>c</a></p><p><a href=3>d</a></p><p><a href=4></a></p>",
        url=URL,
    )
    assert [(link.href[-1], link.block) for link in page.links] == [("1", -1), ("2", 1), ("3", 2), ("4", -1)]
    assert [page.blocks[link.block].text for link in page.links if link.block >= 0] == ["b c", "d"]
    assert [link.place.position for link in page.links[1:3]] == [page.blocks[1].place.position, 3]


def test_rel_is_lower_case_tokens_each_once() -> None:
    assert [link.rel for link in links("<a href=x rel='NoFollow  ugc nofollow'>t</a>")] == [
        ("nofollow", "ugc")
    ]


def test_an_area_of_an_image_map_is_a_link() -> None:
    (link,) = links("<map><area href=/x alt='North'></map>")
    assert (link.href, link.text) == ("https://site.example/x", "North")
