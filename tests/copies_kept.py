"""Copies in a store: a site and a page each, on a work, with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from syndicate.model import Work
from syndicate.store import copies, pages, works

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY = timedelta(days=1)
RIVERS = Work(url="https://news.example/rivers", title="On rivers", text="No river runs twice.", seen=NOW)
MILLS = Work(url="https://news.example/mills", title="On mills", text="No mill stands still.", seen=NOW)


def copy(
    tx: Connection,
    site: str,
    turns: Sequence[tuple[datetime, str]],
    work: Work = RIVERS,
    failed: Sequence[str] = (),
    path: str = "post",
) -> int:
    """A copy that stood so from each of the `turns` on; of its last report the terms that `failed`."""
    (found, verdict), *later = turns
    number, _ = works.add(tx, work, "cc-by-4.0", now=found)
    (page,) = pages.found(tx, [f"https://{site}/{path}"], now=found, watch={})
    clauses = [
        {
            "term": term,
            "strength": "condition",
            "outcome": "failed",
            "message": "",
            "remedy": "",
            "waived": False,
        }
        for term in failed
    ]
    made = copies.add(
        tx, page, number, now=found, verdict=verdict, site=site, policy="cc-by-4.0", kind="full",
        containment=1.0, judged="", watch={}, clauses=clauses,
    )  # fmt: skip
    for at, each in later:
        copies.turned(tx, made, now=at, since=at, verdict=each)
    return made
