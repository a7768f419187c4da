"""Importing: an export becomes a store again, whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, LargeBinary, Table, func, insert, select

from syndicate.errors import StoreDamaged, StoreError, UsageError
from syndicate.store.columns import Moment, unpack
from syndicate.store.exporting import SCHEMA
from syndicate.store.faults import too_new
from syndicate.store.schema import HEAD, bodies, metadata

_LONGEST = 64 << 20  # bytes of a line; a body has 10 MiB at most, 13.4 in Base64
_AT_ONCE, _TOGETHER = 500, 4 << 20  # rows of one statement, and the bytes of their lines
_BROKEN = "is not the export that was written: it was cut off or changed; nothing was imported"
Row = dict[str, Any]


def look(path: Path) -> int:
    """Read an export to its end before anything is written: how many rows it has.

    Raises UsageError where it is none, was cut off or was changed; StoreTooNew where a later version wrote it.
    """
    if not path.is_file():
        raise UsageError(f"{path}: is no file")
    lines = _lines(path)
    header = _header(next(lines, b""), path)
    _must_be_known(header, path)
    return sum(1 for _ in lines)


def restore(tx: Connection, path: Path, step: Callable[[str], None]) -> int:
    """Write an export into a store that holds nothing; how many rows it was. `step` is told each row's table.

    Raises StoreError where the store holds something, UsageError where the export is not whole: the transaction must not
    be committed then.
    """
    for table in metadata.sorted_tables:
        if tx.execute(select(table).limit(1)).first() is not None:
            raise StoreError("holds something already; an export goes into a new store")
    lines = _lines(path)
    _must_be_known(_header(next(lines, b""), path), path)
    count = 0
    for table, rows in _batches(lines, path):
        tx.execute(insert(table), rows)
        for _ in rows:
            step(table.name)
        count += len(rows)
    _count_on(tx)
    return count


def _lines(path: Path) -> Iterator[bytes]:
    """The lines before the last, which must tell of them."""
    digest, count, before = hashlib.sha256(), 0, b""
    with path.open("rb") as file:
        while line := file.readline(_LONGEST):
            if before:
                digest.update(before)
                count += 1
                yield before
            before = line
    if _data(before) != {"lines": count, "sha256": digest.hexdigest()}:
        raise UsageError(f"{path}: {_BROKEN if count else f'is no export of a store ({SCHEMA})'}")


def _header(line: bytes, path: Path) -> Mapping[str, Any]:
    header = _data(line)
    if not isinstance(header, dict) or header.get("schema") != SCHEMA:
        raise UsageError(f"{path}: is no export of a store ({SCHEMA})")
    return header


def _must_be_known(header: Mapping[str, Any], path: Path) -> None:
    if header.get("version") != HEAD:
        raise too_new(str(header.get("version")), str(path))


def _batches(lines: Iterator[bytes], path: Path) -> Iterator[tuple[Table, list[Row]]]:
    """Rows of one table at a time, as many as one statement takes."""
    table: Table | None = None
    rows: list[Row] = []
    size = 0
    for number, line in enumerate(lines, 2):
        its, row = _row(line, f"{path}, line {number}")
        if table is not None and (its is not table or len(rows) >= _AT_ONCE or size >= _TOGETHER):
            yield table, rows
            rows, size = [], 0
        table = its
        rows.append(row)
        size += len(line)
    if table is not None:
        yield table, rows


def _row(line: bytes, place: str) -> tuple[Table, Row]:
    data = _data(line)
    table = metadata.tables.get(str(data.get("table"))) if isinstance(data, dict) else None
    row = data.get("row") if isinstance(data, dict) else None
    if table is None or not isinstance(row, dict) or set(row) != set(table.c.keys()):
        raise UsageError(f"{place}: is no row of a store")
    try:
        values = {column.name: _value(column.type, row[column.name]) for column in table.c}
        whole = table is not bodies or _is_whole(values)
    except (ValueError, TypeError, StoreDamaged) as error:
        raise UsageError(f"{place}: a value is not what it should be") from error
    if not whole:
        raise UsageError(f"{place}: the body is not the one of its SHA-256")
    return table, values


def _value(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return base64.b64decode(value, validate=True) if isinstance(kind, LargeBinary) else value


def _is_whole(body: Row) -> bool:
    data = unpack(body["data"])
    return (hashlib.sha256(data).hexdigest(), len(data)) == (body["sha256"], body["size"])


def _data(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _count_on(tx: Connection) -> None:
    """PostgreSQL counts keys beside its tables: the next row follows the last of those that came with their own."""
    if tx.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = tx.execute(select(func.max(table.c.id))).scalar()
            if last is not None:
                tx.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))
