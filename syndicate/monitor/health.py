"""Health: whether the monitor does its work, in a few numbers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from syndicate.monitor.counting import Counts
from syndicate.monitor.exchange import Answer
from syndicate.monitor.standing import Stored

STALE = timedelta(minutes=5)
"""Without a round that succeeded, or a step of one; an idle monitor asks its store four times a minute."""


@dataclass(frozen=True, slots=True)
class Health:
    """`/health`. Times are ISO 8601 in UTC, lags in seconds; None is not known."""

    ok: bool
    store: bool  #: whether it can be reached
    since: str
    last_round_at: str | None
    hosts_held: int  #: by this monitor
    deliveries_waiting: int | None
    oldest_due_lag: float | None  #: how long the host waits that has waited longest; 0.0 where none does

    def answer(self) -> Answer:
        """200 where all is well, else 503."""
        body = json.dumps(asdict(self), indent=2).encode() + b"\n"
        return Answer(200 if self.ok else 503, body, "application/json")


def health(counts: Counts, held: int, stored: Stored | None, now: datetime) -> Health:
    """How a monitor is that holds so many hosts; `stored` is None where its store cannot be reached."""
    alive = now - (counts.round_at or counts.since) <= STALE
    return Health(
        ok=alive and stored is not None,
        store=stored is not None,
        since=counts.since.isoformat(),
        last_round_at=counts.round_at.isoformat() if counts.round_at else None,
        hosts_held=held,
        deliveries_waiting=stored.deliveries.get("waiting", 0) if stored else None,
        oldest_due_lag=lag(stored, now) if stored else None,
    )


def lag(stored: Stored, now: datetime) -> float:
    """Seconds for which the longest waiting host has waited."""
    since = stored.waits_since
    return 0.0 if since is None else max(0.0, round((now - since).total_seconds(), 3))
