"""What a monitor reads in a feed besides links and titles: hubs, rest, moments, and the true page of an entry."""

import base64
import json
from datetime import UTC, datetime

import pytest

from syndicate.feeds import Feed, read_feed
from syndicate.feeds._values import from_struct

URL = "https://example.org/feed"


def rss(*items: str, head: str = "") -> bytes:
    spaces = (
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    )
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {spaces}><channel><title>t</title>{head}{listed}</channel></rss>'.encode()


def atom(inside: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>{inside}</feed>'.encode()


def read(body: bytes) -> Feed:
    feed = read_feed(body, URL)
    assert isinstance(feed, Feed)
    return feed


HUB, SELF = "https://hub.example/", "https://example.org/all.xml"
LINKS = '<{0}link rel="hub" href="https://hub.example/"/><{0}link rel="self" href="/all.xml"/>'


@pytest.mark.parametrize(
    "body",
    [
        atom(LINKS.format("")),
        rss(head=LINKS.format("atom:")),
        rss("<link>/1</link>", head="<link>https://example.org/</link>" + LINKS.format("atom:")),
        json.dumps(
            {
                "items": [],
                "feed_url": "/all.xml",
                "hubs": [
                    {"type": "rssCloud", "url": "https://cloud.example/"},
                    {"type": "WebSub", "url": HUB},
                    "x",
                    {"type": "WebSub"},
                ],
            }
        ).encode(),
    ],
)
def test_hub_and_own_address_are_told(body):
    feed = read(body)
    assert (feed.topic, feed.hubs) == (SELF, (HUB,))


def test_hubs_that_are_no_web_address_are_none():
    feed = read(atom('<link rel="hub" href="javascript:x"/><link rel="hub" href=""/>'))
    assert (feed.topic, feed.hubs) == ("", ())


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("", 0),
        ("<ttl>60</ttl>", 3600),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>-5</ttl>", 0),
        ("<ttl>99999999999</ttl>", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>", 3600),
        ("<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21600),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86400),
        ("<sy:updatePeriod>now</sy:updatePeriod>", 0),
        ("<ttl>120</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 7200),
    ],
)
def test_the_rest_that_a_feed_asks_for(head, seconds):
    assert read(rss(head=head)).rests == seconds


@pytest.mark.parametrize(
    ("item", "page"),
    [
        ("<link>/1</link><guid>https://example.org/2</guid>", "https://example.org/1"),
        ("<guid>https://example.org/2</guid><link>/1</link>", "https://example.org/1"),
        ("<guid>https://example.org/2</guid>", "https://example.org/2"),
        ("<link/><guid>https://example.org/2</guid>", "https://example.org/2"),
        ('<guid isPermaLink="true">https://example.org/2</guid>', "https://example.org/2"),
        ('<guid isPermaLink="false">https://example.org/2</guid>', None),
        ("<guid>12345</guid>", None),
        ("<guid>tag:example.org,2026:1</guid>", None),
        ('<enclosure url="/paper.pdf" type="application/pdf" length="1"/>', "https://example.org/paper.pdf"),
        ('<enclosure url="/talk.mp3" type="audio/mpeg" length="1"/>', None),
        ('<link>/1</link><enclosure url="/talk.mp3" type="audio/mpeg"/>', "https://example.org/1"),
        (
            "<link>https://feedproxy.google.com/~r/x/~3/abc/</link>"
            "<feedburner:origLink>https://example.org/1</feedburner:origLink>",
            "https://example.org/1",
        ),
        ('<atom:link rel="related" href="https://example.net/other"/>', None),
    ],
)
def test_the_page_of_an_rss_item(item, page):
    feed = read(rss(item))
    assert [entry.url for entry in feed.entries] == ([page] if page else [])
    assert feed.without_link == (0 if page else 1)


@pytest.mark.parametrize(
    ("links", "page"),
    [
        ('<link href="/1"/>', "https://example.org/1"),
        ('<link rel="self" href="/api/1"/><link rel="alternate" href="/1"/>', "https://example.org/1"),
        ('<link rel="alternate" type="text/plain" href="/1.txt"/>', "https://example.org/1.txt"),
        (
            '<link rel="via" href="https://example.net/"/><id>https://example.org/1</id>',
            "https://example.org/1",
        ),
        ('<link rel="via" href="https://example.net/"/><id>tag:example.org,2026:1</id>', None),
        ('<link rel="enclosure" href="/film" type="video/mp4"/>', None),
    ],
)
def test_the_page_of_an_atom_entry(links, page):
    feed = read(atom(f"<entry>{links}</entry>"))
    assert [entry.url for entry in feed.entries] == ([page] if page else [])


def test_an_attachment_of_json_feed_may_hold_text():
    sound = {"url": "/a.mp3", "mime_type": "audio/mpeg"}
    items = [
        {"id": 7, "attachments": [sound, {"url": "/a.pdf"}]},
        {"id": True, "attachments": [sound]},
        {"attachments": "x"},
    ]
    feed = read(json.dumps({"items": items}).encode())
    assert [(entry.url, entry.id) for entry in feed.entries] == [("https://example.org/a.pdf", "7")]
    assert feed.without_link == 2


def news(address: bytes) -> str:
    length = bytes([len(address)] if len(address) < 128 else [len(address) & 0x7F | 0x80, len(address) >> 7])
    message = b'\x08\x13"' + length + address + b"\xd2\x01\x00"
    return (
        f"https://news.google.com/rss/articles/{base64.urlsafe_b64encode(message).decode().rstrip('=')}?oc=5"
    )


LONG = "https://example.org/2026/" + "word-" * 40
CODED = news(b"AU_yqLNabcdefghijklmnop")


@pytest.mark.parametrize(
    ("link", "page"),
    [
        (
            "https://www.google.com/url?rct=j&sa=t&url=https://example.org/a%3Fb%3D1&ct=ga&cd=C&usg=A",
            "https://example.org/a?b=1",
        ),
        ("https://www.google.co.uk/url?q=https://example.org/a&ct=ga", "https://example.org/a"),
        ("http://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fexample.org%2fa&c=1", "https://example.org/a"),
        (news(b"https://example.org/a"), "https://example.org/a"),
        (news(LONG.encode()), LONG),
        (CODED, CODED),  # only Google can tell
        ("https://news.google.com/rss/articles/AAAA", "https://news.google.com/rss/articles/AAAA"),
        ("https://news.google.com/stories/" + "A" * 17, "https://news.google.com/stories/" + "A" * 17),
        ("https://news.google.com/articles/" + "A" * 17, "https://news.google.com/articles/" + "A" * 17),
        ("https://news.google.com/rss/articles/CBMi" + "_" * 13, "https://news.google.com/rss/articles/CBMi" + "_" * 13),
        (news(b"https://")[:60], news(b"https://")[:60]),
        # of other sites nothing is guessed: a page about a page is a page, a redirect is followed when it is fetched
        ("https://blog.example/read?url=https://example.org/a", "https://blog.example/read?url=https://example.org/a"),
        ("https://web.archive.org/web/2020/https://example.org/a", "https://web.archive.org/web/2020/https://example.org/a"),
    ],
)  # fmt: skip
def test_links_of_alerts_lead_to_the_page(link, page):
    assert read(json.dumps({"items": [{"url": link}]}).encode()).entries[0].url == page


def test_moments_of_appearance_and_of_change():
    day = datetime(2026, 11, 3, tzinfo=UTC)
    both = "<published>2026-11-03T00:00:00Z</published><updated>2026-11-04T00:00:00Z</updated>"
    changed = "<updated>2026-11-03T00:00:00Z</updated>"
    entries = read(
        atom(f'<entry><link href="/1"/>{both}</entry><entry><link href="/2"/>{changed}</entry>')
    ).entries
    assert [(entry.published, entry.updated) for entry in entries] == [(day, day.replace(day=4)), (day, day)]


@pytest.mark.parametrize("value", [(10**12, 1, 1, 0, 0, 0), (2026,), "x", (2026, 1, 1, 10**12, 0, 0)])
def test_made_up_numbers_are_no_moment(value):
    assert from_struct(value) is None
