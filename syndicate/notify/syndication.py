"""Syndication: events as a feed that any reader can subscribe to, the newest first: RSS 2.0, Atom 1.0 (RFC 4287), JSON Feed 1.1.

The same events give the same bytes. An entry keeps its id for ever, so that a reader shows it once.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from syndicate.escaping import href, one_line, plain, xml
from syndicate.model import Event
from syndicate.notify.messages import TITLE, fragment_of
from syndicate.notify.story import story_of
from syndicate.saying import stamp

MOST = 200  #: entries of a feed, the newest
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself. `home` is a page that it belongs to, `own` its own address ("" where unknown).

    `at` is the time of a feed without events; with events it is theirs.
    """

    title: str
    home: str
    at: datetime
    own: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    url: str
    at: datetime
    html: str


def rss(events: Sequence[Event], channel: Channel) -> bytes:
    """RSS 2.0, UTF-8."""
    entries, at = _entries(events), _updated(events, channel)
    root = Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    head = SubElement(root, "channel")
    _put(head, "title", channel.title)
    _put(head, "link", href(channel.home))
    _put(head, "description", channel.title)
    if channel.own:
        SubElement(head, "atom:link", rel="self", type="application/rss+xml", href=href(channel.own))
    _put(head, "lastBuildDate", _rfc822(at))
    for entry in entries:
        item = SubElement(head, "item")
        _put(item, "title", entry.title)
        if entry.url:
            _put(item, "link", entry.url)
        _put(item, "guid", entry.id, isPermaLink="false")
        _put(item, "pubDate", _rfc822(entry.at))
        _put(item, "description", entry.html)
    return _document(root)


def atom(events: Sequence[Event], channel: Channel) -> bytes:
    """Atom 1.0, UTF-8."""
    root = Element("feed", xmlns=ATOM)
    name = channel.own or channel.home
    _put(root, "id", href(name) if href(name) != "#" else _urn(name))
    _put(root, "title", channel.title)
    _put(root, "updated", stamp(_updated(events, channel)))
    _put(SubElement(root, "author"), "name", "syndicate")
    SubElement(root, "link", rel="alternate", href=href(channel.home))
    if channel.own:
        SubElement(root, "link", rel="self", href=href(channel.own))
    for each in _entries(events):
        entry = SubElement(root, "entry")
        _put(entry, "id", each.id)
        _put(entry, "title", each.title)
        _put(entry, "updated", stamp(each.at))
        if each.url:
            SubElement(entry, "link", rel="alternate", href=each.url)
        _put(entry, "content", each.html, type="html")
    return _document(root)


def json_feed(events: Sequence[Event], channel: Channel) -> bytes:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), UTF-8."""
    items = [
        {"id": each.id, "title": each.title, "content_html": each.html, "date_published": stamp(each.at)}
        | ({"url": each.url} if each.url else {})
        for each in _entries(events)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _xml(channel.title),
        "home_page_url": href(channel.home),
        "authors": [{"name": "syndicate"}],
        "items": items,
    }
    if channel.own:
        feed["feed_url"] = href(channel.own)
    return (json.dumps(feed, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _entries(events: Sequence[Event]) -> tuple[_Entry, ...]:
    newest = sorted(events, key=lambda event: (event.at, event.id), reverse=True)[:MOST]
    return tuple(
        _Entry(
            id=_urn(event.id),
            title=_xml(one_line(story_of(event, short=True).headline, TITLE)),
            url=href(event.url) if href(event.url) != "#" else "",
            at=event.at,
            html=_xml(fragment_of(event)),
        )
        for event in newest
    )


def _updated(events: Sequence[Event], channel: Channel) -> datetime:
    return max((event.at for event in events), default=channel.at)


def _urn(name: str) -> str:
    """A name as a URI (RFC 8141); a UUID as what it is (RFC 9562)."""
    try:
        return uuid.UUID(name).urn
    except ValueError:
        return f"urn:x-syndicate:{quote(name.encode('utf-8', 'replace'), safe='')}"


def _xml(text: str) -> str:
    return xml(plain(text))


def _put(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _xml(text)


def _document(root: Element) -> bytes:
    body = bytes(tostring(root, encoding="utf-8", xml_declaration=False))
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body


def _rfc822(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC), usegmt=True)
