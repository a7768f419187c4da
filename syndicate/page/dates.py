"""Dates as pages write them for machines (ISO 8601, RFC 9110 dates, and what is close to them)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

YEARS = range(1990, 2101)  #: other years are mistakes

_ISO_DAY = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")


def read_date(value: object) -> date | None:
    """An aware UTC datetime where the text tells the zone, else a date; None for what is no date."""
    if not isinstance(value, str) or not 6 <= len(value.strip()) <= 60:
        return None
    text = value.strip()
    found = _iso(text) or _mail(text)
    return found if found is not None and found.year in YEARS else None


def _iso(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(re.sub(r"\s+([+-]\d)", r"\1", text))
    except ValueError:
        return _day(text)
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.date()
    except OverflowError:
        return None


def _day(text: str) -> date | None:
    day = _ISO_DAY.match(text)
    if not day:
        return None
    try:
        return date(int(day.group(1)), int(day.group(2)), int(day.group(3)))
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.date()
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
