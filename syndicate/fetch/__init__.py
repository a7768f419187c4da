"""The door to the web: url → Capture, or the reason why not. See docs/fetching.md."""

from syndicate.fetch.clock import Clock
from syndicate.fetch.fetcher import Fetcher, Fetches, Refetches
from syndicate.fetch.offline import Offline
from syndicate.fetch.settings import ANY, FEED, HTML, Bounds, Manners

__all__ = ["ANY", "FEED", "HTML", "Bounds", "Clock", "Fetcher", "Fetches", "Manners", "Offline", "Refetches"]
