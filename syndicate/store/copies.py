"""Copies of the store: what each page holds of each work, how that stood, and every report about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from syndicate.errors import StoreDamaged
from syndicate.store.rows import CopyRow, columns
from syndicate.store.schema import copies, pages, reports, turns, works

GONE = "gone"
"""The turn of a copy that is not there any more."""
_ROW = columns(copies, CopyRow)


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A copy on a site: of which work, where and when it was found, and when the work appeared."""

    work_id: int
    policy: str
    url: str
    found_at: datetime
    published: datetime | None


def of_page(tx: Connection, page: int) -> tuple[CopyRow, ...]:
    """What a page holds, and what it held."""
    query = select(*_ROW).where(copies.c.page_id == page).order_by(copies.c.id)
    return tuple(CopyRow(*row) for row in tx.execute(query))


def of_work(tx: Connection, work: int) -> tuple[CopyRow, ...]:
    """The copies of a work, those that are gone too."""
    query = select(*_ROW).where(copies.c.work_id == work).order_by(copies.c.id)
    return tuple(CopyRow(*row) for row in tx.execute(query))


def of_site(tx: Connection, site: str) -> tuple[CopyRow, ...]:
    """The copies on a site, in the order in which they were found."""
    query = select(*_ROW).where(copies.c.site == site).order_by(copies.c.found_at, copies.c.id)
    return tuple(CopyRow(*row) for row in tx.execute(query))


def taken(tx: Connection, site: str) -> tuple[TakenRow, ...]:
    """The copies on a site that are not gone, as `quota` and `wholesale` count them."""
    query = (
        select(copies.c.work_id, copies.c.policy, pages.c.url, copies.c.found_at, works.c.published)
        .join(pages, pages.c.id == copies.c.page_id)
        .join(works, works.c.id == copies.c.work_id)
        .where(copies.c.site == site, copies.c.gone_at.is_(None))
        .order_by(copies.c.id)
    )
    return tuple(TakenRow(*row) for row in tx.execute(query))


def add(
    tx: Connection, page: int, work: int, *, now: datetime, verdict: str, reason: str = "", **values: Any
) -> int:
    """A copy that was found: its number. Its first turn is noted. `values` are the other columns."""
    row = {
        "page_id": page,
        "work_id": work,
        "verdict": verdict,
        "since": now,
        "found_at": now,
        "checked_at": now,
    }
    row |= {"changed_at": now, "gone_at": None, "report_id": None, **values}
    number = int(tx.execute(insert(copies).values(row).returning(copies.c.id)).scalar_one())
    _turn(tx, number, now, verdict, reason, None)
    return number


def judged(tx: Connection, number: int, *, now: datetime, **values: Any) -> None:
    """Note that a copy was looked at; its settled verdict stays. `values` are the columns that changed."""
    tx.execute(update(copies).where(copies.c.id == number).values(checked_at=now, **values))


def turned(
    tx: Connection,
    number: int,
    *,
    now: datetime,
    since: datetime,
    verdict: str,
    reason: str = "",
    report: int | None = None,
) -> None:
    """Settle a copy's verdict, or that it is GONE; `since` is when that was first seen."""
    values: dict[str, Any] = {
        "changed_at": now,
        "since": since,
        "gone_at": since if verdict == GONE else None,
    }
    if verdict != GONE:
        values["verdict"] = verdict
    tx.execute(update(copies).where(copies.c.id == number).values(values))
    _turn(tx, number, now, verdict, reason, report)


def keep_report(
    tx: Connection,
    copy: int,
    data: Mapping[str, Any],
    *,
    capture: int | None,
    policy: str,
    now: datetime,
    clauses: Sequence[Any],
) -> int:
    """Keep a report about a copy (`Report.to_dict`); its number."""
    values = {
        "copy_id": copy,
        "capture_id": capture,
        "policy": policy,
        "verdict": data["verdict"],
        "checked_at": now,
        "data": data,
    }
    number = int(tx.execute(insert(reports).values(values).returning(reports.c.id)).scalar_one())
    tx.execute(update(copies).where(copies.c.id == copy).values(report_id=number, clauses=list(clauses)))
    return number


def report(tx: Connection, number: int) -> Mapping[str, Any]:
    """A report as it was kept. Raises StoreDamaged where there is none."""
    data: Mapping[str, Any] | None = tx.execute(select(reports.c.data).where(reports.c.id == number)).scalar()
    if data is None:
        raise StoreDamaged(f"the report {number} is missing")
    return data


def reports_of(tx: Connection, copy: int) -> tuple[int, ...]:
    """The reports about a copy, the newest first."""
    query = select(reports.c.id).where(reports.c.copy_id == copy).order_by(reports.c.id.desc())
    return tuple(tx.execute(query).scalars())


def history(tx: Connection, copy: int) -> tuple[tuple[datetime, str], ...]:
    """When a copy's verdict was settled, and as what, oldest first."""
    query = select(turns.c.at, turns.c.verdict).where(turns.c.copy_id == copy).order_by(turns.c.id)
    return tuple((at, verdict) for at, verdict in tx.execute(query))


def _turn(tx: Connection, copy: int, at: datetime, verdict: str, reason: str, report: int | None) -> None:
    values = {"copy_id": copy, "at": at, "verdict": verdict, "reason": reason, "report_id": report}
    tx.execute(insert(turns).values(values))
