"""Limits of the store: what `quota` and `wholesale` come to for each site, which no single page can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from syndicate.store.rows import columns, upsert
from syndicate.store.schema import limits


@dataclass(frozen=True, slots=True)
class Limit:
    """How a site stands to a limit of a policy. `told` is whether an event spoke of its failing."""

    site: str
    policy: str
    term: str
    outcome: str
    message: str
    since: datetime
    checked_at: datetime
    told: bool


_ROW = columns(limits, Limit)


def put(tx: Connection, limit: Limit) -> None:
    """Keep how a site stands, in place of how it stood."""
    row = {name: getattr(limit, name) for name in Limit.__slots__}
    change = {name: row[name] for name in ("outcome", "message", "since", "checked_at", "told")}
    upsert(tx, limits, [row], ["site", "policy", "term"], change)


def of_site(tx: Connection, site: str) -> tuple[Limit, ...]:
    """How a site stands to every limit."""
    return tuple(
        Limit(*row) for row in tx.execute(select(*_ROW).where(limits.c.site == site).order_by(limits.c.id))
    )


def listed(tx: Connection) -> tuple[Limit, ...]:
    """All limits, by site."""
    return tuple(Limit(*row) for row in tx.execute(select(*_ROW).order_by(limits.c.site, limits.c.id)))
