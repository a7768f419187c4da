"""Freshness: for how long an answer may stand for the next one, by its own headers (RFC 9111 §4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 86_400.0  #: seconds; a longer time is taken for a mistake of a server's settings

_AGE = re.compile(r"(?:^|[\s,])(s-maxage|max-age)\s*=\s*\"?(\d{1,12})\"?", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[\s,])(no-store|no-cache)(?:$|[\s,;])", re.IGNORECASE)  # not no-cache="field"


def fresh_for(headers: Iterable[tuple[str, str]], now: datetime) -> float:
    """Seconds that an answer with these headers (names in lower case) stays fresh; 0.0 where nothing is said. `now` is aware.

    Its `Age` is taken off; a shared cache's `s-maxage` is not for us.
    """
    said: dict[str, list[str]] = {}
    for name, value in headers:
        said.setdefault(name, []).append(value)
    control = ", ".join(said.get("cache-control", ()))
    if _NEVER.search(control):
        return 0.0
    ages = [int(seconds) for kind, seconds in _AGE.findall(control) if kind.lower() == "max-age"]
    if ages:
        return min(max(min(ages) - _age(said), 0.0), LONGEST)
    expires = _moment(said.get("expires", ()))
    if expires is None:
        return 0.0
    sent = _moment(said.get("date", ())) or now
    return min(max((expires - sent).total_seconds() - _age(said), 0.0), LONGEST)


def _age(said: dict[str, list[str]]) -> float:
    value = (said.get("age") or [""])[0].strip()
    return float(value) if value.isascii() and value.isdigit() and len(value) < 12 else 0.0


def _moment(values: Iterable[str]) -> datetime | None:
    """The first date; None for what is none, such as the `0` that means "already expired"."""
    for value in values:
        try:
            when = parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            return None
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when
    return None
