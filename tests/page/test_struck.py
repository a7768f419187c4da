"""Struck through: a line that is taken back as a whole is no visible line; struck words in a text stay where they are."""

from __future__ import annotations

import pytest

from syndicate.page import Page

CREDIT = "By Jane Doe of <a href=/a>Example News</a>"


def read(markup: str) -> Page:
    return Page.from_html(f"<body><p>The river rose again.</p>{markup}", url="https://site.example/")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p><del>{CREDIT}</del></p>",
        f"<p> <s>{CREDIT}</s> </p>",
        f"<del><p>{CREDIT}</p></del>",
        f"<strike><div><b>{CREDIT}</b></div></strike>",
        f"<p><s>Written</s> <del>{CREDIT}</del></p>",
    ],
)
def test_a_line_that_is_wholly_struck_is_kept_apart_with_its_links(markup: str) -> None:
    page = read(markup)
    assert [block.text for block in page.blocks] == ["The river rose again."]
    assert {block.place.hidden for block in page.hidden} == {"struck through"}
    assert [(link.place.hidden, link.block) for link in page.links] == [("struck through", -1)]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p><del>By the staff</del> {CREDIT}</p>",
        f"<p>{CREDIT}<s>, and others</s></p>",
        f"<ins><p>{CREDIT}</p></ins>",
        f"<s><p>{'The river rose above its banks. ' * 12}{CREDIT}</p></s>",
    ],
)
def test_struck_words_beside_others_and_struck_prose_stay(markup: str) -> None:
    page = read(markup)
    assert "Jane Doe" in page.blocks[1].text
    assert [(link.place.hidden, link.block) for link in page.links] == [("", 1)]
