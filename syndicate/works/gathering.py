"""Gathering: what arrived for an address → is it a list of articles, and of which? Pure; meant to run confined.

capture → feed | sitemap | sitemap index | robots.txt | subscription list → Listing;  all else → None, an article's page
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from syndicate.errors import FeedError, UsageError
from syndicate.feeds import Feed, is_feed, read_feed, read_opml
from syndicate.model import Capture
from syndicate.saying import in_a_row
from syndicate.urls import article_key, belongs, canonical, site, split
from syndicate.urls.editions import chosen_language, path_language
from syndicate.works.not_articles import no_article
from syndicate.works.sitemaps import Sitemap, is_sitemap, read_sitemap, robots_sitemaps

_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a list names, and what it says of it; dates are days, or aware moments."""

    url: str
    title: str = ""
    published: date | None = None
    changed: date | None = None

    @property
    def at(self) -> datetime | None:
        """When it was last changed, else published, in UTC; a day counts to its end, as nobody knows the hour."""
        moments = [_moment(each) for each in (self.changed, self.published) if each]
        return max(moments, default=None)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list names: articles, and further lists to fetch, each once and in its order.

    `kind` is "feed", "sitemap", "sitemap index", "robots.txt" or "subscription list"; `note` says what was left out.
    """

    kind: str
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    lists: tuple[str, ...] = ()
    note: str = ""


def listing(
    capture: Capture, hosts: Iterable[str] = (), keys: tuple[str, ...] = ()
) -> Listing | FeedError | None:
    """The list that arrived; None where it is none, and so may be an article's page.

    Only articles on the publisher's `hosts` count; where it has none, a sitemap's own site, and whatever a feed names. Each
    article counts once, by its `keys` (`policy.assigner.article_key`). A FeedError is a list that cannot be read.
    """
    body, url, own = capture.body, capture.final_url, tuple(hosts)
    parts = split(url)
    if parts and parts.path == "/robots.txt" and not body.lstrip().startswith(b"<"):
        return _robots(body)
    if is_feed(body):
        feed = read_feed(body, url)
        return feed if isinstance(feed, FeedError) else _of_feed(feed, own, keys)
    if is_sitemap(body):
        found = read_sitemap(body, url, own)
        return found if isinstance(found, FeedError) else _of_sitemap(found, keys)
    if b"<opml" in body[:_SNIFFED].lower():
        return _subscriptions(body, url)
    return None


def _robots(body: bytes) -> Listing:
    lists = robots_sitemaps(body.decode("utf-8", "replace"))
    return Listing("robots.txt", lists=lists, note="" if lists else "it names no sitemap")


def _subscriptions(body: bytes, url: str) -> Listing | FeedError:
    try:
        return Listing("subscription list", lists=tuple(each.url for each in read_opml(body)))
    except UsageError as error:
        return FeedError(str(error), url=url)


def _of_feed(feed: Feed, hosts: tuple[str, ...], keys: tuple[str, ...]) -> Listing:
    own = [each for each in feed.entries if not hosts or belongs(each.url, hosts)]
    entries = (Entry(each.url, each.title, each.published, each.updated) for each in own)
    kept, others = _articles(entries, keys)
    notes = _notes(len(feed.entries) - len(own), others, feed.left_out, feed.without_link)
    return Listing("feed", kept, note=notes)


def _of_sitemap(found: Sitemap, keys: tuple[str, ...]) -> Listing:
    entries = () if found.is_index else found.locations
    listed = (Entry(each.url, each.title, each.published, each.changed) for each in entries)
    kept, others = _articles(listed, keys)
    note = _notes(found.elsewhere, others, found.left_out, found.without_address, found.fault)
    if not found.is_index:
        return Listing("sitemap", kept, note=note)
    lists = tuple(each.url for each in found.locations if each.url != found.url)
    return Listing("sitemap index", lists=lists, note=note)


def _articles(entries: Iterable[Entry], keys: tuple[str, ...]) -> tuple[tuple[Entry, ...], Counter[str]]:
    """Each article once, and how many of the others there are of what."""
    kept: dict[object, Entry] = {}
    others: Counter[str] = Counter()
    for each in entries:
        if what := no_article(each.url):
            others[what] += 1
        else:
            kept.setdefault(_identity(each.url, keys), each)
    return tuple(kept.values()), others


def _identity(url: str, keys: tuple[str, ...]) -> object:
    """Equal for two addresses of one article; a language edition is another one."""
    key = article_key(url, keys)
    return (site(url), key, chosen_language(url), path_language(url)) if key else canonical(url) or url


def _notes(elsewhere: int, others: Counter[str], left_out: int, without: int, fault: str = "") -> str:
    said = [f"{elsewhere:,} on other sites"] if elsewhere else []
    if others:
        said.append(f"{others.total():,} that are no articles ({in_a_row(sorted(others))})")
    said += [f"{without:,} without address"] if without else []
    said += [f"{left_out:,} beyond what is read of one list"] if left_out else []
    return "; ".join(filter(None, (f"left out: {in_a_row(said)}" if said else "", fault)))


def _moment(when: date) -> datetime:
    if isinstance(when, datetime):
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.combine(when, time.max, UTC)
