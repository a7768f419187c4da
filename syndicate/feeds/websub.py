"""WebSub, the part without network (W3C Recommendation, 23 January 2018): a hub pushes what a feed has new.

    offer → subscription_form → (the hub asks back) verified → (it pushes) is_signed → renew_at → subscription_form …

Whoever serves the callback gives each subscription an address of its own that nobody can guess, and answers 404 where
`verified` gives None.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlencode

from syndicate.errors import UsageError
from syndicate.feeds.feed import Feed
from syndicate.urls import absolute

LEASE = 10 * 86_400  #: seconds that are asked for: the ten days of hubs' own habit
LONGEST_LEASE = 365 * 86_400  #: of an answer that is believed
RENEW_AFTER = 0.8  #: of a lease; a fifth of it is left for a hub that is down
LONGEST_SECRET = 199  #: bytes; "MUST be less than 200 bytes" (§5.1)
LONGEST_CHALLENGE = 4_096  #: characters that are echoed to a stranger
METHODS = ("sha1", "sha256", "sha384", "sha512")
"""§7: what a hub may sign with; SHA-1 is weak but, with a key, not broken (RFC 6194), and most hubs use nothing else."""

_LINK = re.compile(
    r"<([^<>]{1,8000})>((?:\s{0,9};\s{0,9}[\w*-]+\s{0,9}(?:=\s{0,9}(?:\"[^\"]*\"|[^\s,;\"]+))?)*)"
)
_REL = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|([^\s,;\"]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a feed can be subscribed to: the topic is the address that the hub knows it by."""

    topic: str
    hubs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What a hub's question gets as its answer: status 200 and the challenge as plain text; `lease` in seconds."""

    challenge: str
    lease: float


def offer(feed: Feed, link_header: str = "") -> Offer | None:
    """The hubs of a feed and its topic, from the HTTP Link header (RFC 8288) before the feed itself (§4); None without both."""
    told: dict[str, list[str]] = {"hub": [], "self": []}
    for address, parameters in _LINK.findall(link_header[:16_384]):
        rel = _REL.search(parameters)
        for word in (rel[1] or rel[2] or "").lower().split() if rel else ():
            if word in told and absolute(address, feed.url):
                told[word].append(absolute(address, feed.url))
    hubs = tuple(dict.fromkeys(told["hub"])) or feed.hubs
    topic = next(iter(told["self"]), "") or feed.topic
    return Offer(topic, hubs) if hubs and topic else None


def subscription_form(
    callback: str, topic: str, *, secret: str = "", lease: int = LEASE, mode: str = "subscribe"
) -> bytes:
    """The body of the POST to a hub (§5.1), as application/x-www-form-urlencoded; `mode` may be "unsubscribe".

    A secret makes the hub sign what it pushes; it may only be sent to a hub over https. Raises UsageError for one of 200 bytes
    or more.
    """
    if len(secret.encode()) > LONGEST_SECRET:
        raise UsageError(f"The secret of a WebSub subscription has at most {LONGEST_SECRET} bytes.")
    fields = {"hub.callback": callback, "hub.mode": mode, "hub.topic": topic}
    if mode == "subscribe":
        fields["hub.lease_seconds"] = str(lease)
        if secret:
            fields["hub.secret"] = secret
    return urlencode(fields).encode()


def verified(query: str, topic: str, mode: str = "subscribe") -> Verified | None:
    """The answer to a hub that asks whether we want this (§5.3), None where we do not: another topic or another mode.

    `query` is that of the GET to the callback; `topic` and `mode` are what was asked for there.
    """
    told = _told(query)
    challenge = told.get("hub.challenge", "")
    if told.get("hub.mode") != mode or told.get("hub.topic") != topic:
        return None
    if not challenge or len(challenge) > LONGEST_CHALLENGE:
        return None
    lease = told.get("hub.lease_seconds", "")
    seconds = float(lease) if re.fullmatch(r"[0-9]{1,12}", lease) else float(LEASE)
    return Verified(challenge, min(seconds, LONGEST_LEASE))


def denied(query: str, topic: str) -> str:
    """The hub's reason for refusing a subscription (§5.2), in a sentence; "" where this is no refusal of it."""
    told = _told(query)
    if told.get("hub.mode") != "denied" or told.get("hub.topic") != topic:
        return ""
    reason = " ".join(
        "".join(char if char.isprintable() else " " for char in told.get("hub.reason", "")[:200]).split()
    )
    return f"The hub refuses the subscription: {reason}" if reason else "The hub refuses the subscription."


def is_signed(body: bytes, header: str, secret: str) -> bool:
    """Whether the X-Hub-Signature header proves that the body comes from the hub (§7.1): HMAC of the body with the secret.

    A body that is not signed by it is to be ignored, with status 2xx all the same.
    """
    method, _, given = header.strip().partition("=")
    if method.lower() not in METHODS or not secret or not given.isascii():
        return False
    expected = hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(expected, given.strip().lower())


def renew_at(verified_at: datetime, lease: float) -> datetime:
    """When to ask for the subscription again, before it ends (§5.1: hubs forget it then)."""
    return verified_at + timedelta(seconds=min(lease, LONGEST_LEASE) * RENEW_AFTER)


def _told(query: str) -> dict[str, str]:
    """The parameters of a query that a stranger wrote; of doubles the first. Too many are none."""
    try:
        read = parse_qs(query, max_num_fields=50)
    except ValueError:
        return {}
    return {name: values[0] for name, values in read.items()}
