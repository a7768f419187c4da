"""read and Page.from_html: what goes in, what comes out, and that hostile pages cost no more than their size."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate import model
from syndicate.model import Capture
from syndicate.page import Page, read

URL = "https://site.example/a"


def test_a_page_is_a_model_page_without_further_state() -> None:
    page = Page.from_html("<p>Some words here", url=URL)
    assert isinstance(page, model.Page)
    assert type(read(Capture(url=URL, body=b"<p>x"))) is Page
    assert Page.__slots__ == ()
    assert not hasattr(page, "__dict__")


def test_text_is_taken_as_utf_8_whatever_it_declares() -> None:
    page = Page.from_html(
        "<meta charset=latin1><p>Übergröße — süß\ud800",
        url=URL,
        headers={"Content-Type": "x/y; charset=big5"},
    )
    assert ([block.text for block in page.blocks], page.encoding) == (["Übergröße — süß?"], "utf-8")
    assert page.capture.fetched_at is None


def test_a_capture_that_was_redirected_is_read_at_its_final_address() -> None:
    page = read(Capture(url="https://old.example/", final_url=URL, body=b"<p>Some <a href=b>words</a> here"))
    assert (page.url, page.links[0].href) == (URL, "https://site.example/b")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<html lang=de-AT><p>x", "de"),
        ("<html lang='EN_us'><p>x", "en"),
        ("<html xml:lang=fr><p>x", "fr"),
        ("<meta http-equiv=Content-Language content='es, en'><p>x", "es"),
        ("<meta property=og:locale content=pt_BR><p>x", "pt"),
        ("<body lang=it><p>x", "it"),
        ("<html lang='not a tag'><p>x", ""),
        (
            "<p>Der Fluss trat in diesem Frühjahr wieder über die Ufer, und im Dorf war niemand überrascht, ihn dort zu sehen.",
            "de",
        ),
    ],
)
def test_the_language_is_what_is_declared_else_what_the_words_look_like(html: str, expected: str) -> None:
    assert Page.from_html(html, url=URL).language == expected


BIG = 40_000
BOMBS = {
    "nested": "<div>" * BIG,
    "nested formatting": "<b i><i i>" * BIG,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(BIG)) + ">",
    "classes": "<p class='" + " ".join(f"c{number}" for number in range(BIG)) + "'>x",
    "unclosed tags": "<a " * BIG,
    "comments": "<!--" * BIG,
    "comments with words": "<!--ab-->" * BIG,
    "links": "<a href=/x>y</a>" * BIG,
    "nested links in tables": "<table><a href=x>" * 2_000,
    "breaks": "x<br><br>" * BIG,
    "options": "<select>" + "<option>x" * BIG,
    "templates": "<template>" * BIG,
    "shadow": "<div><template shadowrootmode=open>" * 2_000,
    "noscripts": "<noscript><p>x</noscript>" * 5_000,
    "style braces": "<style>" + "a{" * BIG + "</style><p>x",
    "style at-rules": "<style>" + "@media all{" * BIG + "</style><p>x",
    "style rules": "<style>"
    + "".join(f".c{n}{{display:none}}" for n in range(20_000))
    + "</style>"
    + "<p class=c1>x" * 5_000,
    "style strings": "<style>" + 'a{b:"' * BIG + "</style><p>x",
    "style brackets": "<style>" + "a:not(" * BIG + "{display:none}</style><p>x",
    "style list": "<style>" + "a," * BIG + "b{display:none}</style><p>x",
    "style declarations": "<style>p{" + "left:-99999" * BIG + "}</style><p>x",
    "style descendants": "<style>" + "div " * 60 + "p{display:none}</style>" + "<div>" * 400 + "<p>x" * 2_000,
    "inline style": f"<p style='{' left:' * BIG}'>x" + f'<p style="{"translate(" * BIG}">x',
    "feed-like": "<!---->" * 580 + "x" * 100,
    "json": f"<script type=application/ld+json>{'[' * 500_000}</script><p>x",
    "deep then wide": "<div>" * 500 + "<p>x" * 20_000,
    "one long word": "x" * 2_000_000,
    "white space": "<p>" + " " * 2_000_000,
    "entities": "&amp;" * 200_000,
    "not found, again and again": "<h1>" + "page " * 500 + "</h1>",
}


@pytest.mark.parametrize("html", BOMBS.values(), ids=BOMBS.keys())
def test_a_hostile_page_is_read_in_time(html: str) -> None:
    start = time.process_time()
    Page.from_html(html, url=URL)
    assert time.process_time() - start < 4.0


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_reason(body: bytes) -> None:
    page = read(Capture(url=URL, body=body))
    assert page.problem is None or str(page.problem)
    assert "".join(block.text for block in page.blocks).isascii() or page.encoding


def test_importing_the_package_loads_no_parser() -> None:
    code = "import sys, syndicate.page; print([m for m in ('turbohtml', 'py3langid', 'numpy', 'ada_url') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
