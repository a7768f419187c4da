"""Sitemaps: bytes → unpacked, bounded → entries → addresses of pages, or of further sitemaps. Pure.

Methods: sitemaps.org protocol 0.9 (urlset, sitemapindex, text, gzip), Google's schema for news, RFC 9309 for robots.txt.
"""

from __future__ import annotations

import codecs
import html
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from syndicate.errors import BrokenResponse, FeedError, TooLarge
from syndicate.escaping import plain
from syndicate.fetch.coding import decode
from syndicate.page.dates import read_date
from syndicate.urls import absolute, belongs, site
from syndicate.urls.address import LONGEST
from syndicate.works.sitemap_xml import Records, Refused, read_xml

MOST_ENTRIES = 50_000  #: of one sitemap (protocol 0.9); those beyond are counted
MOST_BYTES = 52_428_800  #: of one sitemap, unpacked (protocol 0.9)

_GZIP = b"\x1f\x8b"
_SNIFFED = 65_536  # bytes in which a sitemap shows what it is
_BEFORE_ROOT = re.compile(rb"\s*(?:<\?[^>]{0,2000}>\s*|<!--.{0,20000}?-->\s*){0,20}", re.DOTALL)
_ROOT = re.compile(rb"<(?:!DOCTYPE\s{1,99})?(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)[\s>/\[]")
_LINE = re.compile(rb"https?://\S+", re.IGNORECASE)
_TEXT_LINE = re.compile(rb"[^\s][^\r\n]*")
_LINES_SNIFFED = 20
_LONGEST_TITLE = 1_000  # characters; one may have megabytes
_MOST_ROBOTS = 512_000  # characters of robots.txt that are read (RFC 9309 §2.5: at least 500 KiB)
_ROBOTS_LINE = re.compile(r"\s*sitemap\s*:\s*([^\s#]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Location:
    """One address of a sitemap, absolute http(s), with what stands beside it.

    `changed` is its `lastmod`: an aware UTC datetime, a date where it tells no zone, None where it tells no day. `title`,
    `published` and `language` are those of news sitemaps, else "", None and "".
    """

    url: str
    changed: date | None = None
    title: str = ""
    published: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of a sitemap in its own order, each once: of pages, or of further sitemaps where it is an index.

    `elsewhere` counts addresses of other sites, `without_address` entries that have none, `left_out` those beyond the
    50,000 that a sitemap may have. `fault` says why it could not be read to its end, "" where it could.
    """

    url: str
    is_index: bool = False
    locations: tuple[Location, ...] = field(default=(), repr=False)
    elsewhere: int = 0
    without_address: int = 0
    left_out: int = 0
    fault: str = ""


def is_sitemap(body: bytes) -> bool:
    """Whether it begins as a sitemap does: XML, or an address a line, packed or not. Cheap, and no promise."""
    start = _without_mark(_beginning(body))
    if start.lstrip().startswith(b"<"):
        before = _BEFORE_ROOT.match(start)
        return _ROOT.match(start, before.end() if before else 0) is not None
    lines = [line.strip() for line in start.splitlines()[:_LINES_SNIFFED] if line.strip()]
    return bool(lines) and all(map(_LINE.fullmatch, lines))


def read_sitemap(body: bytes, url: str, hosts: Iterable[str] = ()) -> Sitemap | FeedError:
    """The sitemap in `body`, which came from `url`: XML or text, plain or packed with gzip.

    Pages count that are on `hosts`, or on the sitemap's own site where none are given; further sitemaps on either. Of a
    saved one without address and hosts all count.
    A FeedError is what is no sitemap, declares a document type (and so might declare entities), or is larger than 50 MiB
    unpacked. Of a damaged one there is what stands before the damage, and `fault` says so.
    """
    try:
        document = _without_mark(_unpacked(body)).lstrip()
        if not document:
            return FeedError("The sitemap is empty.", url=url)
        if document.startswith(_GZIP) or not is_sitemap(
            document
        ):  # packed twice: who unpacks on and on meets a bomb
            return FeedError("This is no sitemap.", url=url)
        is_xml = document.startswith(b"<")
        found = read_xml(document, MOST_ENTRIES) if is_xml else _read_lines(document)
    except Refused as error:
        return FeedError(str(error), url=url)
    return _sitemap(found, url, tuple(hosts))


def robots_sitemaps(text: str) -> tuple[str, ...]:
    r"""The sitemaps that a robots.txt names, absolute http(s), each once; they hold for every crawler.

    >>> robots_sitemaps("User-agent: *\nDisallow: /\nSitemap: https://news.example/map.xml # all")
    ('https://news.example/map.xml',)
    """
    found = map(_ROBOTS_LINE.match, text[:_MOST_ROBOTS].removeprefix("\ufeff").splitlines())
    urls = (absolute(line[1]) for line in found if line)
    return tuple(dict.fromkeys(url for url in urls if url))[:MOST_ENTRIES]


def _beginning(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body[:_SNIFFED]
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body[:_SNIFFED], _SNIFFED)
    except zlib.error:
        return b""


def _without_mark(body: bytes) -> bytes:
    """UTF-8, which the protocol asks for, without its mark; UTF-16 turned into it."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if body.startswith(mark):
            text = body.decode(encoding, "replace")
            return re.sub(r"^(\s*<\?xml[^>]{0,200}?)\sencoding=[\"'][^\"'>]*[\"']", r"\1", text).encode()
    return body.lstrip().removeprefix(codecs.BOM_UTF8)


def _unpacked(body: bytes) -> bytes:
    try:
        body = decode(body, "gzip", limit=MOST_BYTES) if body.startswith(_GZIP) else body
    except BrokenResponse as error:
        raise Refused("The packed sitemap is damaged.") from error
    except TooLarge as error:
        raise Refused(f"The sitemap is larger than {MOST_BYTES >> 20} MiB unpacked.") from error
    if len(body) > MOST_BYTES:
        raise Refused(f"The sitemap is larger than {MOST_BYTES >> 20} MiB.")
    return body


def _read_lines(document: bytes) -> Records:
    found = Records(MOST_ENTRIES)
    for line in _TEXT_LINE.finditer(document):  # one at a time: a file may have fifty million
        found.add({"loc": line[0].decode("utf-8", "replace")[: LONGEST + 1]})
    return found


def _sitemap(found: Records, url: str, hosts: tuple[str, ...]) -> Sitemap:
    urls: dict[str, Location] = {}
    elsewhere = without = 0
    for row in found.rows:
        location = _location(row)
        if not location.url:
            without += 1
        elif _counts(location.url, url, hosts, is_index=found.is_index):
            urls.setdefault(location.url, location)
        else:
            elsewhere += 1
    return Sitemap(url, found.is_index, tuple(urls.values()), elsewhere, without, found.left_out, found.fault)


def _location(row: dict[str, str]) -> Location:
    title = " ".join(plain(html.unescape(row.get("title", ""))).split())
    return Location(
        absolute(row.get("loc", "")),
        read_date(row.get("lastmod")),
        title[:_LONGEST_TITLE].rstrip(),
        read_date(row.get("published")),
        plain(row.get("language", "")).strip().lower()[:20],
    )


def _counts(found: str, url: str, hosts: tuple[str, ...], *, is_index: bool) -> bool:
    if not url and not hosts:
        return True
    own = bool(url) and site(found) == site(url)
    return belongs(found, hosts) or (own and (is_index or not hosts))
