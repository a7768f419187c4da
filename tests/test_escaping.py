"""Text that nobody vouches for, made harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from syndicate.escaping import cell, clip, href, markdown, one_line, plain, shown

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("\x1b[31mred\x1b[0m \x9b31m", "[31mred[0m 31m"),
        ("evil\u202egnp.exe\u2066", "evilgnp.exe"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("two\r\nlines\u2028three\x0bfour", "two\nlines\nthree\nfour"),
        ("بقلم\u200f ليلى", "بقلم\u200f ليلى"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_plain_text_has_no_control_characters(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(ANY_TEXT)
def test_plain_text_is_printable_and_utf8(text: str) -> None:
    result = plain(text)
    assert result.encode().decode() == result
    assert not [c for c in result if (ord(c) < 32 and c not in "\n\t") or 126 < ord(c) < 160]
    assert not set(result) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_long_text_is_cut_and_says_how_long_it_was() -> None:
    assert clip("a" * 1_000_000, 5) == "aaaaa … (1,000,000 characters)"
    assert shown("b" * 1001).endswith("b … (1,001 characters)")


def test_what_is_clipped_is_plain_although_control_characters_made_it_shorter() -> None:
    assert shown("\x1b" * 10 + "\x1b[31mred", 12) == "[ … (18 characters)"
    assert clip("short", 5) == "short"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t-2", "'-2"),
        ("＋44 20", "'＋44 20"),
        ("a title = a title", "a title = a title"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, expected: str) -> None:
    assert cell(text) == expected


def test_one_line_folds_white_space() -> None:
    assert one_line("  two\n\n lines\t") == "two lines"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("HTTP://example.org/", "HTTP://example.org/"),
        (" https://example.org/\n", "https://example.org/"),
        ("https://example.org/ميناء", "https://example.org/%D9%85%D9%8A%D9%86%D8%A7%D8%A1"),
        ('https://example.org/">', "https://example.org/%22%3E"),
        ("https://example.org/100%25", "https://example.org/100%25"),
        ("javascript:alert(1)", "#"),
        ("java\nscript:alert(1)", "#"),
        ("\x01javascript:alert(1)", "#"),
        ("data:text/html,<script>", "#"),
        ("//example.org/", "#"),
        ("/relative", "#"),
        ("https://", "#"),
        ("", "#"),
        ("https://example.org/" + "a" * 8000, "#"),
    ],
)
def test_only_http_addresses_become_links(url: str, expected: str) -> None:
    assert href(url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* [c](d) `e` | f", r"a \*b\* \[c\](d) \`e\` \| f"),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("see https://x.example or www.x.example", r"see https\://x.example or www\.x.example"),
        ("@octocat fixes #12", "@\u2060octocat fixes \\#\u206012"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("# head\n# head", r"\# head \# head"),
    ],
)
def test_markdown_shows_the_text_itself(text: str, expected: str) -> None:
    assert markdown(text) == expected


@given(ANY_TEXT)
def test_escaped_markdown_is_one_paragraph_of_the_same_words(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(text))
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert all(child.type in ("text", "text_special") for token in inline for child in token.children or ())
    words = "".join(child.content for token in inline for child in token.children or ())
    assert words.replace("\u2060", "").split() == one_line(text).replace("\u2060", "").split()
