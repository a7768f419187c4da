"""Feeds: bytes → Feed → which entries are new → when to ask again. Pure: no network, no store.

    page → offered → poll → read_feed → new_entries → next_poll

`read_feed` and `offered` are meant to run confined (`syndicate.confine`): parsers have quadratic paths.
"""

from syndicate.feeds.discovery import Offered, is_feed, offered, usual_addresses
from syndicate.feeds.feed import Entry, Feed
from syndicate.feeds.identity import feed_key, keys, new_entries
from syndicate.feeds.opml import Subscription, read_opml, write_opml
from syndicate.feeds.pace import FeedState, FeedWatch, Poll, is_due, next_poll, wants_whole
from syndicate.feeds.reading import read_feed

__all__ = [
    "Entry",
    "Feed",
    "FeedState",
    "FeedWatch",
    "Offered",
    "Poll",
    "Subscription",
    "feed_key",
    "is_due",
    "is_feed",
    "keys",
    "new_entries",
    "next_poll",
    "offered",
    "read_feed",
    "read_opml",
    "usual_addresses",
    "wants_whole",
    "write_opml",
]
