"""Characters: mark, header, meta, then the bytes themselves; a label that does not fit is not read at all."""

from __future__ import annotations

import pytest

from syndicate.page import Page
from syndicate.page.charset import canonical, decode

SENTENCE = "Überschwemmung an der Donau: „Nichts ist mehr, wie es war“, sagt der Bürgermeister von Höflein. "


@pytest.mark.parametrize(
    ("body", "header", "text", "encoding"),
    [
        (b"\xef\xbb\xbfa\xc3\xbc", "text/html; charset=iso-8859-1", "aü", "utf-8"),
        ("aü".encode("utf-16"), "", "aü", "utf-16le"),
        (b"\xfe\xff\x00a\x00\xfc", "", "aü", "utf-16be"),
        (b"a\xfc\x93", "text/html; charset=ISO-8859-1", "aü“", "windows-1252"),
        (b"a\xfc", 'text/html;charset="latin1"', "aü", "windows-1252"),
        (b"\xee\xf0", "text/html; charset=windows-1251", "ор", "windows-1251"),
        (b"<meta charset=koi8-r>\xcf", "", "<meta charset=koi8-r>о", "koi8-r"),
        (b"<meta charset=koi8-r>\xc3\xbc", "text/html; charset=utf-8", "<meta charset=koi8-r>ü", "utf-8"),
        (b"<!-- <meta charset=koi8-r> -->\xc3\xbc", "", "<!-- <meta charset=koi8-r> -->ü", "utf-8"),
        (b"<meta charset=utf-16>\xc3\xbc", "", "<meta charset=utf-16>ü", "utf-8"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=big5'>\xa4\xa4", "", None, "big5"),
        (b"a\xc3\xbc", "", "aü", "utf-8"),
        (b"a\xc3\xbc", "text/html", "aü", "utf-8"),
        (b"a\0b", "", "a\ufffdb", "utf-8"),
    ],
)
def test_the_encoding_is_found_in_the_order_of_the_standard(
    body: bytes, header: str, text: str | None, encoding: str
) -> None:
    found = decode(body, header)
    assert (found.encoding, found.fault) == (encoding, "")
    assert text is None or found.text == text


def test_bytes_that_are_not_utf_8_and_declare_nothing_are_detected() -> None:
    assert decode((SENTENCE * 5).encode("cp1252")).text == SENTENCE * 5


@pytest.mark.parametrize(
    "label",
    [
        "rot13",
        "utf-7",
        "hex",
        "zlib_codec",
        "unicode_escape",
        "idna",
        "undefined",
        "iso-2022-kr",
        "no-such",
        "x" * 200,
    ],
)
def test_a_label_that_no_browser_reads_is_not_read(label: str) -> None:
    page = Page.from_html(
        b"<p>Some text to read",
        url="https://a.example/",
        headers={"Content-Type": f"text/html; charset={label}"},
    )
    assert page.problem is not None
    assert page.problem.kind == "not_html"
    assert page.blocks == ()
    assert "character encoding" in str(page.problem)


def test_a_label_that_the_bytes_do_not_fit_is_not_read() -> None:
    body = f"<meta charset=utf-8><p>{SENTENCE * 5}".encode("cp1252")
    problem = Page.from_html(body, url="https://a.example/").problem
    assert str(problem) == (
        "The page is not in the character encoding UTF-8 that its meta element declares (25 wrong places)."
    )


def test_a_few_damaged_bytes_in_a_long_page_are_damage_only() -> None:
    body = b"<meta charset=utf-8><p>" + SENTENCE.encode() * 50 + b"\xff\xfe"
    assert Page.from_html(body, url="https://a.example/").problem is None


def test_the_replacement_character_itself_is_no_damage() -> None:
    body = b"<meta charset=utf-8><p>Some words " + "\ufffd".encode() * 20
    assert Page.from_html(body, url="https://a.example/").problem is None


def test_labels_are_those_of_the_standard() -> None:
    assert [canonical(label) for label in ("latin1", " UTF8 ", "x-cp1250", "utf-7", "")] == [
        "windows-1252",
        "UTF-8",
        "windows-1250",
        "",
        "",
    ]
