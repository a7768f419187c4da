"""Asking: what lists and reports want to know of many rows at once, streamed, and found by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from syndicate.model import Waiver
from syndicate.store import feeds, limits, pages, waivers, works
from syndicate.store.schema import copies, turns
from syndicate.store.schema import pages as page_table
from syndicate.store.schema import works as work_table
from syndicate.summary import GONE, ClauseLine, CopyLine, Counts, FailingFeed, Filter, LimitLine, Turn

_TOGETHER = 500  # copies read at a time
_ALL = Filter()
_COPY = (
    *(copies.c[name] for name in "id site policy kind containment found_at verdict since".split()),
    *(copies.c[name] for name in "checked_at gone_at changed_at clauses".split()),
    page_table.c.url.label("page_url"),
    work_table.c.url.label("work_url"),
    work_table.c.title.label("work_title"),
)


def copies_of_works(tx: Connection) -> dict[int, int]:
    """How many copies that are not gone are known of each work that has any."""
    query = (
        select(copies.c.work_id, func.count()).where(copies.c.gone_at.is_(None)).group_by(copies.c.work_id)
    )
    return {int(work): int(count) for work, count in tx.execute(query)}


def copy_lines(tx: Connection, only: Filter = _ALL) -> Iterator[CopyLine]:
    """The copies that a filter admits, those that changed longest ago first; memory does not grow with their number.

    With `since` the rows are found by the index on when a copy changed last, so that the cost is that of the answer.
    """
    after: tuple[datetime, int] | None = None
    while True:
        rows = tx.execute(chosen(only, after).limit(_TOGETHER)).all()
        if not rows:
            return
        histories = _histories(tx, [row.id for row in rows])
        for row in rows:
            line = _line(row, histories[row.id])
            if only.admits(line):
                yield line
        after = rows[-1].changed_at, rows[-1].id


def chosen(only: Filter, after: tuple[datetime, int] | None = None) -> Select[Any]:
    """The rows of copies that a filter may admit, in the order of their changes, from behind `after` on."""
    query = select(*_COPY).select_from(copies.join(page_table).join(work_table))
    if only.site:
        query = query.where(
            or_(copies.c.site == only.site, copies.c.site.endswith(f".{only.site}", autoescape=True))
        )
    if only.work:
        query = query.where(work_table.c.url == only.work)
    if only.policy:
        query = query.where(copies.c.policy == only.policy)
    if only.verdict == GONE:
        query = query.where(copies.c.gone_at.is_not(None))
    elif only.verdict:
        query = query.where(copies.c.verdict == only.verdict, copies.c.gone_at.is_(None))
    if only.since is not None:  # whatever became of it then or later, the last of it is not earlier
        query = query.where(copies.c.changed_at >= only.since)
    if only.until is not None:
        query = query.where(copies.c.found_at < only.until)
    if after is not None:
        at, number = after
        later = or_(copies.c.changed_at > at, and_(copies.c.changed_at == at, copies.c.id > number))
        query = query.where(copies.c.changed_at >= at, later)
    return query.order_by(copies.c.changed_at, copies.c.id)


def limit_lines(tx: Connection) -> Iterator[LimitLine]:
    """How each site stands to the limits that are judged over all its copies."""
    for each in limits.listed(tx):
        yield LimitLine(each.site, each.policy, each.term, each.outcome, each.message, each.since)


def permissions(tx: Connection) -> tuple[Waiver, ...]:
    """The permissions that were not taken back."""
    return tuple(waiver for _, waiver in waivers.holding(tx))


def counts(tx: Connection, *, with_pages: bool = True) -> Counts:
    """What the store watches, and which feeds could not be polled last.

    Pages are counted by looking at all of them; without, the cost does not grow with the store.
    """
    kept, _ = works.counted(tx)
    polled = sum(count for state, count in feeds.counted(tx).items() if state != "removed")
    told = tuple(FailingFeed(row.url, row.title, row.reason) for row in feeds.failing(tx))
    return Counts(kept, polled, told, pages.counted(tx) if with_pages else {})


def _histories(tx: Connection, numbers: Sequence[int]) -> defaultdict[int, list[Turn]]:
    """The turns of these copies, the oldest first."""
    query = select(turns.c.copy_id, turns.c.at, turns.c.verdict).where(turns.c.copy_id.in_(numbers))
    found: defaultdict[int, list[Turn]] = defaultdict(list)
    for number, at, verdict in tx.execute(query.order_by(turns.c.id)):
        found[number].append(Turn(at, verdict))
    return found


def _line(row: Row[Any], history: Sequence[Turn]) -> CopyLine:
    return CopyLine(
        page_url=row.page_url,
        site=row.site,
        work_url=row.work_url,
        work_title=row.work_title,
        policy=row.policy,
        kind=row.kind,
        containment=row.containment,
        found_at=row.found_at,
        verdict=row.verdict,
        since=row.since,
        checked_at=row.checked_at,
        gone_at=row.gone_at,
        clauses=tuple(ClauseLine(**clause) for clause in row.clauses),
        history=tuple(history),
    )
