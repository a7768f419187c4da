"""Freshness: how long an answer is as good as new by its own headers (RFC 9111 §4.2)."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from syndicate.model import Capture

_DIGITS = re.compile(r"\d{1,9}")


def fresh_for(capture: Capture) -> float:
    """Seconds from its arrival during which the server says that nothing changes; 0.0 where it does not say.

    `max-age` before `Expires`; less what the answer's `Age` says that it lay in caches. `no-cache` and `no-store` are 0.0.
    `s-maxage` is for caches that many share, which this is not.
    """
    parts = (part.partition("=") for part in capture.header("cache-control")[:2_000].split(","))
    control = {name.strip().lower(): value.strip().strip('"') for name, _, value in parts}
    if "no-cache" in control or "no-store" in control:
        return 0.0
    if "max-age" in control:
        return max(_number(control["max-age"]) - _number(capture.header("age")), 0.0)
    expires = _date(capture.header("expires"))
    sent = _date(capture.header("date")) or capture.fetched_at
    return max((expires - sent).total_seconds(), 0.0) if expires and sent else 0.0


def _number(value: str) -> float:
    return float(value) if _DIGITS.fullmatch(value) and value.isascii() else 0.0


def _date(value: str) -> datetime | None:
    """An HTTP date, always GMT (RFC 9110 §5.6.7); anything else ("0", "-1") is none."""
    try:
        read = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return read if read.tzinfo else None
