"""Pages and feeds that hold up parsers, met confined: an answer or a stop, in time, and the next one is read."""

import sys
import time

import pytest

from syndicate.confine import Confined, Limits
from syndicate.errors import FeedError, PageError, ParseStopped
from syndicate.feeds import Feed, read_feed
from syndicate.model import Capture, Page
from syndicate.page import read

SECONDS = 4.0  # 8 in real life
URL = "https://example.org/"

PAGES = {
    "nested": b"<div>" * 40_000 + b"x",
    "attributes": b"<p " + b" ".join(b"a%d=1" % i for i in range(40_000)) + b">x",
    "formatting": b"<b><i>" * 20_000 + b"x",
    "misnested": b"<b i><i i>" * 8_000,
    "options": b"<select>" + b"<option>" * 100_000,
    "unclosed": b"<a " * 20_000,
    "comments": b"<!--" * 500_000,
    "tables": b"<table><tr><td>" * 10_000 + b"x",
    "entities": b"&amp" * 500_000,
    "json": b"<script type=application/ld+json>" + b'{"a":' * 100_000 + b"</script>x",
    "text": b"<p>" + b"word " * 1_000_000,
    "links": b"<a href=/x>x</a> " * 200_000,
    "charset": b"<meta charset=rot13><p>x",
}

FEEDS = {
    "laughs": b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>',
    "entities": (
        b'<!DOCTYPE rss [<!ENTITY a "'
        + b"a" * 50_000
        + b'">]><rss version="2.0"><channel><title>'
        + b"&a;" * 20_000
        + b"</title></channel></rss>"
    )
    .decode()
    .encode("utf-16"),
    "attributes": b"<rss " + b" ".join(b"a%d='1'" % i for i in range(200_000)) + b"></rss>",
    "comments": b"<rss><channel><item><description>"
    + b"&lt;!--" * 40_000
    + b"</description></item></channel></rss>",
    "items": b"<rss version='2.0'><channel>"
    + b"<item><link>/x</link></item>" * 200_000
    + b"</channel></rss>",
}


@pytest.fixture(scope="module")
def confined():
    with Confined(["syndicate.page", "syndicate.feeds"]) as running:
        yield running


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_or_stopped_and_the_next_one_is_read(confined, name):
    start = time.monotonic()
    found = confined.run(read, Capture(URL, b"<!doctype html>" + PAGES[name]), limits=Limits(seconds=SECONDS))
    assert time.monotonic() - start < SECONDS + 2
    assert isinstance(found, Page | PageError)
    after = confined.run(read, Capture(URL, b"<!doctype html><p>An honest page."))
    assert [block.text for block in after.blocks] == ["An honest page."]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_read_or_stopped(confined, name):
    start = time.monotonic()
    found = confined.run(read_feed, FEEDS[name], URL, limits=Limits(seconds=SECONDS))
    assert time.monotonic() - start < SECONDS + 2
    assert isinstance(found, Feed | FeedError | ParseStopped)


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_a_page_that_wants_too_much_memory_is_stopped(confined):
    stopped = confined.run(
        read, Capture(URL, b"<!doctype html>" + b"<p>x" * 2_000_000), limits=Limits(megabytes=64)
    )
    assert isinstance(stopped, ParseStopped)
