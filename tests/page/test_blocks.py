"""Blocks: the visible text in document order, cut where a block-level element begins or ends."""

from __future__ import annotations

import pytest

from syndicate.page import Page


def texts(markup: str) -> list[str]:
    return [block.text for block in read(markup).blocks]


def read(markup: str) -> Page:
    return Page.from_html(f"<!doctype html><body>{markup}", url="https://site.example/a")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<p>foo<b>bar</b>baz</p>", ["foobarbaz"]),
        ("<p>a <i>b</i> <span>c</span></p>", ["a b c"]),
        ("<p>  a\n\t b&nbsp;&ensp;c  </p>", ["a b c"]),
        ("<p>By X<br>Source: Y</p>", ["By X Source: Y"]),
        ("<div>one<br><br>two<br> <br/>\n<br>three</div>", ["one", "two", "three"]),
        ("<div>one<br>two<br><b>three</b></div>", ["one two three"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
        ("<pre>a\n  b</pre>", ["a b"]),
        ("<figure><img src=i><figcaption>cap</figcaption></figure>text", ["cap", "text"]),
        ("<blockquote>q<footer>who</footer></blockquote>", ["q", "who"]),
        ("one<hr>two", ["one", "two"]),
        ("<button>Share</button><p>text", ["Share", "text"]),
        ("a<script>b</script><style>c</style>d", ["ad"]),
        ("<span style='display:block'>a</span><span style='display:block'>b</span>", ["a", "b"]),
        ("<p>a&#0;b\x00c", ["a\ufffdb\ufffdc"]),
        ("<p>&lt;b&gt; &amp;amp;", ["<b> &amp;"]),
        ("<p><p> <p>\n", []),
    ],
)
def test_text_is_cut_at_block_borders_and_white_space_is_folded(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_heading_knows_its_level_and_every_block_its_element() -> None:
    page = read("<h1>T</h1><h3><span>U</span></h3><p>v</p>")
    assert [(block.tag, block.heading) for block in page.blocks] == [("h1", 1), ("h3", 3), ("p", 0)]


def test_positions_count_visible_and_hidden_blocks_together() -> None:
    page = read("<p>a</p><p hidden>b</p><!-- some words --><p>c</p>")
    assert [(block.text, block.place.position) for block in page.blocks] == [("a", 0), ("c", 3)]
    assert [(block.text, block.place.position) for block in page.hidden] == [("b", 1), ("some words", 2)]


def test_a_comment_is_kept_where_it_could_hold_words_and_cut_where_it_is_long() -> None:
    page = read("<!-- --><!--[ ]--><!-- " + "x" * 5_000 + " --><p>a")
    assert [len(block.text) for block in page.hidden] == [1_999]


def test_each_hidden_run_keeps_its_own_reason() -> None:
    page = read('<div hidden>a<p style="opacity:0">b</p></div><p style="visibility:hidden">c</p>')
    assert [(block.text, block.place.hidden) for block in page.hidden] == [
        ("a", "hidden attribute"),
        ("b", "hidden attribute"),
        ("c", "visibility: hidden"),
    ]


def test_text_in_noscript_is_read_as_markup_and_kept_apart() -> None:
    page = read("<p>a</p><noscript><p>Please <b>enable</b> it</p><img src=/i.png></noscript>")
    assert [(block.text, block.place.hidden) for block in page.hidden] == [("Please enable it", "noscript")]
    assert [(image.src, image.place.hidden) for image in page.images] == [
        ("https://site.example/i.png", "noscript")
    ]


def test_images_carry_their_address_text_and_block() -> None:
    page = read(
        "<p>x</p><p>a <img src=/1.png alt=' One '> b</p><img src='data:image/gif;base64,R0' data-src=2.png>"
        "<img srcset='3.png 1x, 4.png 2x'><img src=/px.gif width=1 height=1><img alt=none>"
        "<img src=/blank.gif data-src=/5.png>"
    )
    assert [(image.src, image.alt, image.block, image.place.hidden) for image in page.images] == [
        ("https://site.example/1.png", "One", 1, ""),
        ("https://site.example/2.png", "", -1, ""),
        ("https://site.example/3.png", "", -1, ""),
        ("https://site.example/px.gif", "", -1, "one pixel"),
        ("https://site.example/5.png", "", -1, ""),
    ]
