"""A whole list: element hiding, links, its header and its checksum."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from syndicate.filters import FilterList, Filters, Header, checksum_holds, named
from syndicate.model.page import Fact

PAGE = "https://news.example/a"


def hidden(rules: str, value: str, source: str = "class", page: str = PAGE) -> str:
    found = Filters([FilterList(rules)]).element(Fact(value, source), page)
    return found.rule if found else ""


@pytest.mark.parametrize(
    ("rule", "value", "source"),
    [
        ("##.top-ad", "top-ad", "class"),
        ("###top-ad", "top-ad", "id"),
        ("##[data-ad-slot]", "data-ad-slot", "attribute"),
        ("news.example##.x", "x", "class"),
        ("other.example,news.example##.x", "x", "class"),
        ("~other.example##.x", "x", "class"),
    ],
)
def test_a_class_an_id_or_an_attribute_is_found(rule: str, value: str, source: str) -> None:
    assert hidden(rule, value, source) == rule


@pytest.mark.parametrize(
    ("rule", "value", "source"),
    [
        ("##.top-ad", "top-ad", "id"),
        ("##.top-ad", "top-ads", "class"),
        ("other.example##.x", "x", "class"),
        ("~news.example##.x", "x", "class"),
        ("##div.x", "x", "class"),
        ("##.x .y", "x", "class"),
        ("##.x:has(.y)", "x", "class"),
        ("#?#.x", "x", "class"),
        ("#$#.x { display: none }", "x", "class"),
        ("##+js(x)", "x", "class"),
        ("##.x\n#@#.x", "x", "class"),
        ("##.x\nnews.example#@#.x", "x", "class"),
        ("##.x\n@@||news.example^$generichide", "x", "class"),
        ("news.example##.x\n@@||news.example^$elemhide", "x", "class"),
        ("##.x", "x", "style"),
    ],
)
def test_nothing_else_is(rule: str, value: str, source: str) -> None:
    assert hidden(rule, value, source) == ""


def test_a_site_of_its_own_keeps_its_rule_where_general_ones_are_off() -> None:
    assert hidden("news.example##.x\n@@||news.example^$generichide", "x") == "news.example##.x"


@pytest.mark.parametrize(
    ("url", "kind", "expected"),
    [
        ("https://track.example/click?x", "link", True),
        ("https://track.example/other", "link", False),
        ("https://track.example/click?x", "script", False),
        ("https://other.example/?https://track.example/click", "link", False),
    ],
)
def test_a_link_is_named_by_how_its_address_begins(url: str, kind: str, expected: bool) -> None:
    rule = '##a[href^="https://track.example/click"]'
    found = Filters([FilterList(rule)]).part(url, kind, PAGE)
    assert (found.rule if found else "") == (rule if expected else "")


def test_evidence_names_the_list_with_its_day() -> None:
    text = "[Adblock Plus 2.0]\n! Title: EasyList\n! Last modified: 20 Nov 2026 05:41 UTC\n||ads.example^"
    found = Filters([FilterList(text)]).part("https://ads.example/x", "script", PAGE)
    assert found
    assert (found.list, found.rule) == ("EasyList of 2026-11-20", "||ads.example^")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "! Title: EasyList\n! Version: 202611200541",
            Header("EasyList", "202611200541", date(2026, 11, 20)),
        ),
        ("! Last modified: 2026-11-20T05:41Z", Header(modified=date(2026, 11, 20))),
        ("! Expires: 4 days (update frequency)", Header(expires=timedelta(days=4))),
        ("! Expires: 1 hour", Header(expires=timedelta(hours=12))),
        ("! Expires: 9999 days", Header(expires=timedelta(days=30))),
        ("! Last modified: %timestamp%\n! Version: 99999999", Header(version="99999999")),
        ("! Last modified: 31 Feb 2026", Header()),
        ("||a.example^", Header()),
    ],
)
def test_a_header_is_what_the_first_comments_say(lines: str, expected: Header) -> None:
    assert Header.of(lines) == expected


def test_a_list_without_title_has_a_name_too() -> None:
    assert named(Header()) == "a list without title"
    assert named(Header(title="EasyList"), date(2026, 11, 22)) == "EasyList as fetched on 2026-11-22"


def test_a_checksum_is_of_everything_but_its_own_line() -> None:
    text = "[Adblock Plus 2.0]\n! Checksum: {}\n! Title: Tést\n\n||a.example^\r\n"
    right = text.format("nrz4VKWI51UAk59TU/6L0Q")
    assert checksum_holds(right) is True
    assert checksum_holds(right.replace("||a", "||b")) is False
    assert checksum_holds("||a.example^\n") is None
