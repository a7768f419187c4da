"""Sitemaps: what stands in them is read whatever they are packed in, and nothing else is believed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import FeedError
from syndicate.works.sitemaps import Location, Sitemap, is_sitemap, read_sitemap, robots_sitemaps

URL = "https://news.example/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*entries: str) -> bytes:
    return f"{HEAD}<urlset {SPACE}>{''.join(f'<url>{each}</url>' for each in entries)}</urlset>".encode()


def read(body: bytes, url: str = URL, hosts: tuple[str, ...] = ()) -> Sitemap:
    found = read_sitemap(body, url, hosts)
    assert isinstance(found, Sitemap)
    return found


def addresses(body: bytes) -> list[str]:
    return [each.url for each in read(body).locations]


A, B = "https://news.example/a", "https://news.example/b"
TWO = urlset(f"<loc>{A}</loc>", f"<loc>\n {B} </loc>")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(TWO, id="plain"),
        pytest.param(gzip.compress(TWO, mtime=0), id="packed"),
        pytest.param(b"\xef\xbb\xbf\n \n" + TWO, id="something before the declaration"),
        pytest.param(TWO.decode().replace("UTF-8", "UTF-16").encode("utf-16"), id="UTF-16"),
        pytest.param(b"<!-- made by hand --><urlset><url><loc>%s</loc></url><url><loc>%s</loc></url></urlset>" % (A.encode(), B.encode()), id="no namespace"),
        pytest.param(TWO.replace(b"<url", b"<s:url").replace(b"</url", b"</s:url").replace(b"xmlns", b"xmlns:s"), id="a prefix"),
        pytest.param(urlset(f"<loc><![CDATA[{A}]]></loc>", f"<loc>{B}</loc>", f"<loc>{A}</loc>"), id="one twice"),
        pytest.param(f"{A}\r\n\r\n{B}\n".encode(), id="text"),
        pytest.param(gzip.compress(f"\ufeff{A}\n{B}".encode()), id="packed text"),
    ],
)  # fmt: skip
def test_the_addresses_are_read_in_every_wrapping(body: bytes) -> None:
    assert is_sitemap(body)
    assert addresses(body) == [A, B]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T10:30:00+02:00", datetime(2026, 11, 20, 8, 30, tzinfo=UTC)),
        ("2026-11-20T10:30Z", datetime(2026, 11, 20, 10, 30, tzinfo=UTC)),
        ("2026-11-20T10:30:00", date(2026, 11, 20)),
        ("2026-11", None),
        ("0001-01-01T00:00:00Z", None),
        ("today", None),
        ("", None),
    ],
)
def test_what_lastmod_means(written: str, meant: date | None) -> None:
    (found,) = read(urlset(f"<loc>{A}</loc><lastmod>{written}</lastmod>")).locations
    assert found.changed == meant


def test_a_news_sitemap_tells_title_date_and_language() -> None:
    news = (
        "<news:news><news:publication><news:name>The News</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2026-11-20T10:00:00Z</news:publication_date>"
        "<news:title>Rivers &amp;amp; mills\n</news:title></news:news>"
    )
    picture = "<image:image><image:loc>https://news.example/a.jpg</image:loc></image:image>"
    (found,) = read(urlset(f"<loc>{A}</loc>{news}{picture}")).locations
    assert found == Location(A, None, "Rivers & mills", datetime(2026, 11, 20, 10, tzinfo=UTC), "en")


def test_an_index_names_further_sitemaps() -> None:
    body = f"{HEAD}<sitemapindex {SPACE}><sitemap><loc>{A}.gz</loc><lastmod>2026-11-20</lastmod></sitemap></sitemapindex>"
    assert read(body.encode()) == Sitemap(
        URL, is_index=True, locations=(Location(f"{A}.gz", date(2026, 11, 20)),)
    )


@pytest.mark.parametrize(
    ("url", "hosts", "taken"),
    [
        (URL, (), ["https://news.example/1", "https://www.news.example/2"]),
        (URL, ("other.example",), ["https://other.example/3"]),
        ("", (), ["https://news.example/1", "https://www.news.example/2", "https://other.example/3"]),
    ],
)
def test_addresses_of_other_sites_are_only_counted(
    url: str, hosts: tuple[str, ...], taken: list[str]
) -> None:
    each = (
        "https://news.example/1",
        "https://www.news.example/2",
        "https://other.example/3",
        "ftp://news.example/4",
    )
    found = read(
        urlset(*(f"<loc>{address}</loc>" for address in each), "<lastmod>2026-11-20</lastmod>"), url, hosts
    )
    assert [location.url for location in found.locations] == taken
    assert (found.elsewhere, found.without_address) == (3 - len(taken), 2)


def test_what_is_beyond_the_50_000_is_counted() -> None:
    found = read(urlset(*(f"<loc>{A}{number}</loc>" for number in range(50_003))))
    assert (len(found.locations), found.left_out, found.locations[-1].url) == (50_000, 3, f"{A}49999")


def test_a_bare_ampersand_is_taken_as_meant() -> None:
    assert addresses(urlset(f"<loc>{A}?x=1&y=2&amp;z=3</loc>")) == [f"{A}?x=1&y=2&z=3"]


def test_a_damaged_sitemap_gives_what_stands_before_the_damage() -> None:
    found = read(TWO[:-30])
    assert ([each.url for each in found.locations], found.fault) == (
        [A],
        "it is damaged in line 2, and was read up to there",
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "The sitemap is empty."),
        (b"  \n", "The sitemap is empty."),
        (b"<html><body><urlset></urlset>", "This is no sitemap."),
        (b"<rss version='2.0'/>", "This is no sitemap."),
        (b"On rivers\nhttps://news.example/a", "This is no sitemap."),
        (b"\x1f\x8b\x08 and then nothing", "The packed sitemap is damaged."),
        (gzip.compress(gzip.compress(TWO, mtime=0), mtime=0), "This is no sitemap."),
        (gzip.compress(TWO, mtime=0)[:-9], "The packed sitemap is damaged."),
        (gzip.compress(b"<urlset>" + b" " * 52_428_800, mtime=0), "The sitemap is larger than 50 MiB unpacked."),
        (b"<!DOCTYPE urlset SYSTEM 'file:///etc/passwd'><urlset/>", "The sitemap declares a document type, which no sitemap needs."),
        (b"<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset><url><loc>&a;</loc></url></urlset>", "The sitemap declares a document type, which no sitemap needs."),
        (b"<urlset><url " + b" ".join(b"a%d=''" % at for at in range(90_000)) + b"/>", "The sitemap has a tag longer than 512 KiB."),
        (b"<urlset>" + b"<a>" * 500, "The sitemap has more than 100 elements within each other."),
    ],
)  # fmt: skip
def test_what_is_no_sitemap_is_refused_with_a_reason(body: bytes, said: str) -> None:
    found = read_sitemap(body, URL)
    assert isinstance(found, FeedError)
    assert (found.reason, found.url) == (said, URL)


def test_what_a_news_sitemap_tells_is_free_of_marks_that_turn_text_around() -> None:
    news = "<n:news><n:title>a\u202eb</n:title><n:publication><n:language>en\u202e</n:language></n:publication></n:news>"
    (found,) = read(urlset(f"<loc>{A}</loc>{news}".replace("n:", ""))).locations
    assert (found.title, found.language) == ("ab", "en")


@pytest.mark.parametrize(
    "wrapped", [lambda url: urlset(f"<loc>{url}</loc>"), lambda url: f"{A}\n{url}".encode()]
)
def test_an_address_too_long_is_left_out_and_never_cut(wrapped: Callable[[str], bytes]) -> None:
    found = read(wrapped(f"{B}?{'x' * 20_000}"))
    assert ([each.url for each in found.locations if each.url != A], found.without_address) == ([], 1)


def test_a_text_of_a_million_blank_lines_has_the_addresses_between_them() -> None:
    assert addresses(A.encode() + b"\n" * 1_000_000 + B.encode()) == [A, B]


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda inside: TWO[:90] + inside + TWO[90:]))
def test_any_bytes_give_a_sitemap_or_a_reason(body: bytes) -> None:
    found = read_sitemap(body, URL)
    assert isinstance(found, FeedError) or all(each.url.startswith("http") for each in found.locations)


def test_robots_txt_names_sitemaps_for_every_crawler() -> None:
    text = "\ufeffSitemap: https://news.example/1.xml\nUser-agent: *\nDisallow: /\nSITEMAP:https://news.example/2.xml # all\r\n"
    more = "sitemap: /3.xml\n# Sitemap: https://news.example/4.xml\nSitemap: https://news.example/1.xml\nSitemap:\n"
    assert robots_sitemaps(text + more) == ("https://news.example/1.xml", "https://news.example/2.xml")
