"""What a browser opens is told by the WHATWG URL Standard; our door tells the same, but for a few refusals of ours.

The table is our own, a few rows for each part of the standard. The test data of web-platform-tests is no part of this
project: the second test reads it where SYNDICATE_URL_TEST_DATA names it, as `urltestdata.json` or as an archive that holds
it (`pip download --no-deps --no-binary :all: whatwg-url` brings one). The gate does so.
"""

from __future__ import annotations

import json
import os
import re
import tarfile
from pathlib import Path
from typing import Any

import pytest

from syndicate.urls import absolute, canonical, host, is_short, meant, site, split, stand_in, unwrap

BASE = "http://example.org/foo/bar"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        # §4.4 basic parser: what is trimmed and dropped; slashes of special schemes
        ("\x1f http://h/\t\n ", "http://h/"),
        ("ht\ntp://h\t/a\r\nb", "http://h/ab"),
        ("http:\\\\h\\a", "http://h/a"),
        ("http:////h/a", "http://h/a"),
        ("https:h/a", "https://h/a"),
        ("http:a", "http://example.org/foo/a"),
        ("http:/a", "http://example.org/a"),
        ("//h/a", "http://h/a"),
        ("?q", "http://example.org/foo/bar?q"),
        ("#f", "http://example.org/foo/bar#f"),
        # §4.4 path states: dot segments, encoded or not, and never above the root
        ("/a/./b/../c", "http://example.org/a/c"),
        ("/a/%2e%2E/b", "http://example.org/b"),
        ("/../../a", "http://example.org/a"),
        ("/a//b/", "http://example.org/a//b/"),
        # §1.3 percent-encode sets
        ('/a b"<>`{}', "http://example.org/a%20b%22%3C%3E%60%7B%7D"),
        ("/ä%c3", "http://example.org/%C3%A4%c3"),
        ("?'a b\"", "http://example.org/foo/bar?%27a%20b%22"),
        ("/a|b", "http://example.org/a|b"),
        # §3.5 hosts: case, IDNA (UTS #46), percent-encoding, forbidden code points
        ("http://EX%41MPLE.com", "http://example.com/"),
        ("http://☕.example/", "http://xn--53h.example/"),
        ("http://ＧＯ.com", "http://go.com/"),
        ("http://a\u00adb.example", "http://ab.example/"),
        ("http://a。b", "http://a.b/"),
        ("http://a b/", ""),
        ("http://a%00b/", ""),
        ("http://a<b/", ""),
        ("http://a%2Fb/", ""),
        # §3.5 IPv4 in all its spellings; a host that ends in a number is one or nothing
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://0300.168.0xF0", "http://192.168.0.240/"),
        ("http://3279880203", "http://195.127.0.11/"),
        ("http://256.1.1.1/", ""),
        ("http://a.1.2.3.4/", ""),
        # §3.5 IPv6
        ("http://[1:2:0:0:5:0:0:0]/", "http://[1:2:0:0:5::]/"),
        ("http://[::127.0.0.1]", "http://[::7f00:1]/"),
        ("http://[::1%eth0]/", ""),
        ("http://[1::2::3]/", ""),
        # §4.4 authority, user and port
        ("http://u:p@h:8080/", "http://u:p@h:8080/"),
        ("http://a@b@h/", "http://a%40b@h/"),
        ("https://h:0443/", "https://h/"),
        ("http://h:65536/", ""),
        ("http://h:b/", ""),
        ("http:///", ""),
        ("http://@/", ""),
        # other schemes are no pages
        ("ftp://h/", ""),
        ("mailto:a@h", ""),
        ("blob:https://h/x", ""),
        ("//", ""),
    ],
)
def test_our_door_opens_what_the_standard_says(href: str, expected: str) -> None:
    assert absolute(href, BASE) == expected


REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # we open no address with controls inside
INVALID_IDNA = re.compile(r"xn--pokxncvks", re.IGNORECASE)  # ada 4 takes any label that begins so
CHANGED = {  # cases of 2018 that the standard decides otherwise since 2021: a host that ends in a number
    "http://0..0x300/": "",
    "http://256.256.256.256.256": "",
    "http://0177.0.0.0189": "",
}


def _cases() -> list[dict[str, Any]]:
    named = os.environ.get("SYNDICATE_URL_TEST_DATA", "")
    if not named:
        pytest.skip("SYNDICATE_URL_TEST_DATA names no test data")
    path = Path(named)
    if path.suffix == ".json":
        return [case for case in json.loads(path.read_text("utf-8")) if isinstance(case, dict)]
    with tarfile.open(path) as archive:
        member = next(each for each in archive if each.name.endswith(("testdata.json", "urltestdata.json")))
        file = archive.extractfile(member)
        assert file is not None
        return [case for case in json.load(file) if isinstance(case, dict)]


def test_our_door_agrees_with_the_data_of_web_platform_tests() -> None:
    compared = 0
    wrong = []
    for case in _cases():
        href, base = case["input"], case.get("base") or ""
        for function in (split, canonical, host, site, unwrap, is_short, stand_in):
            function(href)
        meant(href, BASE)
        base = "" if base == "about:blank" else base
        if (base and not base.startswith(("http:", "https:"))) or INVALID_IDNA.search(href):
            continue
        page = not case.get("failure") and case["protocol"] in ("http:", "https:")
        expected = CHANGED.get(href, case["href"] if page else "")
        if REFUSED.search(href.strip("".join(map(chr, range(33))))):
            expected = ""
        found = absolute(href, base)
        compared += 1
        if found != expected:
            wrong.append((href, base, expected, found))
        parts = split(found)
        if parts and page:
            theirs = (case["protocol"], case["host"], case["pathname"])
            if (f"{parts.scheme}:", parts.netloc.rpartition("@")[2], parts.path) != theirs:
                wrong.append((href, base, theirs, parts))
        if canonical(canonical(found)) != canonical(found):
            wrong.append((href, base, canonical(found), canonical(canonical(found))))
    assert wrong == []
    assert compared > 400
