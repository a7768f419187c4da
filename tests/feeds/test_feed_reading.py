"""Feeds: RSS, Atom and JSON Feed, honest and not."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import FeedError
from syndicate.feeds import Entry, Feed, read_feed

URL = "https://example.org/feed"
WHEN = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>A &amp; B</title>
<item><title>One</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Tue, 03 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A &amp; B</title>
<entry><title>One</title><link href="/1"/><id>g1</id><published>2026-11-03T09:00:00Z</published></entry></feed>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A & B",
        "items": [{"id": "g1", "url": "/1", "title": "One", "date_published": "2026-11-03T10:00:00+01:00"}],
    }
).encode()


@pytest.mark.parametrize("body", [RSS, ATOM, JSON, b"\xef\xbb\xbf" + JSON, b"\n" + ATOM])
def test_the_three_kinds_give_the_same_feed(body):
    assert read_feed(body, URL) == Feed("A & B", URL, (Entry("https://example.org/1", "One", WHEN, "g1"),))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<html><body>no feed", "neither RSS, Atom nor JSON Feed"),
        (b"words", "neither RSS, Atom nor JSON Feed"),
        (b"/etc/passwd", "neither RSS, Atom nor JSON Feed"),
        (b"https://example.org/feed", "neither RSS, Atom nor JSON Feed"),
        (b"{", "not valid JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not valid JSON"),
        (b'{"items": ' + b"[" * 100_000, "not valid JSON"),
        (b'{"a": "\xff"}', "not valid JSON"),
        (b'{"items": {}}', "no list of items"),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]>' + RSS[21:], "entities of its own"),
    ],
)
def test_what_is_no_feed_says_so(body, said):
    error = read_feed(body, URL)
    assert isinstance(error, FeedError)
    assert said in error.reason
    assert error.url == URL


def json_feed(*items: object) -> bytes:
    return json.dumps({"title": "t", "items": items}).encode()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("HTTPS://Example.org/a b", "https://example.org/a%20b"),
        ("//example.net/x", "https://example.net/x"),
        ("?p=1", "https://example.org/feed?p=1"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("mailto:a@example.org", None),
        ("http://[", None),
        ("https://example.org/\x7f", "https://example.org/"),
        ("https://example.org/" + "a" * 17_000, None),
        ("", None),
        (7, None),
        (None, None),
    ],
)
def test_only_web_addresses_are_entries_and_others_are_counted(link, address):
    feed = read_feed(json_feed({"url": link}), URL)
    assert [entry.url for entry in feed.entries] == ([address] if address else [])
    assert feed.without_link == (0 if address else 1)


@pytest.mark.parametrize("item", [None, 7, "x", [], {}, {"url": ["a"]}])
def test_an_item_of_a_wrong_type_is_counted_and_skipped(item):
    feed = read_feed(json_feed(item, {"url": "/1"}), URL)
    assert (len(feed.entries), feed.without_link) == (1, 1)


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [
        ("2026-11-03T09:00:00Z", WHEN),
        ("2026-11-03T09:00:00", WHEN),
        ("2026-11-03", datetime(2026, 11, 3, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("yesterday", None),
        (20261103, None),
    ],
)
def test_a_date_is_utc_or_nothing(given_date, expected):
    assert (
        read_feed(json_feed({"url": "/1", "date_published": given_date}), URL).entries[0].published
        == expected
    )


@pytest.mark.parametrize("date", [b"Tue, 99 Nov 99999 10:00:00 GMT", b"Thu, 01 Jan 1970 00:00:00 GMT", b""])
def test_an_impossible_date_of_rss_is_nothing(date):
    body = RSS.replace(b"Tue, 03 Nov 2026 10:00:00 +0100", date)
    assert read_feed(body, URL).entries[0].published is None


def test_controls_and_lone_surrogates_are_gone_from_texts():
    feed = read_feed(b'{"title": "a\\ud800\\u0000b\\n c", "items": []}', URL)
    assert feed.title == "a? b c"
    feed.title.encode()


@pytest.mark.parametrize("kind", ["rss", "json"])
def test_of_a_huge_feed_5000_entries_are_read_and_the_rest_is_counted(kind):
    if kind == "json":
        body = json_feed(*({"url": f"/{i}"} for i in range(5003)))
    else:
        items = b"".join(b"<item><link>/%d</link></item>" % i for i in range(5003))
        body = b"<rss version='2.0'><channel>" + items + b"</channel></rss>"
    feed = read_feed(body, URL)
    assert (len(feed.entries), feed.left_out) == (5000, 3)
    assert feed.entries[0].url == "https://example.org/0"


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_feed_or_an_error(body):
    assert isinstance(read_feed(body, URL), Feed | FeedError)


@given(st.binary(max_size=60), st.integers(0, 300))
def test_a_damaged_feed_ends_in_a_feed_or_an_error(noise, at):
    assert isinstance(read_feed(RSS[:at] + noise + RSS[at:], URL), Feed | FeedError)
