"""Bodies that are no HTML although nothing but their bytes says so."""

from __future__ import annotations

import json
import random

import pytest

from syndicate.page import Page

PROSE = "The river rose above its banks again this spring, and nobody in the village was surprised. " * 9
BINARY = "The address answers with binary data, not with a web page."
DATA = "The address answers with data (JSON), not with a web page."
PLAIN = "The address answers with plain text that holds no HTML, not with a web page."


def reason(body: bytes, kind: str) -> str:
    page = Page.from_html(body, url="https://site.example/a", headers={"content-type": kind})
    assert page.problem is None or (page.problem.kind, page.blocks) == ("not_html", ())
    return str(page.problem or "")


@pytest.mark.parametrize("kind", ["", "text/html", "text/html; charset=windows-1252"])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (random.Random(1).randbytes(200_000), BINARY),
        (json.dumps({"text": PROSE}).encode(), DATA),
        (b" \r\n[1, 2, 3]", DATA),
        (json.dumps({"content": f"<p>{PROSE}</p>"}).encode(), DATA),
        (b'{"text": "' + PROSE.encode(), DATA),
        (b"[" * 100_000, DATA),
        (PROSE.encode(), PLAIN),
        (b"2 < 3, and 4 > 3", PLAIN),
    ],
    ids=["random", "object", "array", "markup in data", "cut data", "deep data", "prose", "comparison"],
)
def test_what_is_no_html_is_named_whatever_the_server_calls_it(body: bytes, kind: str, expected: str) -> None:
    assert reason(body, kind) == expected


def test_text_that_is_mostly_unreadable_is_binary() -> None:
    assert reason(("<p>" + "a\ufffd\ufffd" * 999).encode(), "text/html; charset=utf-8") == BINARY


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{PROSE}".encode(),
        f"{PROSE}<br>".encode(),
        f"[Editor's note: <b>{PROSE}</b>]".encode(),
        f"{{% x %}}<p>{PROSE}".encode(),
        f"<p>{PROSE}\x01\x02\x00</p>".encode(),
        b"\xff\xfe" + f"<p>Река снова вышла из берегов. {PROSE}</p>".encode("utf-16-le"),
        f"<p>{'川の水が再び堤防を越えた。' * 9}".encode("iso-2022-jp"),
    ],
    ids=["fragment", "one tag", "bracket first", "template first", "stray controls", "utf-16", "iso-2022-jp"],
)
def test_text_with_markup_is_a_page(body: bytes) -> None:
    assert reason(body, "") == ""
