"""Asking: what lists and reports want to know of many rows at once."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from syndicate.store.schema import copies


def copies_of_works(tx: Connection) -> dict[int, int]:
    """How many copies that are not gone are known of each work that has any."""
    query = (
        select(copies.c.work_id, func.count()).where(copies.c.gone_at.is_(None)).group_by(copies.c.work_id)
    )
    return {int(work): int(count) for work, count in tx.execute(query)}
