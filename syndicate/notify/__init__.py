"""Notify: events → messages → sinks (webhooks and Apprise), and events as a feed. No store, no monitor. See docs/notifications.md."""

from syndicate.notify.configuring import SinkConfig, sink_of
from syndicate.notify.delivering import Delivery, Fate, Told, deliver
from syndicate.notify.signing import verify
from syndicate.notify.sinks import Sink, name_of, open_sinks
from syndicate.notify.syndication import Channel, atom, json_feed, rss
from syndicate.notify.timing import Digest, Every, Quiet, Times, due
from syndicate.notify.webhook import Posted, Posts

__all__ = [
    "Channel",
    "Delivery",
    "Digest",
    "Every",
    "Fate",
    "Posted",
    "Posts",
    "Quiet",
    "Sink",
    "SinkConfig",
    "Times",
    "Told",
    "atom",
    "deliver",
    "due",
    "json_feed",
    "name_of",
    "open_sinks",
    "rss",
    "sink_of",
    "verify",
]
