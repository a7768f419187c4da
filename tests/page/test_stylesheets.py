"""Embedded style sheets: what they hide for every visitor counts, what depends on screen or pointer does not."""

from __future__ import annotations

import pytest

from syndicate.page import Page
from syndicate.page.css import media_is_sure, rules, specificity, steady

CREDIT = "By Jane Doe of Example News"
MARKUP = f'<div class="box"><p id="c" class="credit small" data-kind="x">{CREDIT}</p></div>'


def shown(css: str, markup: str = MARKUP, attributes: str = "") -> bool:
    html = f"<html><head><style{attributes}>{css}</style></head><body><p>Some other text</p>{markup}</body></html>"
    page = Page.from_html(html, url="https://site.example/a")
    return any(CREDIT in block.text for block in page.blocks)


@pytest.mark.parametrize(
    "css",
    [
        ".credit{display:none}",
        "#c{display:none}",
        "p.credit.small{display:none}",
        "[data-kind=x]{display:none}",
        ".box .credit{display:none}",
        ".box > p{display:none}",
        "p + .box p{display:none}",
        "h1, .credit, h2{display:none}",
        ".credit:not(.big){display:none}",
        ".box{display:none}",
        ".credit{visibility:hidden}",
        ".credit{position:absolute!important;left:-9999px}",
        ".credit{position:absolute}.credit{left:-9999px}",
        ".credit{height:1px}.small{overflow:hidden}",
        ".credit{color:#fff;background:#fff}",
        ".credit{display:block}.credit{display:none}",
        ".credit{display:none!important}#c{display:block}",
        "#c{display:none}.credit{display:block}",
        "/* x */.credit{/* y */display:none}",
        "@charset 'utf-8';@import url(x.css);.credit{display:none}",
        "@media screen{.credit{display:none}}",
        "@media all{.box{color:red}.credit{display:none}}",
        "@media (min-width:1px){.credit{display:none}}",
        "@supports (display:grid){.credit{display:none}}",
        "@layer x{.credit{display:none}}",
        'a{content:"}"} .credit{display:none}',
        "a{background:url(data:x;y{)} .credit{display:none}",
        ".credit{display:none",
        ".credit{display:none; & b{color:red}}",
        ".box{color:red; .credit{display:none}}",
        ".box{&{display:none}}",
        ".credit{display:block; @media all{display:none}}",
        '.box{a:b; [data-kind="x;"], .credit{display:none}}',
        ".credit{display:none;display:bogus}",
        ".credit{visibility:hidden;visibility:seen}",
        ".credit{display:none;@media print{display:block}}",
        ".odd::before{color:red}.credit{d\\69splay:none}",
        ".credit{color:#fff}.box{background:#fff}",
    ],
)
def test_a_rule_that_hides_for_everyone_hides(css: str) -> None:
    assert not shown(css)


@pytest.mark.parametrize(
    "css",
    [
        "@media print{.credit{display:none}}",
        "@media (max-width:600px){.credit{display:none}}",
        "@media (min-width:1024px){.credit{display:none}}",
        "@media screen and (orientation:portrait){.credit{display:none}}",
        "@supports not (display:grid){.credit{display:none}}",
        "@container (width>1px){.credit{display:none}}",
        "@keyframes x{from{opacity:0}to{opacity:1}}.credit{animation:x}",
        ".credit:hover{display:none}",
        ".box:focus-within .credit{display:none}",
        ".credit::after{display:none}",
        ".no-js .credit{display:none}",
        ".other{display:none}",
        ".other{.credit{display:none}}",
        ".credit{display:none; @media all{display:block}}",
        ".credit{@media print{display:none}}",
        ".credit{color:red; .x{display:none}}",
        ".box > .box > .credit{display:none}",
        ".credit{display:none}.credit{display:block}",
        ".credit{display:none}#c{display:block}",
        ".credit{display:none}p.credit{display:inherit;display:block}",
        ".box{visibility:hidden}.credit{visibility:visible}",
        ".box{font-size:0}p{font-size:16px}",
        ".credit{color:#fff}.box{background:#ffe}",
        ".credit{color:#fff}.box{background:#fff}@media (min-width:600px){.box{background:#000}}",
        ".credit{display:none!important}#c{display:block!important}",
        ".sr-only{position:absolute;clip:rect(0,0,0,0)}",
        ".credit{{{{display:none",
    ],
)
def test_a_rule_that_does_not_hide_for_everyone_hides_nothing(css: str) -> None:
    assert shown(css)


def test_an_inline_style_beats_a_rule_unless_the_rule_is_important() -> None:
    markup = f'<p class="credit" style="display:block">{CREDIT}</p>'
    assert shown(".credit{display:none}", markup)
    assert not shown(".credit{display:none!important}", markup)


@pytest.mark.parametrize(
    "attributes", [' media="print"', ' type="text/x-template"', ' media="(max-width:9px)"']
)
def test_a_sheet_that_is_not_for_every_screen_hides_nothing(attributes: str) -> None:
    assert shown(".credit{display:none}", attributes=attributes)


def test_a_sheet_in_a_data_address_counts() -> None:
    link = '<link rel=stylesheet href="data:text/css;base64,LmNyZWRpdHtkaXNwbGF5Om5vbmV9">'
    assert not shown("", link + MARKUP)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("p", (0, 0, 1)),
        ("#c.a[x] > b:hover", (1, 3, 1)),
        (":where(#x) i", (0, 0, 1)),
        ("a:not(.b)", (0, 1, 1)),
    ],
)
def test_specificity_counts_ids_classes_and_elements(selector: str, expected: tuple[int, int, int]) -> None:
    assert specificity(selector) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True),
        ("screen", True),
        ("only screen and (min-width: 320px)", True),
        ("print", False),
        ("print, all", True),
    ],
)
def test_a_media_query_is_sure_where_it_holds_on_every_screen(query: str, expected: bool) -> None:
    assert media_is_sure(query) is expected


def test_only_selectors_of_the_document_itself_are_steady() -> None:
    assert steady("a > .b:first-child")
    assert not steady("a:hover")
    assert not steady("")


def test_rules_keep_their_order_over_all_sheets() -> None:
    assert [rule.selectors for rule in rules(["a{b:c} d{e:f}", "g{h:i}"])] == ["a", "d", "g"]
