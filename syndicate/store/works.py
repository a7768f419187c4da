"""Works of the store: the publisher's own articles, with all that they ever said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Text, case, cast, func, insert, select, update
from sqlalchemy.types import Integer

from syndicate.errors import StoreDamaged
from syndicate.model import Version, Work
from syndicate.store import leases, pages
from syndicate.store.columns import must_fit
from syndicate.store.rows import WorkRow, columns, upsert
from syndicate.store.schema import copies, facts, versions, works
from syndicate.urls import host
from syndicate.works.as_data import work_data, work_of

_REVISION = "revision"
_ROW = columns(works, WorkRow)


def add(
    tx: Connection, work: Work, policy: str, *, now: datetime, due: datetime | None = None
) -> tuple[int, bool]:
    """Watch a work; its number, and whether it is new. One that is known takes the new text, and keeps the old.

    Pages that were let go while it was not watched are looked at again. Raises UsageError for an address that is too long.
    """
    must_fit(work.url)
    known = by_url(tx, *work.addresses)
    if known is not None:
        revise(tx, known.id, work, now=now, due=due)
        changes: dict[str, Any] = {"policy": policy, "state": "live", "reason": ""}
        if known.state == "removed" or known.policy != policy:
            changes["revision"] = _next_revision(tx)
            held = select(copies.c.page_id).where(copies.c.work_id == known.id, copies.c.gone_at.is_(None))
            pages.take_up(tx, tx.execute(held).scalars(), now)
        tx.execute(update(works).where(works.c.id == known.id).values(changes))
        return known.id, False
    row: dict[str, Any] = {
        "url": work.url,
        "policy": policy,
        "added_at": now,
        "etag": "",
        "modified": "",
        **_values(tx, work),
    }
    row |= {"state": "live", "reason": "", "watch": {}, "refreshed_at": now, "due_at": due}
    (number,) = tx.execute(insert(works).values(row).returning(works.c.id)).one()
    _keep(tx, number, work)
    _wake(tx, work.url, due)
    return int(number), True


def revise(tx: Connection, number: int, work: Work, *, now: datetime, due: datetime | None = None) -> bool:
    """Take what a work says now; whether that is something else than before. What it said is kept."""
    before = get(tx, number)
    known = replace(before.revised(work), url=before.url)
    changed = (known.text, known.title) != (before.text, before.title)
    values: dict[str, Any] = {"refreshed_at": now, "due_at": due, "state": "live", "reason": ""}
    same = replace(known, seen=before.seen, versions=before.versions) == before
    values |= {"data": work_data(replace(known, versions=()))} if same else _values(tx, known)
    tx.execute(update(works).where(works.c.id == number).values(values))
    if changed:
        _keep(tx, number, known)
    _wake(tx, known.url, due)
    return changed


def noted(tx: Connection, number: int, *, now: datetime, due: datetime | None, **values: Any) -> bool:
    """Note a look at an original: when the next is due, and which columns changed (state, reason, etag, modified, watch).

    False where it is not watched any more; then nothing is noted.
    """
    watched = (works.c.id == number) & (works.c.state != "removed")  # its owner may have done so meanwhile
    noted = update(works).where(watched).values(refreshed_at=now, due_at=due, **values).returning(works.c.url)
    url = tx.execute(noted).scalar()
    if url is not None:
        _wake(tx, url, due)
    return url is not None


def remove(tx: Connection, number: int) -> None:
    """Watch a work no longer. What was found of it stays."""
    values = {"state": "removed", "due_at": None, "revision": _next_revision(tx)}
    tx.execute(update(works).where(works.c.id == number).values(values))


def get(tx: Connection, number: int) -> Work:
    """The work with all its versions, newest first. Raises StoreDamaged where there is none."""
    data = tx.execute(select(works.c.data).where(works.c.id == number)).scalar()
    if data is None:
        raise StoreDamaged(f"the work {number} is missing")
    said = tx.execute(
        select(versions.c.data).where(versions.c.work_id == number).order_by(versions.c.id.desc())
    )
    today = work_of(data)
    olds = (_version(each) for each in said.scalars())
    return replace(today, versions=tuple(v for v in olds if (v.text, v.title) != (today.text, today.title)))


def row_of(tx: Connection, number: int) -> WorkRow:
    """The row of a work. Raises StoreDamaged where there is none."""
    row = tx.execute(select(*_ROW).where(works.c.id == number)).one_or_none()
    if row is None:
        raise StoreDamaged(f"the work {number} is missing")
    return WorkRow(*row)


def by_url(tx: Connection, *urls: str) -> WorkRow | None:
    """The work with one of these addresses as its main one; one that was removed too."""
    query = select(*_ROW).where(works.c.url.in_([url for url in urls if url])).limit(1)
    row = tx.execute(query).one_or_none()
    return None if row is None else WorkRow(*row)


def listed(tx: Connection, *, removed: bool = False) -> Iterator[WorkRow]:
    """All works that are watched, the newest first."""
    query = select(*_ROW).order_by(works.c.added_at.desc(), works.c.id.desc())
    for row in tx.execute(query if removed else query.where(works.c.state != "removed")):
        yield WorkRow(*row)


def due_at(tx: Connection, places: Sequence[str], now: datetime, most: int) -> tuple[WorkRow, ...]:
    """The works of some hosts that are to be read again, the longest waiting first."""
    query = select(*_ROW).where(works.c.host.in_(places), works.c.due_at <= now, works.c.state != "removed")
    return tuple(WorkRow(*row) for row in tx.execute(query.order_by(works.c.due_at).limit(most)))


def changed_since(tx: Connection, revision: int) -> Iterator[tuple[WorkRow, Work]]:
    """The works that were added, corrected or removed after a revision of the store, in the order of their revisions."""
    rows = [
        WorkRow(*row)
        for row in tx.execute(select(*_ROW).where(works.c.revision > revision).order_by(works.c.revision))
    ]
    for row in rows:
        yield row, get(tx, row.id)


def revision(tx: Connection) -> int:
    """The revision of all works together; it grows with every change of one."""
    value = tx.execute(select(facts.c.value).where(facts.c.name == _REVISION)).scalar()
    return int(value or 0)


def copied(tx: Connection, number: int) -> int:
    """How many copies of a work are known that are not gone."""
    query = (
        select(func.count()).select_from(copies).where(copies.c.work_id == number, copies.c.gone_at.is_(None))
    )
    return int(tx.execute(query).scalar_one())


def published(tx: Connection, policies: Sequence[str], since: datetime, until: datetime) -> int:
    """How many works that are offered on these policies appeared in a span of time."""
    appeared = works.c.policy.in_(policies) & works.c.published.between(since, until)
    return int(tx.execute(select(func.count()).select_from(works).where(appeared)).scalar_one())


def counted(tx: Connection) -> tuple[int, int]:
    """How many works are watched, and how many of them are gone from where they stood."""
    gone = func.coalesce(func.sum(case((works.c.state == "gone", 1), else_=0)), 0)
    all_of_them, lost = tx.execute(select(func.count(), gone).where(works.c.state != "removed")).one()
    return int(all_of_them), int(lost)


def _values(tx: Connection, work: Work) -> dict[str, Any]:
    """The columns that follow from what a work says."""
    return {
        "host": host(work.url)[:255],
        "title": work.title,
        "published": _moment(work.published),
        "revision": _next_revision(tx),
        "data": work_data(replace(work, versions=())),
    }


def _keep(tx: Connection, number: int, work: Work) -> None:
    """Keep what a work says today, and what it said before as far as it tells."""
    for version in (*reversed(work.versions), Version(work.text, work.title, work.seen)):
        said = f"{version.title}\0{version.text}".encode("utf-8", "replace")
        seen = version.seen.isoformat() if version.seen else ""
        row = {
            "work_id": number,
            "sha256": hashlib.sha256(said).hexdigest(),
            "data": {"title": version.title, "text": version.text, "seen": seen},
        }
        upsert(tx, versions, [row], ["work_id", "sha256"])


def _version(data: Mapping[str, str]) -> Version:
    seen = data["seen"]
    day = (datetime if "T" in seen else date).fromisoformat(seen) if seen else None
    return Version(data["text"], data["title"], day)


def touch(tx: Connection) -> int:
    """A new revision, as when a policy or a waiver changed: every page is judged anew at its next look."""
    return _next_revision(tx)


def _next_revision(tx: Connection) -> int:
    """The next number; its row stays locked until the transaction ends, so that numbers appear in their order."""
    upsert(tx, facts, [{"name": _REVISION, "value": "0"}], ["name"])
    grown = cast(cast(facts.c.value, Integer) + 1, Text)
    tx.execute(update(facts).where(facts.c.name == _REVISION).values(value=grown))
    return revision(tx)


def _wake(tx: Connection, url: str, due: datetime | None) -> None:
    place = host(url)[:255]
    if due is not None and place:
        leases.wake(tx, {place: due})


def _moment(day: date | None) -> datetime | None:
    """A day as its first moment in UTC."""
    if day is None or isinstance(day, datetime):
        return day if day is None or day.tzinfo else day.replace(tzinfo=UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
