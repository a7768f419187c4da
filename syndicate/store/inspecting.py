"""Inspecting: whether a file is a whole store of ours, before anything is written to it or beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from syndicate.errors import StoreDamaged, StoreError
from syndicate.escaping import one_line
from syndicate.store.faults import too_new
from syndicate.store.schema import APPLICATION, HEAD

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes; https://sqlite.org/fileformat.html
_SIGNED = slice(68, 72)  # where the header has `application_id`
QUICKLY = 256 << 20
"""Bytes of a file whose pages are looked through whenever it is opened (a third of a second on a slow disk). A larger one
is looked through by `syndicate store check`."""


def inspect(path: Path) -> None:
    """Raise StoreDamaged for a file that is no store or whose pages do not fit together, StoreTooNew for a later one's.

    It is only read, and nothing is left beside it.
    """
    place = str(path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise StoreError(error.strerror or "cannot be read", store=place) from error
    if not header:
        raise StoreDamaged(
            "is an empty file and no store; remove it to begin a new one, or restore an export", store=place
        )
    if not header.startswith(_MAGIC):
        raise StoreDamaged("is not a store of syndicate", store=place)
    if len(header) < _HEADER:
        raise StoreDamaged(_advice("it is cut off"), store=place)
    if int.from_bytes(header[_SIGNED], "big") != APPLICATION:
        raise StoreDamaged("is a database of another program", store=place)
    try:
        _look_through(path)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return  # somebody writes to it at this moment: it was opened before
        raise StoreError(f"cannot be read: {one_line(str(error), 120)}", store=place) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise StoreDamaged(_advice(str(error)), store=place) from error


def log_of(path: Path) -> Path:
    """Where SQLite keeps what it has not settled yet: beside the file itself, whatever link leads to it."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}-wal")


def orphaned(path: Path) -> None:
    """Raise StoreDamaged where the file is gone and what was written to it last is not: a new file would swallow that."""
    log = log_of(path)
    if log.exists() and log.stat().st_size:
        raise StoreDamaged(
            f"is gone, but {log.name} beside it is not: put the file back, or remove both to begin anew",
            store=str(path),
        )


def _look_through(path: Path) -> None:
    """Read-only connections to a file in WAL mode leave two files beside it; immutable ones do not, and know no writers."""
    before = _state(path)
    if not log_of(path).exists():
        try:
            _must_be_as_long_as_it_says(path)
            _examine(path, "immutable=1")
        except (StoreDamaged, sqlite3.DatabaseError, UnicodeDecodeError):
            if not log_of(path).exists() and _state(path) == before:
                raise  # nobody wrote meanwhile: it is so
        else:
            return
    _examine(path, "mode=ro")


def _must_be_as_long_as_it_says(path: Path) -> None:
    """SQLite takes what is missing of the last page for zeros."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if path.stat().st_size < pages * (65_536 if size == 1 else size):
        raise StoreDamaged(_advice("it is cut off"), store=str(path))


def _examine(path: Path, how: str) -> None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=1)) as file:
        file.text_factory = lambda data: data.decode(
            "utf-8", "replace"
        )  # what is said of a damaged name has it in it
        if path.stat().st_size <= QUICKLY:
            (verdict,) = file.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise StoreDamaged(_advice(str(verdict)), store=str(path))
        if not file.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchall():
            raise StoreDamaged("has no version of a store; restore an export", store=str(path))
        rows = file.execute("SELECT version_num FROM alembic_version").fetchall()
        found = str(rows[0][0]) if len(rows) == 1 else ""
        if found.isdecimal() and found > HEAD:
            raise too_new(found, str(path))


def _state(path: Path) -> tuple[int, int]:
    now = path.stat()
    return now.st_mtime_ns, now.st_size


def _advice(what: str) -> str:
    return f"is damaged ({one_line(what, 120)}); it was left as it is: restore an export with “syndicate store import”"
