"""RSS, Atom, RDF and CDF through feedparser.

It is only ever given a BytesIO, because it takes any other bytes for the name of a file to open, and any string for an
address to fetch.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from syndicate.errors import FeedError
from syndicate.feeds._values import address, from_struct, leads_to, name, text
from syndicate.feeds.feed import MOST_ENTRIES, Entry, Feed
from syndicate.urls import absolute

_PERIODS = {
    "hourly": 3_600.0,
    "daily": 86_400.0,
    "weekly": 604_800.0,
    "monthly": 2_592_000.0,
    "yearly": 31_536_000.0,
}
"""Seconds of `sy:updatePeriod` (RSS 1.0 Syndication module); `sy:updateFrequency` divides them."""
_TEXTLESS = ("audio/", "video/", "image/")


def read_xml(body: bytes, url: str, left_out: int = 0) -> Feed | FeedError:
    """The feed; a FeedError where there is none in it. `left_out` entries were taken out of it before."""
    import feedparser

    # Neither cleaned nor resolved: no HTML of a feed is ever used, and both are slow on purpose-made input.
    read = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not read.version and not read.entries:
        return FeedError("This is neither RSS, Atom nor JSON Feed.", url=url)
    entries = [_entry(item, url) for item in read.entries[:MOST_ENTRIES]]
    kept = tuple(entry for entry in entries if entry is not None)
    head = read.feed
    hubs = (address(link, url) for link in _links(head, "hub"))
    return Feed(
        title=name(head.get("title")),
        url=url,
        entries=kept,
        without_link=len(entries) - len(kept),
        left_out=left_out + max(0, len(read.entries) - MOST_ENTRIES),
        topic=address(next(iter(_links(head, "self")), ""), url),
        hubs=tuple(dict.fromkeys(hub for hub in hubs if hub)),
        rests=_rests(head),
    )


def _entry(item: Any, url: str) -> Entry | None:
    page = leads_to(_link(item), url)
    if not page:
        return None
    # Past feedparser's own lookup, which answers one key with another and warns about it.
    updated = from_struct(dict.get(item, "updated_parsed"))
    published = from_struct(dict.get(item, "published_parsed"))
    return Entry(page, name(item.get("title")), published or updated, text(item.get("id")), updated)


def _link(item: Any) -> str:
    """The link of an entry: its own, the one that FeedBurner replaced, a permanent id, an enclosure that may hold text."""
    original = text(item.get("feedburner_origlink"))
    if absolute(original):
        return original
    alternates = _links(item, "alternate")
    link = text(item.get("link"))
    if link and (alternates or not dict.get(item, "guidislink")):
        return link
    if link and absolute(link):  # made of the id, which says that it is an address; "12345" is none
        return link
    if alternates:
        return alternates[0]
    if "link" in item and absolute(text(item.get("id"))):  # an empty link
        return text(item.get("id"))
    return next(iter(_links(item, "enclosure")), "")


def _links(holder: Any, rel: str) -> list[str]:
    """The addresses of the links of this relation (RFC 4287 §4.2.7.2), without pictures, sound and films."""
    found = []
    for link in holder.get("links") or ():
        if rel in text(link.get("rel")).lower().split() and not text(link.get("type")).lower().startswith(
            _TEXTLESS
        ):
            href = text(link.get("href"))
            found += [href] if href else []
    return found


def _rests(head: Any) -> float:
    """Seconds between polls that the feed asks for; the longer one of `ttl` (RSS 2.0, minutes) and the period."""
    period = _PERIODS.get(text(head.get("sy_updateperiod")).lower(), 0.0)
    times = _number(head.get("sy_updatefrequency")) or 1
    return max(_number(head.get("ttl")) * 60.0, period / times)


def _number(value: Any) -> int:
    digits = text(value)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
