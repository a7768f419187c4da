"""Signing: a message's HMAC by Standard Webhooks 1.0.0 (https://www.standardwebhooks.com), made and verified."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

PREFIX = "whsec_"
TOLERANCE = 300  #: seconds between a message's timestamp and the receiver's clock, either way
_SIZES = range(16, 1025)  # bytes of a key


def key_of(secret: str) -> bytes | None:
    """The key that a secret stands for: base64 behind `whsec_`, else its own bytes. None where it is no usable one."""
    try:
        key = (
            base64.b64decode(secret.removeprefix(PREFIX), validate=True)
            if secret.startswith(PREFIX)
            else secret.encode()
        )
    except ValueError:
        return None
    return key if len(key) in _SIZES else None


def signature(message_id: str, timestamp: int, body: bytes, secret: str) -> str:
    """The value of `webhook-signature`: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`.

    Raises ValueError for a secret that `key_of` does not know.
    """
    key = key_of(secret)
    if key is None:
        raise ValueError("no usable secret")
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def verify(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> bool:
    """Whether whoever knows `secret` sent this `body` with these `headers` within five minutes of `now`.

    For receivers. One of several signatures (while secrets are exchanged) is enough. Names of headers in any case.
    """
    fields = {name.lower(): value for name, value in headers.items()}
    message_id, stamp = fields.get("webhook-id", ""), fields.get("webhook-timestamp", "")
    if not message_id or not (stamp.isascii() and stamp.isdigit() and len(stamp) < 13):
        return False
    if abs(now.timestamp() - int(stamp)) > TOLERANCE:
        return False
    wanted = signature(message_id, int(stamp), body, secret).encode()
    given = fields.get("webhook-signature", "").split()
    return any(hmac.compare_digest(each.encode("utf-8", "replace"), wanted) for each in given[:20])
