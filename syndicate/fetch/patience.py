"""Whether to ask again after a failure, and when."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

BUSY = frozenset({429, 502, 503, 504})
"""Statuses that may pass (RFC 9110 §15.6, RFC 6585 §4)."""

LONGEST_WAIT = 86_400.0
"""Seconds: a server's wish to be left alone is granted up to a day; beyond it is a mistake of its settings."""

_FIRST_WAIT = 0.5  # seconds; doubles with each attempt


def back_off(attempt: int, jitter: float) -> float:
    """Seconds before attempt number `attempt` + 1; `jitter` from 0.0 to 1.0 spreads them over half to the whole."""
    return float(_FIRST_WAIT * 2**attempt * (0.5 + jitter / 2))


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110 §10.2.3); None where it says nothing readable."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) < 12 else math.inf
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
