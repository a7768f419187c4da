"""A store of each kind: SQLite always, PostgreSQL where `SYNDICATE_TEST_POSTGRES` names a server (as the gate does)."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from syndicate.store import Store

SERVER = os.environ.get("SYNDICATE_TEST_POSTGRES", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of a store that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite3")
    name: str = request.getfixturevalue("postgres")
    return name


@pytest.fixture
def postgres() -> Iterator[str]:
    """An empty database of its own on a server, which goes with the test."""
    if not SERVER:
        pytest.skip("SYNDICATE_TEST_POSTGRES names no server")
    name = f"syndicate_{uuid.uuid4().hex}"
    _on_server(f"CREATE DATABASE {name}")
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with Store.open(place) as opened:
        yield opened


def _on_server(statement: str) -> None:
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()
