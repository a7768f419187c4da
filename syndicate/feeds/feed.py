"""A feed and its entries, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

MOST_ENTRIES = (
    5_000  #: of one feed that are read; beyond it are archives, and reading costs a millisecond each
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: `url` absolute http(s), `id` as the feed gives it or "".

    `url` is the page that the entry leads to, already taken out of the redirects of search engines' alerts. `published` and
    `updated` are aware UTC or None; where a feed has only the date of the last change, it stands in both.
    """

    url: str
    title: str = ""
    published: datetime | None = None
    id: str = ""
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, in its own order.

    `without_link` counts those that lead to no page, `left_out` those beyond the newest 5,000, which were not read.
    `topic` is the address that the feed calls its own ("" where it has none), `hubs` those of its WebSub hubs.
    `rests` is how many seconds it asks to be left alone after a poll (`ttl`, `sy:updatePeriod`), 0.0 where it does not say.
    """

    title: str
    url: str
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    without_link: int = 0
    left_out: int = 0
    topic: str = ""
    hubs: tuple[str, ...] = ()
    rests: float = 0.0
