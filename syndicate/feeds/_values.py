"""Values of feeds, which may be of any type and say anything: texts, moments, addresses."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from unicodedata import category

from syndicate.feeds._news import address_of_article
from syndicate.urls import absolute, host, split, unwrap

LONGEST_NAME = 1_000  #: characters of a title that are kept
_YEARS = range(1990, 2101)  # a date outside is a mistake of the feed
_SEARCHER = re.compile(r"(?:.*\.)?(?:google|bing|yahoo)\.(?:com?\.)?[a-z]{2,3}")


def text(value: Any) -> str:
    """A string without control characters and lone surrogates, which no store takes; "" for other types."""
    if not isinstance(value, str):
        return ""
    if not (value.isascii() and value.isprintable()):
        value = "".join(" " if category(char) == "Cc" else char for char in value)
        value = value.encode("utf-8", "replace").decode()
    return " ".join(value.split())


def name(value: Any) -> str:
    """A title: a text of at most 1,000 characters, as a feed may have one of megabytes."""
    return text(value)[:LONGEST_NAME].rstrip()


def address(link: Any, base: str) -> str:
    """The http(s) address of a link of any type, "" for none; an empty one is none, and not the feed itself."""
    link = text(link)
    return absolute(link, base) if link else ""


def leads_to(link: str, base: str) -> str:
    """The page that an entry's link leads to, "" for none.

    Links of Google Alerts, Google News and other searches are taken apart: their redirects answer programs with a form, and
    robots.txt forbids them. Other redirectors are followed when the page is fetched, and a page about a page is a page.
    """
    page = address(link, base)
    if host(page) == "news.google.com":
        parts = split(page)
        return (address_of_article(parts.path) if parts else "") or unwrap(page)
    return unwrap(page) if _SEARCHER.fullmatch(host(page)) else page


def from_struct(value: Any) -> datetime | None:
    """Feedparser gives UTC as a struct_time, with whatever numbers the feed made up."""
    try:
        return _likely(datetime.fromtimestamp(timegm(value), UTC)) if value else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def from_iso(value: Any) -> datetime | None:
    """RFC 3339, as JSON Feed asks; a time without zone is taken as UTC."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if read is None:
        return None
    return _likely(read.replace(tzinfo=UTC) if read.tzinfo is None else read)


def from_words(value: str) -> datetime | None:
    """A date as RSS (RFC 5322) or Atom (RFC 3339) writes it."""
    try:
        read = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return from_iso(value)
    return _likely(read.replace(tzinfo=UTC) if read.tzinfo is None else read)


def _likely(when: datetime) -> datetime | None:
    try:
        when = when.astimezone(UTC)
    except OverflowError:
        return None
    return when if when.year in _YEARS else None
