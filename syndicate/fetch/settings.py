"""How far a fetch may go (`Bounds`) and how it behaves towards a server (`Manners`)."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate import __version__
from syndicate.fetch.guard import Guard, trusted

KIB = 1024
MIB = 1024 * KIB
BIGGEST = 10 * MIB  #: bytes of a page that is read, wherever it comes from

TOKEN = "syndicate"  # noqa: S105 -- the product token that robots.txt files name (RFC 9309 §2.2.1)

HTML = ("text/html", "application/xhtml+xml")
"""The media types of a page."""

FEED = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "text/plain",
    *HTML,
)
"""The media types that servers give to feeds; the last ones are wrong, and common."""

ANY: tuple[str, ...] = ()
"""Every media type."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What holds for one fetch, whatever the other side does. What goes beyond is not read at all."""

    wire: int = BIGGEST  #: bytes of body as sent
    decoded: int = BIGGEST  #: bytes of body after content decoding, and between two codings
    headers: int = 100 * KIB  #: bytes of names and values
    codings: int = 2  #: content codings on top of each other
    redirects: int = 10
    seconds: float = 20.0  #: of the other side's time, over all hops and attempts: names, TLS, headers, body
    robots: int = 500 * KIB  #: what is read of a robots.txt (RFC 9309 §2.5)
    robots_redirects: int = 5  #: RFC 9309 §2.3.1.2


@dataclass(frozen=True, slots=True)
class Manners:
    """Whom we ask, as whom, and how often. Times are seconds."""

    allow: tuple[str, ...] = ()  #: "HOST:PORT" that is trusted although it is no public address
    allow_private: bool = False  #: trust every address
    robots: bool = True
    user_agent: str = f"{TOKEN}/{__version__} (checks republished articles against their terms)"
    pace: float = 1.0  #: between two visits to one host
    slowest: float = 10.0  #: the longest Crawl-delay that is honoured
    retries: int = 2  #: further attempts after a failure that may pass
    patience: float = 5.0  #: the longest Retry-After that is waited for
    at_once: int = 20  #: connections at one time, over all hosts

    def guard(self) -> Guard:
        """Where these manners let a fetch go. Raises UsageError for an `allow` that is not HOST:PORT."""
        return Guard(frozenset(trusted(entry) for entry in self.allow), self.allow_private)
