"""Feeds: bytes → Feed. RSS and Atom through feedparser, JSON Feed by a reader of our own.

Meant to run confined (`syndicate.confine`): feedparser has quadratic paths. It is only ever given a BytesIO, because
it takes any other bytes for the name of a file to open, and any string for an address to fetch.
"""

from __future__ import annotations

import json
from calendar import timegm
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any
from unicodedata import category

from syndicate.errors import FeedError
from syndicate.urls import absolute

MOST_ENTRIES = 5_000
_YEARS = range(1990, 2101)  # a date outside is a mistake of the feed


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: `url` absolute http(s), `published` aware UTC or None, `id` as the feed gives it or ""."""

    url: str
    title: str = ""
    published: datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, in its own order. `without_link` counts those that lead nowhere,
    `left_out` those beyond the first 5,000, which were not read.
    """

    title: str
    url: str
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    without_link: int = 0
    left_out: int = 0


def read_feed(body: bytes, url: str) -> Feed | FeedError:
    """The feed in `body`, which came from `url`; links are resolved against it.

    A document that is neither RSS, Atom nor JSON Feed is a FeedError. A damaged feed gives the entries that
    can be read, as feed readers do.
    """
    start = body[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return FeedError("The feed is empty.", url=url)
    return _read_json(body, url) if start.startswith(b"{") else _read_xml(body, url)


def _read_xml(body: bytes, url: str) -> Feed | FeedError:
    import feedparser

    if b"<!ENTITY" in body:
        return FeedError("The feed declares entities of its own, which no honest feed needs.", url=url)
    # Neither cleaned nor resolved: no HTML of a feed is ever used, and both are slow on purpose-made input.
    read = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not read.version and not read.entries:
        return FeedError("This is neither RSS, Atom nor JSON Feed.", url=url)
    items = [
        (
            _text(item.get("link")),
            _text(item.get("title")),
            # Past feedparser's own lookup, which answers one key with another and warns about it.
            _from_struct(dict.get(item, "published_parsed") or dict.get(item, "updated_parsed")),
            _text(item.get("id")),
        )
        for item in read.entries[:MOST_ENTRIES]
    ]
    return _feed(_text(read.feed.get("title")), url, items, len(read.entries))


def _read_json(body: bytes, url: str) -> Feed | FeedError:
    """JSON Feed 1.1 (jsonfeed.org); items of wrong types count as without link."""
    try:
        read = json.loads(body.decode("utf-8-sig"))
    except (
        ValueError,
        RecursionError,
    ):  # ValueError: not UTF-8, not JSON, or a number of thousands of digits
        return FeedError("The feed starts like JSON but is not valid JSON.", url=url)
    if not isinstance(read, dict) or not isinstance(read.get("items"), list):
        return FeedError("This JSON is no JSON Feed: it has no list of items.", url=url)
    given = read["items"]
    items = [
        (
            _text(item.get("url") or item.get("external_url")),
            _text(item.get("title")),
            _from_iso(item.get("date_published")),
            _text(item.get("id")),
        )
        if isinstance(item, Mapping)
        else ("", "", None, "")
        for item in islice(given, MOST_ENTRIES)
    ]
    return _feed(_text(read.get("title")), url, items, len(given))


def _feed(title: str, url: str, items: Iterable[tuple[str, str, datetime | None, str]], total: int) -> Feed:
    entries: list[Entry] = []
    without = 0
    for link, name, published, identity in items:
        address = absolute(link, url) if link else ""
        if address:
            entries.append(Entry(address, name, published, identity))
        else:
            without += 1
    return Feed(title, url, tuple(entries), without, max(0, total - MOST_ENTRIES))


def _text(value: Any) -> str:
    """A string without control characters and lone surrogates, which no store takes; "" for other types."""
    if not isinstance(value, str):
        return ""
    folded = " ".join("".join(" " if category(char) == "Cc" else char for char in value).split())
    return folded.encode("utf-8", "replace").decode()


def _from_struct(value: Any) -> datetime | None:
    """Feedparser gives UTC as a struct_time, with whatever numbers the feed made up."""
    try:
        return _likely(datetime.fromtimestamp(timegm(value), UTC)) if value else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _from_iso(value: Any) -> datetime | None:
    """RFC 3339, as JSON Feed asks; a time without zone is taken as UTC."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if read is None:
        return None
    return _likely(read.replace(tzinfo=UTC) if read.tzinfo is None else read)


def _likely(when: datetime) -> datetime | None:
    try:
        when = when.astimezone(UTC)
    except OverflowError:
        return None
    return when if when.year in _YEARS else None
