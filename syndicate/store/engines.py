"""Engines: connections that keep what they acknowledge, and transactions that say beforehand whether they write."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import NoSuchModuleError

from syndicate.errors import UsageError
from syndicate.store.places import Place
from syndicate.store.schema import APPLICATION

WAITS = 10  #: seconds that a transaction waits for a lock
READING = "syndicate_reading"
"""The execution option of a transaction that writes nothing, so that it waits for nobody."""

ALONE = "syndicate_alone"
"""The execution option of a connection whose statements are no transaction."""


def engine_of(place: Place) -> Engine:
    """An engine for the place; nothing is opened yet. Raises UsageError where its driver is not installed."""
    if place.path is not None:
        return _sqlite(place.path)
    try:
        return create_engine(
            place.url,
            pool_pre_ping=True,  # a server that was restarted is asked anew
            pool_size=4,
            connect_args={
                "connect_timeout": WAITS,
                "options": f"-c lock_timeout={WAITS}s -c idle_in_transaction_session_timeout=5min -c client_encoding=utf8",
            },
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise UsageError(
            "PostgreSQL needs psycopg, which is an extra: pip install 'syndicate[postgres]'"
        ) from error


def _sqlite(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path.absolute()))  # whatever signs its name has, it names a file
    engine = create_engine(url, connect_args={"timeout": WAITS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """WAL, so that nobody who reads waits; FULL, so that what was committed outlives a power cut."""
    connection.isolation_level = None  # we begin ourselves: pysqlite would begin late, and leases would race
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A transaction that will write takes the only lock at once; one that began by reading could not get it later."""
    options = connection.get_execution_options()
    if options.get(ALONE):
        return
    reading = options.get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def mark(connection: Connection) -> None:
    """Sign a new SQLite file as ours."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
