"""Finding a site's feeds: those its page announces, those worth a try, and whether a document is one."""

import pytest

from syndicate.feeds import Offered, is_feed, offered, usual_addresses

URL = "https://example.org/blog/post"
RSS = "application/rss+xml"


def link(href: str, kind: str = RSS, rel: str = "alternate", title: str = "") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" title="{title}">'


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        (link("/feed"), ["https://example.org/feed"]),
        ("<p>" + link("/feed") + "</p>", ["https://example.org/feed"]),
        (link("b") + link("a", "application/atom+xml"), ["https://example.org/blog/b", "https://example.org/blog/a"]),
        ("<base href='/x/'>" + link("feed"), ["https://example.org/x/feed"]),
        (link("/feed") + link("/feed"), ["https://example.org/feed"]),
        (link("/feed", " Application/RSS+XML; charset=utf-8", "Alternate home"), ["https://example.org/feed"]),
        (link("/feed.json", "application/feed+json"), ["https://example.org/feed.json"]),
        (link("/feed", "", "feed"), ["https://example.org/feed"]),
        (link("/wp-json/wp/v2/posts/1", "application/json"), []),
        (link("/wp-json/oembed/1.0/embed?format=xml", "text/xml+oembed"), []),
        (link("/style.css", RSS, "alternate stylesheet"), []),
        (link("/de/", "text/html"), []),
        (link("/feed", rel="stylesheet"), []),
        (link(""), []),
        (link("javascript:x"), []),
        ("<!-- " + link("/feed") + " -->", []),
        ("", []),
        (
            link("/comments/feed/") + link("/post/feed/", title="Site &raquo; Post Comments Feed") + link("/feed/"),
            ["https://example.org/feed/", "https://example.org/comments/feed/", "https://example.org/post/feed/"],
        ),
        (link("/de/comments-rss") + link("/commentary/feed"), ["https://example.org/commentary/feed", "https://example.org/de/comments-rss"]),
    ],
)  # fmt: skip
def test_the_feeds_that_a_page_announces(html, addresses):
    assert [each.url for each in offered(html, URL)] == addresses


def test_a_feed_is_offered_with_its_title():
    assert offered(link("/feed", title=" All &amp;\n posts "), URL) == (
        Offered("https://example.org/feed", "All & posts"),
    )


def test_of_very_many_feeds_fifty_are_offered():
    assert len(offered("".join(link(f"/{n}") for n in range(2_000)), URL)) == 50


def test_usual_addresses_lie_beside_the_page_and_at_the_root():
    found = usual_addresses(URL)
    assert found[:2] == ("https://example.org/blog/feed", "https://example.org/blog/rss")
    assert "https://example.org/feed.xml" in found
    assert len(set(usual_addresses("https://example.org/"))) * 2 == len(found)
    assert usual_addresses("no address") == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<rss version='2.0'>", True),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- > a -->\n<?xml-stylesheet href='a'?><feed xmlns='x'>",
            True,
        ),
        (b"<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'x.dtd'><rss>", True),
        (b"<rdf:RDF xmlns='x'>", True),
        (b"<atom:feed xmlns:atom='x'>", True),
        ("<?xml version='1.0'?><rss>".encode("utf-16"), True),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', True),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}', True),
        (b'{"items": []}', False),
        (b"<!DOCTYPE html><html><rss>", False),
        (b"<html>", False),
        (b"<feedback>", False),
        (b"<opml>", False),
        (b"rss", False),
        (b"", False),
        (b"<!--" * 100_000, False),
    ],
)
def test_whether_a_document_is_a_feed(body, expected):
    assert is_feed(body) is expected
