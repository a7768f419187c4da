"""Rows: what the store gives, as data; and the small things that every table's module needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work that is watched, without its text. `state` is live, gone, or removed by its owner."""

    id: int
    url: str
    host: str
    policy: str
    title: str
    published: datetime | None
    state: str
    reason: str
    revision: int
    added_at: datetime
    refreshed_at: datetime | None
    due_at: datetime | None
    etag: str
    modified: str
    watch: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed that is polled. `state` is live, stopped (by the feed itself), or removed by its owner."""

    id: int
    url: str
    host: str
    title: str
    folder: str
    state: str
    reason: str
    added_at: datetime
    polled_at: datetime | None
    due_at: datetime | None
    etag: str
    modified: str
    sha256: str
    hub: str
    topic: str
    pushed_until: datetime | None
    watch: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page that is looked at."""

    id: int
    key: str
    url: str
    host: str
    title: str
    state: str
    reason: str
    found_at: datetime
    looked_at: datetime | None
    due_at: datetime | None
    revision: int
    sha256: str
    etag: str
    modified: str
    watch: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """What a page holds of a work, and how it stood when it was judged last."""

    id: int
    page_id: int
    work_id: int
    site: str
    policy: str
    kind: str
    containment: float
    verdict: str
    since: datetime
    found_at: datetime
    checked_at: datetime
    gone_at: datetime | None
    changed_at: datetime
    judged: str
    report_id: int | None
    watch: Mapping[str, Any]
    clauses: Sequence[Any]


def columns(table: Table, kind: type) -> list[ColumnElement[Any]]:
    """The columns of a table that `kind` has fields for, in their order."""
    return [table.c[field.name] for field in fields(kind)]


def upsert(
    tx: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    key: Iterable[str],
    change: Mapping[str, Any] | None = None,
) -> None:
    """Insert rows; where one with the same key stands, set `change` (of what `excluded(table)` gives), or leave it.

    Rows go in by their order: whoever locks several sorts them, so that no two wait for each other.
    """
    if not rows:
        return
    insert = (sqlite if tx.dialect.name == "sqlite" else postgresql).insert(table)
    index = list(key)
    if change is None:
        tx.execute(insert.on_conflict_do_nothing(index_elements=index), list(rows))
        return
    set_ = {name: value(insert.excluded) if callable(value) else value for name, value in change.items()}
    tx.execute(insert.on_conflict_do_update(index_elements=index, set_=set_), list(rows))


def plain(value: Any) -> dict[str, Any]:
    """The fields of a frozen dataclass as JSON values; times as ISO 8601."""
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def revived(kind: type[D], data: Mapping[str, Any]) -> D:
    """The dataclass that `plain` was given. Fields that it has got since take their defaults, those it lost are left out."""
    hints = _hints(kind)  # type: ignore[arg-type]
    return kind(**{f.name: _revived(hints[f.name], data[f.name]) for f in fields(kind) if f.name in data})  # type: ignore[arg-type]


def complete(kind: type) -> bool:
    """Whether every field of `kind` has a default, as `revived` needs it."""
    return all(f.default is not MISSING or f.default_factory is not MISSING for f in fields(kind))


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


def _revived(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    kinds = get_args(hint) or (hint,)
    if isinstance(value, list):
        return tuple(_revived(kinds[0], each) for each in value)
    for kind in kinds:
        if isinstance(kind, type) and isinstance(value, str):
            if issubclass(kind, datetime):
                return datetime.fromisoformat(value)
            if issubclass(kind, StrEnum):
                return kind(value)
    return value
