"""Two thousand feeds that others wrote: the test suite of feedparser, as data, is read without a fault.

It is no part of this project. The test reads it where SYNDICATE_FEED_TEST_DATA names the archive
(`pip download --no-deps --no-binary :all: feedparser` brings it). The gate does so.
"""

from __future__ import annotations

import os
import re
import sys
import tarfile
import time
from collections.abc import Iterator

import pytest

from syndicate.errors import FeedError
from syndicate.feeds import Feed, read_feed
from syndicate.feeds._values import address, text

URL = "http://127.0.0.1:8097/feed"
SECONDS = 1.0
ENTRIES = re.compile(r"\bentries\[0\]|\blen\(entries\) *== *(\d+)")
STATED = re.compile(r"\bentries\[0\]\['(link|id|title)'\] *== *u?'([^'\\]*)'")
REFUSED = {"wellformed/rss/entity_in_doctype.xml"}  # declares an entity, which no feed of today does
HEADERS = {"wellformed/base/http_item_link_base_content_location.xml"}  # states headers, which are not read
opened: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if watching and event in ("open", "socket.connect", "urllib.Request"):
        name = str(arguments[0])
        if not name.endswith((".py", ".pyc")):  # codecs are modules
            opened.append(f"{event} {name}")


watching: list[str] = []


def _feeds() -> Iterator[tuple[str, bytes]]:
    named = os.environ.get("SYNDICATE_FEED_TEST_DATA", "")
    if not named:
        pytest.skip("SYNDICATE_FEED_TEST_DATA names no test data")
    with tarfile.open(named) as archive:
        for member in archive:
            name = member.name.partition("/tests/")[2]
            file = archive.extractfile(member) if name.endswith(".xml") else None
            if file is not None:
                yield name, file.read()


def _expected(body: bytes) -> str:
    """The condition that the feed's first comment states, over whichever encoding it is written in."""
    start = body[:4000].replace(b"\0", b"").decode("latin-1")
    found = re.search(r"Expect:\s*(.*?)\s*-->", start, re.DOTALL)
    return found[1] if found else ""


def test_the_feeds_of_feedparsers_own_suite_are_read() -> None:
    feeds = list(_feeds())
    sys.addaudithook(_watch)  # stays, and is silent outside of this test
    # what is imported late is imported now
    read_feed(b"<rss><item><link>https://example.org/</link></item></rss>", URL)
    read, compared, wrong = 0, 0, []
    for name, body in feeds:
        watching.append(name)
        start = time.process_time()
        feed = read_feed(body, URL)
        seconds = time.process_time() - start
        watching.clear()
        read += 1
        if seconds > SECONDS:
            wrong.append((name, f"{seconds:.1f} s"))
        expected = _expected(body)
        if isinstance(feed, FeedError):
            if ENTRIES.search(expected) and name not in REFUSED:
                wrong.append((name, feed.reason))
            continue
        compared += _compare(name, feed, expected, wrong)
    assert wrong == []
    assert opened == []
    assert read > 2_000
    assert compared > 20  # most feeds of the suite have no link, and so no entry of ours


def _compare(name: str, feed: Feed, expected: str, wrong: list[tuple[str, str]]) -> int:
    """Note what differs from the condition; how many fields were compared."""
    wanted = ENTRIES.search(expected)
    found = len(feed.entries) + feed.without_link
    if wanted and (found != int(wanted[1]) if wanted[1] else not found):
        wrong.append((name, f"{found} entries"))
    stated = [] if name in HEADERS or not feed.entries else STATED.findall(expected)
    for field, value in stated:
        entry = feed.entries[0]
        ours = {"link": entry.url, "id": entry.id, "title": entry.title}[field]
        if ours != (address(value, URL) if field == "link" else text(value)):
            wrong.append((name, f"{field} {ours!r} for {value!r}"))
    if (
        any(field == "link" and address(value, URL) for field, value in STATED.findall(expected))
        and not feed.entries
    ):
        wrong.append((name, "no link"))
    return len(stated)
