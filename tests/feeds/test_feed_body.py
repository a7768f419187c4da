"""The bytes of a feed before any parser sees them: every width read, nothing on purpose-made, and not too much."""

import json

import pytest

from syndicate.errors import FeedError
from syndicate.feeds import Feed, read_feed
from syndicate.feeds._body import cut

URL = "https://example.org/feed"
RSS = '<rss version="2.0"><channel><title>t</title><item><link>/ä</link></item></channel></rss>'


def rss(item: str, head: str = "") -> bytes:
    return RSS.replace("<item><link>/ä</link></item>", f"{head}<item>{item}</item>").encode()


def read(body: bytes) -> Feed:
    feed = read_feed(body, URL)
    assert isinstance(feed, Feed)
    return feed


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-32-le"])
@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="utf-16"?>'])
def test_wide_encodings_are_read(encoding, declared):
    body = (declared + RSS).encode(encoding)
    assert read(body).entries[0].url == "https://example.org/%C3%A4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_entities_are_refused_in_every_width(encoding):
    body = ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "a">]>' + RSS).encode(encoding)
    error = read_feed(body, URL)
    assert isinstance(error, FeedError)
    assert error.reason == "The feed declares entities of its own, which no honest feed needs."


def test_an_element_of_very_many_attributes_is_refused():
    error = read_feed(b"<rss " + b" ".join(b"a%d='1'" % i for i in range(501)) + b"></rss>", URL)
    assert isinstance(error, FeedError)
    assert "more than 500 attributes" in error.reason


def dated(*days: int, name: str = "item") -> bytes:
    listed = "".join(
        f"<{name}><link>/{d}</link><pubDate>{d:02} Nov 2026 10:00:00 GMT</pubDate></{name}>" for d in days
    )
    return f"<rss><channel><title>t</title>{listed}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("body", "kept", "out"),
    [
        (dated(5, 4, 3, 2), dated(5, 4), 2),
        (dated(2, 3, 4, 5), dated(4, 5), 2),
        (dated(2, 3), dated(2, 3), 0),
        (
            b"<feed><entry><updated>2026-11-01T09:00:00Z</updated></entry><entry/><entry><updated>2026-11-02</updated></entry></feed>",
            b"<feed><entry/><entry><updated>2026-11-02</updated></entry></feed>",
            1,
        ),
        (
            b"<rss><item>a</item><item>b</item><item>c</item></rss>",
            b"<rss><item>a</item><item>b</item></rss>",
            1,
        ),
        (b"<rss><item>a<item>b<item>c", b"<rss><item>a<item>b", 1),
        (
            b"<a:feed><a:entry>1</a:entry><a:entry>2</a:entry><a:entry/></a:feed>",
            b"<a:feed><a:entry>1</a:entry><a:entry>2</a:entry>",  # mended by the parser
            1,
        ),
        (b"<rss><items/><itemx/><entrys/></rss>", b"<rss><items/><itemx/><entrys/></rss>", 0),
    ],
)
def test_of_very_many_entries_the_newest_are_kept(body, kept, out):
    assert cut(body, 2) == (kept, out)


def test_a_json_feed_that_has_the_newest_last_is_read_from_its_end():
    items = [{"url": f"/{i}", "date_published": f"{2020 + i // 5000}-01-01"} for i in range(5001)]
    feed = read(json.dumps({"items": items}).encode())
    assert (feed.entries[0].url, feed.entries[-1].url, feed.left_out) == (
        "https://example.org/1",
        "https://example.org/5000",
        1,
    )


def test_equals_signs_in_words_are_no_attributes():
    feed = read(
        rss("<link>/1</link>", head=f"<description><![CDATA[{'a=b ' * 2_000}{'=' * 2_000}]]></description>")
    )
    assert len(feed.entries) == 1


def test_of_a_title_a_thousand_characters_are_kept():
    feed = read(rss(f"<link>/1</link><title>{'é' * 5_000}</title>"))
    assert feed.entries[0].title == "é" * 1_000
