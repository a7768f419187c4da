"""Sections: where comments and lists of other articles end, so that a credit after them stands in the page's body."""

from __future__ import annotations

import pytest

from syndicate.model import Zone
from syndicate.page import Page

BODY = (
    "<h1>T</h1>"
    + "<p>The river rose above its banks again this spring, and nobody saw it. Nobody at all.</p>" * 9
)
LIST = "<ul><li><a href=/1>One</a></li><li><a href=/2>Two</a> <span>2 March</span></li></ul>"
CREDIT = "<p>CREDIT Maren Oldcastle, <a href=https://h.example/a>the original</a></p>"


def zone(markup: str, word: str = "CREDIT") -> Zone:
    page = Page.from_html(f"<!doctype html><body>{markup}", url="https://a.example/")
    return next(block.place.zone for block in page.blocks if word in block.text)


@pytest.mark.parametrize(
    "markup",
    [
        f"{BODY}<h3>Related posts</h3>{LIST}{CREDIT}",
        f"{BODY}<h4>Tags</h4><p>boats</p>{CREDIT}",
        f"{BODY}<h4>Tags:</h4><a href=/t>boats</a>{CREDIT}",
        f"{BODY}<h3>Related posts</h3><p><a href=/1>One</a></p><p><a href=/2>Two</a></p>{CREDIT}",
        f"{BODY}<div><h3>Related posts</h3><h4>One</h4><p>A teaser of it</p></div>{CREDIT}",
        f"{BODY}<div><h3>Related posts</h3><div id=filled-later></div></div>{CREDIT}",
        f"{BODY}<h3>Related posts</h3><h4>One</h4><p>A teaser</p><hr>{CREDIT}",
        f"<article>{BODY}<h3><span>You may also like</span></h3><p>A teaser</p></article>{CREDIT}",
        f"{BODY}<section><h3>2 comments</h3><p>I was there.</p><p>So was I.</p></section>{CREDIT}",
        f"{BODY}<div><div><h3>Comments</h3></div><p>I was there.</p></div>{CREDIT}",
        f"{BODY}<ul><li><h3>Related</h3>{LIST}<p>x</p>{CREDIT}</ul>",
    ],
)
def test_a_credit_after_the_section_stands_in_the_body(markup: str) -> None:
    assert zone(markup) is Zone.BODY


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"{BODY}<h3>Related posts</h3><ul><li>{CREDIT}</li></ul>", Zone.ASIDE),
        (f"{BODY}<div><h3>Related posts</h3></div><ul><li>x<li>{CREDIT}</ul>", Zone.ASIDE),
        (f"{BODY}<section><h3>Related posts</h3><h4>One</h4><p>Teaser</p><h4>Two</h4>{CREDIT}", Zone.ASIDE),
        (f"{BODY}<h3>Comments</h3><p>I was there.</p><ul><li>x</ul>{CREDIT}", Zone.COMMENTS),
        (f"{BODY}<section><h3>Comments</h3><p>I was there.</p><hr>{CREDIT}</section>", Zone.COMMENTS),
        (f"<div>{BODY}<h3>Comments</h3></div><div><p>I was there.</p>{CREDIT}</div>", Zone.COMMENTS),
        (f"{BODY}<div><h3>Comments</h3></div><p>I was there.</p>{CREDIT}", Zone.COMMENTS),
    ],
)
def test_what_stands_in_the_section_keeps_its_zone(markup: str, expected: Zone) -> None:
    assert zone(markup) is expected
