"""Inspecting: whether a file is a whole store of ours, before anything is written to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from syndicate.errors import StoreDamaged, StoreError
from syndicate.store.schema import APPLICATION

_MAGIC = b"SQLite format 3\0"
QUICKLY = 256 << 20
"""Bytes of a file that is looked through whenever it is opened (a third of a second on a slow disk); a larger one only
after it was not closed properly."""


def inspect(path: Path) -> None:
    """Raise StoreDamaged for a file that is no store, or one whose pages do not fit together. It is only read."""
    place = str(path)
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(error.strerror or "cannot be read", store=place) from error
    if not start:
        raise StoreDamaged(
            "is an empty file and no store; remove it to begin a new one, or restore an export", store=place
        )
    if start != _MAGIC:
        raise StoreDamaged("is not a store of syndicate", store=place)
    try:
        _look_through(path)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return  # somebody writes to it at this moment: it was opened before
        raise StoreError(f"cannot be read: {error}", store=place) from error
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(_advice(str(error)), store=place) from error


def _look_through(path: Path) -> None:
    unclean = path.with_name(f"{path.name}-wal").exists()
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as file:
        (application,) = file.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION:
            raise StoreDamaged("is a database of another program", store=str(path))
        if unclean or path.stat().st_size <= QUICKLY:
            (verdict,) = file.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise StoreDamaged(_advice(str(verdict).replace("\n", " ")), store=str(path))


def _advice(what: str) -> str:
    return f"is damaged ({what[:120]}); it was left as it is: restore an export with “syndicate store import”"
