"""Waiting: the days that a term counts from the publication of the original."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import ceil

from syndicate.model import Term


def first_moment(term: Term, published: date | None) -> date | None:
    """When the wait of an `embargo` is over; from a day without an hour on, hours count as whole days."""
    days, hours = (int(str(term.params.get(name, 0))) for name in ("days", "hours"))
    if published is None:
        return None
    whole = timedelta(days=days + ceil(hours / 24))
    return published + (timedelta(days=days, hours=hours) if isinstance(published, datetime) else whole)


def last_day(term: Term, published: date | None) -> date | None:
    """The day until which an `expiry` that counts from the original lets copies stay; None where it counts otherwise."""
    days = term.params.get("days")
    if published is None or not isinstance(days, int) or term.params.get("since") != "original":
        return None
    return published + timedelta(days=days)
