"""Soundness: whether everything that the store holds is what was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    exists,
    func,
    select,
    type_coerce,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import NullType, TypeEngine

from syndicate.errors import StoreDamaged
from syndicate.store.columns import Moment, Packed, Words, unpack
from syndicate.store.exporting import at_once
from syndicate.store.schema import bodies, copies, metadata, reports, turns

_MOST = 100  # faults that SQLite is asked for; a broken file has one on every page
_UNDECLARED = ((copies.c.report_id, reports.c.id), (turns.c.report_id, reports.c.id))
"""References that the database does not hold: a report names its copy, and the copy its last report."""
_KINDS: tuple[tuple[type[TypeEngine[Any]], type | tuple[type, ...]], ...] = (
    (Boolean, (bool, int)), (Integer, int), (Float, (float, int)), (String, str),
)  # fmt: skip


def check(tx: Connection, step: Callable[[str], None]) -> Iterator[str]:
    """What is not as it was written, each in a sentence; nothing where all is. `step` is told each row's table.

    Examined are the file and its indexes (SQLite), that every value is one of its column, what is compressed by its own
    checksum, bodies by their SHA-256, and that whatever a row refers to is there. Text that is not compressed (titles,
    addresses, reasons) has no checksum: another letter in it is seen only where an index has it too.
    """
    with _undecoded(tx):
        if tx.dialect.name == "sqlite":
            for (line,) in tx.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").fetchall():
                if line != "ok":
                    yield f"the file: {' '.join(str(line).split())}"
        for table in metadata.sorted_tables:
            yield from _values(tx, table, step)
    yield from _references(tx)


@contextmanager
def _undecoded(tx: Connection) -> Iterator[None]:
    """Let SQLite give texts that are none, so that their row can be named."""
    if tx.dialect.name != "sqlite":
        yield
        return
    driver: Any = tx.connection.driver_connection
    driver.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str


def _values(tx: Connection, table: Table, step: Callable[[str], None]) -> Iterator[str]:
    """Every value of a table, as the database has it."""
    query = select(*(type_coerce(column, NullType()) for column in table.c))
    try:
        for row in tx.execute(query.execution_options(yield_per=at_once(table))):
            for fault in _faults(table, tuple(row)):
                yield f"{table.name} {_key(table, tuple(row))}: {fault}"
            step(table.name)
    except DBAPIError as error:
        if tx.dialect.name != "sqlite":
            raise  # the transaction is over
        yield f"{table.name}: cannot be read to its end ({error.orig})"


def _faults(table: Table, row: Sequence[Any]) -> Iterator[str]:
    for column, value in zip(table.c, row, strict=True):
        if value is None:
            if not column.nullable:
                yield f"{column.name} is missing"
        elif not _holds(column, value):
            yield f"{column.name} is not what was written"
    if table is bodies:
        yield from _body(row)


def _body(row: Sequence[Any]) -> Iterator[str]:
    digest, size, data = row
    try:
        body = unpack(data)
    except StoreDamaged:
        yield "data is not what was written"
        return
    if hashlib.sha256(body).hexdigest() != digest:
        yield "the body is not the one of its SHA-256"
    elif len(body) != size:
        yield "size is not that of the body"


def _holds(column: Column[Any], value: Any) -> bool:
    """Whether a value may stand in its column."""
    kind = column.type
    if isinstance(kind, Packed):
        return _is_json(value)
    if isinstance(kind, LargeBinary):
        return isinstance(value, bytes | memoryview) and (kind.length is None or len(value) == kind.length)
    if isinstance(kind, Moment | Date):
        return isinstance(value, date) or _is_time(value, datetime if isinstance(kind, Moment) else date)
    if isinstance(kind, String | Words):
        return _is_text(value)
    return all(isinstance(value, needed) for known, needed in _KINDS if isinstance(kind, known))


def _is_json(value: Any) -> bool:
    try:
        json.loads(unpack(value))
    except (StoreDamaged, ValueError, RecursionError):
        return False
    return True


def _is_time(value: Any, kind: type[date]) -> bool:
    try:
        kind.fromisoformat(value)
    except (ValueError, TypeError):
        return False
    return True


def _is_text(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value.encode()) >= 0
    except UnicodeEncodeError:
        return False


def _key(table: Table, row: Sequence[Any]) -> str:
    values = [row[list(table.c).index(column)] for column in table.primary_key]
    return "/".join(value.hex() if isinstance(value, bytes) else ascii(value).strip("'") for value in values)


def _references(tx: Connection) -> Iterator[str]:
    declared = [(key.parent, key.column) for table in metadata.sorted_tables for key in _foreign(table)]
    for column, target in (*declared, *_UNDECLARED):
        there = target.table.alias()
        astray = column.is_not(None) & ~exists().where(there.c[target.name] == column)
        count = tx.execute(select(func.count()).select_from(column.table).where(astray)).scalar_one()
        if count:
            yield f"{column.table.name}: {column.name} of {count:,} names no row of {target.table.name}"


def _foreign(table: Table) -> list[Any]:
    return sorted(table.foreign_keys, key=lambda key: str(key.parent.name))
