"""Reading: bytes → Feed. RSS, Atom and RDF through feedparser, JSON Feed by a reader of our own.

Meant to run confined (`syndicate.confine`): feedparser has quadratic paths.
"""

from __future__ import annotations

from syndicate.errors import FeedError
from syndicate.feeds._body import cut, refusal, starts_with_json, widened
from syndicate.feeds._json import read_json
from syndicate.feeds._xml import read_xml
from syndicate.feeds.feed import Feed


def read_feed(body: bytes, url: str) -> Feed | FeedError:
    """The feed in `body`, which came from `url`; links are resolved against it.

    A document that is neither RSS, Atom nor JSON Feed is a FeedError. A damaged feed gives the entries that
    can be read, as feed readers do. Of more than 5,000 entries the newest are read, and the others counted.
    """
    body = widened(body)
    if not body.strip():
        return FeedError("The feed is empty.", url=url)
    if starts_with_json(body):
        return read_json(body, url)
    if fault := refusal(body):
        return FeedError(fault, url=url)
    body, left_out = cut(body)
    return read_xml(body, url, left_out)
