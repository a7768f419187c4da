"""Exporting: a whole store as lines of JSON, the same bytes for the same content, from either database.

    {"schema": "syndicate.store/1", "syndicate": "0.1.0", "version": "0001", "tables": {"facts": 1, …}}
    {"table": "facts", "row": {"name": "revision", "value": "7"}}
    …
    {"lines": 1234, "sha256": "…"}        of all the lines before it

Tables stand in the order of their references, rows in that of their keys. Times are ISO 8601 in UTC; what the store keeps
compressed is plain JSON here; bodies of captures stay as they are kept, zstd, in Base64.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Row, String, Table, collate, func, select
from sqlalchemy.sql.elements import ColumnElement

from syndicate import __version__
from syndicate.errors import StoreDamaged
from syndicate.store.columns import Packed
from syndicate.store.schema import HEAD, metadata

SCHEMA = "syndicate.store/1"
_MANY, _FEW = 1_000, 20  # rows in memory: small ones, and those that may have a page of the web in them


def counted(tx: Connection) -> dict[str, int]:
    """How many rows each table has, in the order in which tables are exported."""
    return {
        table.name: int(tx.execute(select(func.count()).select_from(table)).scalar_one())
        for table in metadata.sorted_tables
    }


def export(tx: Connection, write: Callable[[bytes], Any], step: Callable[[str], None]) -> int:
    """Write everything that `tx` sees; how many rows that is. `step` is told each row's table.

    Raises StoreDamaged, naming the table, where a value cannot be read; whatever was written by then is no export.
    """
    digest = hashlib.sha256()
    lines = 0
    for line in _lines(tx, step):
        digest.update(line)
        write(line)
        lines += 1
    write(_line({"lines": lines, "sha256": digest.hexdigest()}))
    return lines - 1


def _lines(tx: Connection, step: Callable[[str], None]) -> Iterator[bytes]:
    yield _line({"schema": SCHEMA, "syndicate": __version__, "version": HEAD, "tables": counted(tx)})
    for table in metadata.sorted_tables:
        try:
            for row in rows_of(tx, table):
                yield _line({"table": table.name, "row": _values(table, row)})
                step(table.name)
        except StoreDamaged as error:
            message = f"the table {table.name}: {error.message}; see “syndicate store check”"
            raise StoreDamaged(message) from error


def rows_of(tx: Connection, table: Table) -> Iterator[Row[Any]]:
    """The rows of a table by their keys, few of them in memory at a time."""
    keys = [_by_bytes(tx, column) for column in table.primary_key]
    yield from tx.execute(select(table).order_by(*keys).execution_options(yield_per=at_once(table)))


def at_once(table: Table) -> int:
    """How many rows of a table may be in memory together."""
    large = (
        isinstance(c.type, Packed | LargeBinary) and getattr(c.type, "length", None) is None for c in table.c
    )
    return _FEW if any(large) else _MANY


def _by_bytes(tx: Connection, column: Column[Any]) -> ColumnElement[Any]:
    """SQLite compares texts by their bytes; PostgreSQL by the manners of some country, unless it is told."""
    by_country = tx.dialect.name == "postgresql" and isinstance(column.type, String)
    return collate(column, "C") if by_country else column


def _values(table: Table, row: Row[Any]) -> dict[str, Any]:
    return {column.name: _value(value) for column, value in zip(table.c, row, strict=True)}


def _value(value: Any) -> Any:
    if isinstance(value, date):  # or a datetime
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode() + b"\n"
