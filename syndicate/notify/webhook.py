"""Webhook: events → one signed POST of JSON, by Standard Webhooks 1.0.0 (https://www.standardwebhooks.com)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from syndicate.errors import AddressRefused, FetchError, HostNotFound
from syndicate.escaping import one_line
from syndicate.model import Event
from syndicate.notify.answer import Answer, Result, of_status
from syndicate.notify.signing import signature
from syndicate.saying import stamp

DIGEST = "digest"  #: the type of a message that holds several events

_SURROGATES = re.compile(
    "[\ud800-\udfff]"
)  # no UTF-8 has them, and strict readers of JSON refuse their escapes
_HEADER = re.compile(r"[^\x21-\x7e]")

Posted = tuple[int, Mapping[str, str], bytes]
"""What a server answered: status, headers (names in lower case), the beginning of the body."""


class Posts(Protocol):
    """Whatever can post: the guarded network, a fake in a test. Nothing is followed, stored or decoded."""

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted | FetchError: ...


def body_of(message_id: str, events: Sequence[Event]) -> bytes:
    """The body: `{"type", "timestamp", "data"}`, of one event itself, of several in `data.events`, the oldest first.

    The same events give the same bytes. They are ASCII JSON without NaN and without lone surrogates.
    """
    if len(events) == 1:
        payload = _payload(events[0])
    else:
        newest = max(event.at for event in events)
        parts = [_payload(event) | {"id": event.id} for event in events]
        payload = {"type": DIGEST, "timestamp": stamp(newest), "data": {"events": parts}}
    return json.dumps(
        _clean(payload | {"id": message_id}), allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode("ascii")


def headers_of(
    message_id: str, events: Sequence[Event], body: bytes, secret: str, now: datetime
) -> dict[str, str]:
    """The headers of this attempt; there is a signature where there is a secret."""
    message_id = _HEADER.sub("", message_id)[:200]
    timestamp = int(now.timestamp())
    headers = {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "x-syndicate-event": str(events[0].kind) if len(events) == 1 else DIGEST,
        "idempotency-key": message_id,
    }
    if secret:
        headers["webhook-signature"] = signature(message_id, timestamp, body, secret)
    return headers


async def post(
    post: Posts, url: str, secret: str, message_id: str, events: Sequence[Event], now: datetime
) -> Answer:
    """Tell `events` to the webhook at `url` under the id `message_id`, which is the same over all attempts."""
    body = body_of(message_id, events)
    answered = await post.post(url, body, headers_of(message_id, events, body, secret, now))
    if isinstance(answered, FetchError):
        hopeless = isinstance(answered, HostNotFound | AddressRefused)
        return Answer(Result.FAILED, one_line(answered.reason, 300), down=hopeless)
    status, headers, _ = answered
    return of_status(status, headers.get("retry-after", ""), now)


def _payload(event: Event) -> dict[str, Any]:
    data = {**event.data, "url": event.url, "title": event.title}
    return {"type": str(event.kind), "timestamp": stamp(event.at), "data": data}


def _clean(value: Any) -> Any:
    """JSON that every reader takes."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {_clean(str(key)): _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
