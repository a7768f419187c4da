"""Discovery: the feeds that a web page announces (HTML Standard §4.6.7.1, "alternate")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from syndicate.feeds._body import starts_with_json, widened
from syndicate.urls import absolute, split

MOST_OFFERED = 50  #: feeds that one page announces; more is a link farm

_TYPES = frozenset(
    {
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml",
        "text/xml", "application/json", "application/x-rss+xml", "text/rss+xml", "application/rss", "application/atom",
    }
)  # fmt: skip
"""Types under which feeds are announced; JSON also announces the interface of WordPress, which is told by its address."""
_INTERFACE = re.compile(r"/wp-json(?:/|$)|[?&]rest_route=|oembed", re.IGNORECASE)
_COMMENTS = re.compile(
    r"/comments?(?:[/.?-]|$)|comments-rss|kommentar|commentaire|comentario|commenti", re.IGNORECASE
)
_COMMENTS_IN_TITLE = re.compile(
    r"comment|kommentar|comentario|commenti|reacties|комментари|コメント|评论", re.IGNORECASE
)
_BEFORE_ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,20000}?-->\s*|<!DOCTYPE[^>\[]{0,500}>\s*){0,20}",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(
    rb"\"version\"\s*:\s*\"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org\\?/version", re.IGNORECASE
)
_SNIFFED = 65_536  #: bytes of a JSON document in which its version must stand

_USUAL = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default")


@dataclass(frozen=True, slots=True)
class Offered:
    """A feed that a page announces: its address, and its title or ""."""

    url: str
    title: str = ""


def offered(html: str, url: str) -> tuple[Offered, ...]:
    """The feeds that the page at `url` announces, in its order, those of comments last; at most 50, each once."""
    from syndicate.page.dom import Dom

    dom = Dom(html)
    bases = (absolute(node.get("href"), url) for node in dom.by_tag["base"] if node.has("href"))
    base = next(bases, "") or url
    found: dict[str, Offered] = {}
    for node in dom.by_tag["link"]:
        address = absolute(node.get("href"), base) if node.get("href") else ""
        kind = node.get("type").partition(";")[0].strip().lower()
        if address and _announces(node.get("rel"), kind) and not _INTERFACE.search(address):
            found.setdefault(address, Offered(address, " ".join(node.get("title").split())))
    return tuple(sorted(found.values(), key=_is_of_comments))[:MOST_OFFERED]


def usual_addresses(url: str) -> tuple[str, ...]:
    """Where sites that announce nothing often have their feed: guesses, to be tried one by one and believed if `is_feed`."""
    parts = split(url)
    if parts is None:
        return ()
    root = f"{parts.scheme}://{parts.netloc}/"
    folder = absolute(".", url)
    guesses = [place + name for place in dict.fromkeys((folder, root)) for name in _USUAL]
    return tuple(dict.fromkeys(guesses))


def is_feed(body: bytes) -> bool:
    """Whether the document begins as a feed does; cheap, and no promise that `read_feed` finds entries."""
    body = widened(body)
    if starts_with_json(body):
        return _JSON_FEED.search(body, 0, _SNIFFED) is not None
    before = _BEFORE_ROOT.match(body.removeprefix(b"\xef\xbb\xbf"))
    start = body.removeprefix(b"\xef\xbb\xbf")[before.end() if before else 0 :][:200]
    return _ROOT.match(start) is not None


def _announces(rel: str, kind: str) -> bool:
    words = rel.lower().split()
    return ("alternate" in words and "stylesheet" not in words and kind in _TYPES) or "feed" in words


def _is_of_comments(feed: Offered) -> bool:
    return bool(_COMMENTS.search(feed.url) or _COMMENTS_IN_TITLE.search(feed.title))
