"""Events as feeds: valid, read back by a reader of feeds and by our own, the same bytes from the same events."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import feedparser
import pytest
from notify_events import NOON, event

from syndicate.feeds.feed import Feed
from syndicate.feeds.reading import read_feed
from syndicate.model import Event
from syndicate.notify import Channel, atom, json_feed, rss
from syndicate.notify.syndication import MOST

CHANNEL = Channel("Copies of the Tribune", "https://tribune.example/", NOON, "https://tribune.example/copies")
EVENTS = (event(1), event(2, url="https://b.example/x?a=1&b=<2>", title="T & U"))
HOSTILE = "<script>alert(1)</script>]]>&amp;\x00\x0b\x1b\ufffe\uffff\ud800\u202e\r\n" + "A" * 10_000
EVIL = (event(1, url="javascript:alert(1)", title=HOSTILE, work_title=HOSTILE, site=HOSTILE, reason=HOSTILE),)
Write = Callable[[Sequence[Event], Channel], bytes]
XML = (rss, atom)
ALL = (rss, atom, json_feed)


@pytest.mark.parametrize("write", ALL)
def test_our_own_reader_reads_it_back(write: Write) -> None:
    feed = read_feed(write(EVENTS, CHANNEL), CHANNEL.own)
    assert isinstance(feed, Feed)
    assert (feed.title, feed.without_link) == (CHANNEL.title, 0)
    assert [(entry.id, entry.url, entry.published) for entry in feed.entries] == [
        ("urn:x-syndicate:event-2", "https://b.example/x?a=1&b=%3C2%3E", datetime(2026, 11, 22, 14, tzinfo=UTC)),
        ("urn:x-syndicate:event-1", "https://blog.example/post", datetime(2026, 11, 22, 13, tzinfo=UTC)),
    ]  # fmt: skip
    assert (
        feed.entries[0].title
        == "The copy on blog.example now does not meet the condition “original link”: The dam"
    )


@pytest.mark.parametrize("write", XML)
@pytest.mark.parametrize("events", [(), EVENTS, EVIL], ids=["none", "two", "hostile"])
def test_a_strict_reader_finds_nothing_wrong(write: Write, events: tuple[Event, ...]) -> None:
    document = write(events, CHANNEL)
    ElementTree.fromstring(document)
    parsed = feedparser.parse(BytesIO(document))
    assert (parsed.bozo, parsed.version) == (False, {rss: "rss20", atom: "atom10"}[write])
    assert len(parsed.entries) == len(events)
    assert write is atom or not any(entry.guidislink for entry in parsed.entries)


@pytest.mark.parametrize("write", ALL)
def test_what_a_page_says_is_no_markup_in_a_feed(write: Write) -> None:
    document = write(EVIL, CHANNEL).decode()
    assert not any(control in document for control in "\x00\x0b\x1b\ufffe\uffff\u202e")
    assert len(document) < 40_000
    html = json.loads(document)["items"][0]["content_html"] if write is json_feed else _content(document)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "javascript:" not in document


def _content(document: str) -> str:
    root = ElementTree.fromstring(document.partition("?>")[2])
    found = root.findtext("channel/item/description") or root.findtext("{*}entry/{*}content")
    assert found is not None
    return found


@pytest.mark.parametrize("write", ALL)
def test_the_same_events_give_the_same_bytes_in_whatever_order(write: Write) -> None:
    assert write(EVENTS, CHANNEL) == write(EVENTS[::-1], CHANNEL)


@pytest.mark.parametrize("write", ALL)
def test_a_feed_holds_the_newest_entries_within_a_bound(write: Write) -> None:
    feed = read_feed(write([event(number) for number in range(MOST + 5)], CHANNEL), CHANNEL.own)
    assert isinstance(feed, Feed)
    assert (len(feed.entries), feed.entries[-1].id) == (MOST, "urn:x-syndicate:event-5")


def test_an_event_with_a_uuid_keeps_it_as_its_id() -> None:
    known = replace(event(), id="0f8fad5bd9cb469fa16570867728950e")
    assert b"<id>urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e</id>" in atom([known], CHANNEL)


def test_an_atom_feed_has_what_the_standard_requires() -> None:
    """RFC 4287 §4.1.1 and §4.1.2: id, title, updated of feed and entries, an author, a link or content."""
    root = ElementTree.fromstring(atom(EVENTS, CHANNEL))
    names = [child.tag.partition("}")[2] for child in root]
    assert names == ["id", "title", "updated", "author", "link", "link", "entry", "entry"]
    assert [child.tag.partition("}")[2] for child in root[6]] == ["id", "title", "updated", "link", "content"]
    assert root[2].text == "2026-11-22T14:00:00Z"


def test_a_json_feed_has_what_the_standard_requires() -> None:
    feed = json.loads(json_feed(EVENTS, CHANNEL))
    assert {key: feed[key] for key in ("version", "title", "home_page_url", "feed_url")} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Copies of the Tribune",
        "home_page_url": "https://tribune.example/",
        "feed_url": "https://tribune.example/copies",
    }
    assert set(feed["items"][0]) == {"id", "url", "title", "content_html", "date_published"}


def test_a_feed_without_events_has_the_time_that_it_is_given() -> None:
    assert b"<updated>2026-11-22T12:00:00Z</updated>" in atom((), CHANNEL)
    assert b"<lastBuildDate>Sun, 22 Nov 2026 12:00:00 GMT</lastBuildDate>" in rss((), CHANNEL)
