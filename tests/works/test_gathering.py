"""What arrives for `works add`: lists of articles are told from articles, and what is no article is left out with a reason."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest

from syndicate.errors import FeedError
from syndicate.model import Capture
from syndicate.works.gathering import Entry, Listing, listing
from syndicate.works.not_articles import no_article

HOME = "https://news.example"
OWN = ("news.example",)


def arrived(body: str | bytes, path: str = "/list.xml") -> Capture:
    return Capture(HOME + path, body if isinstance(body, bytes) else body.encode())


def listed(body: str | bytes, path: str = "/list.xml", keys: tuple[str, ...] = ()) -> Listing:
    found = listing(arrived(body, path), OWN, keys)
    assert isinstance(found, Listing)
    return found


def rss(*links: str) -> str:
    items = "".join(
        f"<item><title>T</title><link>{link}</link><pubDate>Fri, 20 Nov 2026 12:00:00 GMT</pubDate></item>"
        for link in links
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def urlset(*links: str) -> str:
    return f"<urlset>{''.join(f'<url><loc>{link}</loc><lastmod>2026-11-20</lastmod></url>' for link in links)}</urlset>"


INDEX = f"<sitemapindex><sitemap><loc>{HOME}/1.xml</loc></sitemap><sitemap><loc>{HOME}/list.xml</loc></sitemap></sitemapindex>"
OPML = f'<opml version="2.0"><body><outline type="rss" xmlUrl="{HOME}/feed"/></body></opml>'
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        (rss(f"{HOME}/a"), "/feed", Listing("feed", (Entry(f"{HOME}/a", "T", NOON),))),
        (urlset(f"{HOME}/a"), "/map", Listing("sitemap", (Entry(f"{HOME}/a", changed=date(2026, 11, 20)),))),
        (gzip.compress(urlset(f"{HOME}/a").encode(), mtime=0), "/map.gz", Listing("sitemap", (Entry(f"{HOME}/a", changed=date(2026, 11, 20)),))),
        (f"{HOME}/a\n{HOME}/b", "/urls.txt", Listing("sitemap", (Entry(f"{HOME}/a"), Entry(f"{HOME}/b")))),
        (INDEX, "/list.xml", Listing("sitemap index", lists=(f"{HOME}/1.xml",))),
        (f"User-agent: *\nSitemap: {HOME}/1.xml", "/robots.txt", Listing("robots.txt", lists=(f"{HOME}/1.xml",))),
        ("User-agent: *", "/robots.txt", Listing("robots.txt", note="it names no sitemap")),
        (OPML, "/feeds.opml", Listing("subscription list", lists=(f"{HOME}/feed",))),
        ("<!doctype html><title>On rivers</title><p>See /sitemap.xml and <urlset>.", "/a", None),
        ("<!doctype html><p>No such file", "/robots.txt", None),
        ("", "/a", None),
    ],
)  # fmt: skip
def test_what_arrived_is_told_by_its_content(body: str | bytes, path: str, expected: Listing | None) -> None:
    assert listing(arrived(body, path), OWN) == expected


def test_what_is_left_out_is_counted_with_a_reason() -> None:
    links = (
        f"{HOME}/",
        f"{HOME}/rivers",
        f"{HOME}/tag/x",
        f"{HOME}/a.jpg",
        f"{HOME}/about",
        "https://other.example/x",
    )
    found = listed(urlset(*links))
    assert [each.url for each in found.entries] == [f"{HOME}/rivers"]
    assert found.note == (
        "left out: 1 on other sites and 4 that are no articles (files, front pages, lists of articles and pages about the site)"
    )
    assert listed(rss(f"{HOME}/a", "https://other.example/x")).note == "left out: 1 on other sites"


def test_damage_and_missing_addresses_are_noted() -> None:
    found = listed(f"<urlset><url/><url><loc>{HOME}/a</loc></url><url>")
    assert found.note == "left out: 1 without address; it is damaged in line 1, and was read up to there"


@pytest.mark.parametrize(
    ("links", "keys", "kept"),
    [
        (("/on-rivers/5831001", "/rivers-again/5831001"), ("trailing-number",), 1),
        (("/on-rivers/5831001", "/rivers-again/5831001"), (), 2),
        (("/on-rivers", "/2026/11/on-rivers/"), ("slug",), 1),
        (("/on-rivers", "/de/on-rivers"), ("slug",), 2),
        (("/rivers?utm_source=feed", "/rivers/#comments"), (), 1),
    ],
)
def test_each_article_counts_once(links: tuple[str, ...], keys: tuple[str, ...], kept: int) -> None:
    assert len(listed(rss(*(HOME + link for link in links)), keys=keys).entries) == kept


def test_without_hosts_a_feed_may_name_any_site_and_a_sitemap_its_own() -> None:
    links = (f"{HOME}/a", "https://other.example/b")
    feed, sitemap = (listing(arrived(body), ()) for body in (rss(*links), urlset(*links)))
    assert isinstance(feed, Listing)
    assert isinstance(sitemap, Listing)
    assert (len(feed.entries), len(sitemap.entries)) == (2, 1)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset/>", "The sitemap declares a document type, which no sitemap needs."),
        ("<rss><!DOCTYPE x [<!ENTITY a 'b'>]></rss>", "The feed declares entities of its own, which no honest feed needs."),
        ("<opml><!ENTITY a 'b'>", "OPML: The file declares entities of its own, which no honest list needs."),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read_says_why(body: str, reason: str) -> None:
    found = listing(arrived(body), OWN)
    assert isinstance(found, FeedError)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("entry", "at"),
    [
        (Entry("u"), None),
        (Entry("u", published=NOON), NOON),
        (
            Entry("u", published=NOON, changed=datetime(2026, 11, 21, tzinfo=UTC)),
            datetime(2026, 11, 21, tzinfo=UTC),
        ),
        (Entry("u", changed=date(2026, 11, 20)), datetime(2026, 11, 20, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_an_entry_is_as_new_as_its_last_change_and_a_day_lasts_to_its_end(
    entry: Entry, at: datetime | None
) -> None:
    assert entry.at == at


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/", "front pages"),
        ("/en/", "front pages"),
        ("/index.html", "front pages"),
        ("/?cat=5", "lists of articles"),
        ("/?p=123", ""),
        ("/index.php?aid=8499", ""),
        ("/tag/rivers", "lists of articles"),
        ("/de/schlagwort/fluss/", "lists of articles"),
        ("/category/world/asia", "lists of articles"),
        ("/category/world/why-the-river-rose", ""),
        ("/topics/rivers/5831001", ""),
        ("/news/page/2", "lists of articles"),
        ("/2026/11", "lists of articles"),
        ("/2026/11/20/rivers", ""),
        ("/7", ""),
        ("/about", "pages about the site"),
        ("/news/about", ""),
        ("/wp-content/uploads/2026/map.PNG", "files"),
        ("/rivers.html", ""),
    ],
)
def test_what_an_address_leads_to(path: str, what: str) -> None:
    assert no_article(HOME + path) == what
