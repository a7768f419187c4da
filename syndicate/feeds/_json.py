"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from syndicate.errors import FeedError
from syndicate.feeds._values import address, from_iso, leads_to, name, text
from syndicate.feeds.feed import MOST_ENTRIES, Entry, Feed


def read_json(body: bytes, url: str) -> Feed | FeedError:
    """The feed; items of wrong types count as without link."""
    try:
        read = json.loads(body.decode("utf-8-sig"))
    except (
        ValueError,
        RecursionError,
    ):  # ValueError: not UTF-8, not JSON, or a number of thousands of digits
        return FeedError("The feed starts like JSON but is not valid JSON.", url=url)
    if not isinstance(read, dict) or not isinstance(read.get("items"), list):
        return FeedError("This JSON is no JSON Feed: it has no list of items.", url=url)
    items = _newest(read["items"])
    entries = [_entry(item, url) for item in items]
    kept = tuple(entry for entry in entries if entry is not None)
    return Feed(
        title=name(read.get("title")),
        url=url,
        entries=kept,
        without_link=len(entries) - len(kept),
        left_out=len(read["items"]) - len(items),
        topic=address(read.get("feed_url"), url),
        hubs=tuple(dict.fromkeys(_hubs(read.get("hubs"), url))),
    )


def _newest(items: list[Any]) -> list[Any]:
    """The newest entries, which are the first ones unless dates tell that they are the last."""
    if len(items) <= MOST_ENTRIES:
        return items
    first, last = (
        from_iso(item.get("date_published")) if isinstance(item, dict) else None
        for item in (items[0], items[-1])
    )
    return items[-MOST_ENTRIES:] if first and last and last > first else list(islice(items, MOST_ENTRIES))


def _entry(item: Any, url: str) -> Entry | None:
    if not isinstance(item, Mapping):
        return None
    page = leads_to(text(item.get("url") or item.get("external_url")) or _attached(item), url)
    if not page:
        return None
    updated = from_iso(item.get("date_modified"))
    published = from_iso(item.get("date_published"))
    return Entry(page, name(item.get("title")), published or updated, _id(item.get("id")), updated)


def _id(value: Any) -> str:
    """The specification says to read a number as a string."""
    return (
        str(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1e18
        else text(value)
    )


def _attached(item: Mapping[str, Any]) -> str:
    """An attachment that may hold text; pictures, sound and films do not."""
    given = item.get("attachments")
    attached = given if isinstance(given, list) else ()
    return next(
        (
            text(each.get("url"))
            for each in attached
            if isinstance(each, Mapping)
            and not text(each.get("mime_type")).lower().startswith(("audio/", "video/", "image/"))
        ),
        "",
    )


def _hubs(given: Any, url: str) -> Iterable[str]:
    """The hubs that speak WebSub, among others (rssCloud)."""
    for hub in given if isinstance(given, list) else ():
        if isinstance(hub, Mapping) and text(hub.get("type")).lower() == "websub":
            found = address(hub.get("url"), url)
            if found:
                yield found
