"""Identity: which entries of a feed are new, whatever else about them changes from one poll to the next.

    entries → keys → those of which no key is known

An entry is told by three keys. One that is known makes it old:

- its **link** in the comparison form (`urls.canonical`: no tracking parameters, no `www.`, no scheme, …);
- its **id** together with its link without query, so that a link whose query changes at each poll brings nothing new, and an id that
  the feed gives to every entry (a site's address, "0") hides none;
- its **title and date** with the same, for feeds that change both.

Where the path does not name a page (the root, `index.php`), the query does, and it stays in all three. A key that entries with
different links share in one document tells them not apart, and is not asked. In the end the page decides: there is one per
canonical address, whatever brought it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from syndicate.feeds.feed import Entry
from syndicate.urls import absolute, canonical
from syndicate.urls.spelling import names_page, segments


def keys(entry: Entry) -> tuple[str, ...]:
    """What the entry is known by, the link first: one to three strings, each with its kind in front.

    Remember those of *new* entries only: an old one is known by what it was new with, and a feed that makes up
    new ids at each poll then adds nothing.
    """
    link = canonical(entry.url) or entry.url
    bare = link.partition("?")[0] if names_page(segments(entry.url)) else link
    found = [f"link {link}"]
    if entry.id:
        found.append(f"id {bare} {entry.id}")
    if entry.title:
        when = entry.published.isoformat() if entry.published else ""
        found.append(f"title {bare} {when} {entry.title}")
    return tuple(found)


def new_entries(known: Container[str], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries none of whose keys is in `known`, in the feed's order, each link once."""
    told = [(entry, keys(entry)) for entry in entries]
    owners: dict[str, set[str]] = {}
    for _, (link, *others) in told:
        for key in others:
            owners.setdefault(key, set()).add(link)
    found: dict[str, Entry] = {}
    for entry, (link, *others) in told:
        asked = [link, *(key for key in others if len(owners[key]) == 1)]
        if link not in found and not any(key in known for key in asked):
            found[link] = entry
    return tuple(found.values())


def feed_key(url: str) -> str:
    """Equal for the spellings of one feed's address, "" for what is none: no scheme, fragment, last slash or `feed:` in front.

    Nothing else is dropped: what looks like a tracking parameter (`?feed=rss2`) is often what names the feed.
    """
    parts = urlsplit(web_address(url))
    path = parts.path.rstrip("/")
    return f"//{parts.netloc}{path}" + (f"?{parts.query}" if parts.query else "") if parts.netloc else ""


def web_address(url: str) -> str:
    """The http(s) address of a feed, which may be written `feed:https://…` or `feed://…`; "" for no address."""
    url = url.strip()
    if url[:5].lower() == "feed:":
        rest = url[5:]
        url = f"http:{rest}" if rest.startswith("//") else rest
    return absolute(url).partition("#")[0]
