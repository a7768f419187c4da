"""Answers for short texts are kept, within bounds; a quick no is given only where a selector cannot pick anything."""

import pytest

from syndicate.page import Page
from syndicate.page.css import needs
from syndicate.page.remembered import OVERHEAD, remembered


def test_a_short_text_is_answered_once_and_a_long_one_each_time() -> None:
    asked = []

    @remembered(1_000, 3)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("abc"), length("abc"), length("abcd"), length("abcd")] == [3, 3, 4, 4]
    assert asked == ["abc", "abcd", "abcd"]


def test_where_the_room_is_full_the_oldest_answers_go() -> None:
    asked = []

    @remembered(2 * OVERHEAD + 10, 3)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("a"), length("b"), length("a"), length("c"), length("a")] == [1] * 5
    assert asked == ["a", "b", "c", "a"]


@pytest.mark.parametrize(
    ("selector", "end", "names"),
    [
        ("p", "p", set()),
        ("DIV > P", "p", set()),
        (".Post .note", ".note", {".post", ".note"}),
        ("#a.b + i.c.d", ".d", {"#a", ".b", ".c", ".d"}),
        (".a:not(.b) .c", ".c", {".a"}),
        (".a [title]", "", {".a"}),
        (r".md\:x", "", set()),
        ("*", "", set()),
    ],
)
def test_what_a_page_must_hold_for_a_selector(selector: str, end: str, names: set[str]) -> None:
    assert needs(selector) == (end, names)


def test_a_selector_that_depends_on_the_visitor_has_no_needs() -> None:
    assert needs("a:hover") is None


@pytest.mark.parametrize(
    ("css", "shown"),
    [
        (".wrap .note{display:none}", ""),
        (".other .note{display:none}", "seen"),
        (".WRAP .note{display:none}", ""),  # no doctype: quirks mode, any case
        (".wrap:not(.other) .note{display:none}", ""),
        (":is(.other, .wrap .note){display:none}", ""),
    ],
)
def test_a_rule_hides_what_all_of_its_selector_fits(css: str, shown: str) -> None:
    page = Page.from_html(
        f"<style>{css}</style><div class=wrap><p class=note>seen</p></div>", url="https://a.example/"
    )
    assert " ".join(block.text for block in page.blocks) == shown
