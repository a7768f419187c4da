"""Facts: single values about the store as a whole."""

from __future__ import annotations

from sqlalchemy import Connection, select

from syndicate.store.rows import upsert
from syndicate.store.schema import facts


def get(tx: Connection, name: str) -> str:
    """The value of a fact, "" where there is none."""
    return str(tx.execute(select(facts.c.value).where(facts.c.name == name)).scalar() or "")


def put(tx: Connection, name: str, value: str) -> None:
    """Keep a fact, in place of what it was."""
    upsert(tx, facts, [{"name": name, "value": value}], ["name"], {"value": value})
