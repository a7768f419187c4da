"""Captures of the store: what servers sent, each body once, whatever sent it."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from syndicate.errors import StoreDamaged
from syndicate.model import Capture
from syndicate.store.columns import pack, unpack
from syndicate.store.rows import upsert
from syndicate.store.schema import bodies, captures


def keep(tx: Connection, page: int, capture: Capture) -> int:
    """Keep a capture of a page; its number. A body that is here already is not written again."""
    known = select(bodies.c.size).where(bodies.c.sha256 == capture.sha256)
    if (
        tx.execute(known.with_for_update(read=True, key_share=True)).scalar() is None
    ):  # vacuum leaves it alone
        body = {"sha256": capture.sha256, "size": len(capture.body), "data": pack(capture.body)}
        upsert(tx, bodies, [body], ["sha256"])
    values = {
        "page_id": page,
        "url": capture.url,
        "final_url": capture.final_url,
        "status": capture.status,
        "fetched_at": capture.fetched_at,
        "sha256": capture.sha256,
        "data": {"redirects": list(capture.redirects), "headers": [list(pair) for pair in capture.headers]},
    }
    return int(tx.execute(insert(captures).values(values).returning(captures.c.id)).scalar_one())


def get(tx: Connection, number: int) -> Capture:
    """A capture, whole. Raises StoreDamaged where it, or its body, is not what was kept."""
    query = select(captures, bodies.c.data.label("body")).join(bodies).where(captures.c.id == number)
    row = tx.execute(query).one_or_none()
    if row is None:
        raise StoreDamaged(f"the capture {number} is missing")
    capture = Capture(
        url=row.url,
        body=unpack(row.body),
        final_url=row.final_url,
        redirects=tuple(row.data["redirects"]),
        status=row.status,
        headers=tuple((name, value) for name, value in row.data["headers"]),
        fetched_at=row.fetched_at,
    )
    if capture.sha256 != row.sha256:
        raise StoreDamaged(f"the body of capture {number} is not what was kept")
    return capture


def of_page(tx: Connection, page: int) -> tuple[int, ...]:
    """The captures of a page, the newest first."""
    query = select(captures.c.id).where(captures.c.page_id == page).order_by(captures.c.id.desc())
    return tuple(tx.execute(query).scalars())
