"""The migrations, from the first on, give exactly the schema that the code uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import syndicate
from syndicate.errors import StoreDamaged, StoreTooNew
from syndicate.store import Store, migrating
from syndicate.store.schema import HEAD, metadata

SCRIPTS = ScriptDirectory(str(Path(syndicate.__file__).parent / "store" / "migrations"))
KNOWN = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def test_there_is_one_line_of_migrations_and_the_code_wants_its_end() -> None:
    assert (SCRIPTS.get_heads(), KNOWN) == ([HEAD], sorted(KNOWN))


def test_a_new_store_has_the_schema_of_the_code(store: Store) -> None:
    with store.reading() as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_unique_and_foreign_keys_are_those_of_the_code(store: Store) -> None:
    """Which the comparison of alembic leaves out where they have no name in SQLite."""
    with store.reading() as tx:
        seen = inspect(tx)
        for table in metadata.sorted_tables:
            found = {key["constrained_columns"][0] for key in seen.get_foreign_keys(table.name)}
            assert found == {key.parent.name for key in table.foreign_keys}, table.name
            assert seen.get_pk_constraint(table.name)["constrained_columns"] == [
                c.name for c in table.primary_key
            ]


@pytest.mark.parametrize("revision", KNOWN)
def test_a_store_of_every_schema_that_there_was_becomes_one_of_today(
    place: str, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        for module in ("migrating", "database"):
            earlier.setattr(f"syndicate.store.{module}.HEAD", revision)
        Store.open(place).close()
    with Store.open(place) as store, store.reading() as tx:
        assert migrating.version(tx, "") == HEAD
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []


def test_opening_a_store_of_today_writes_nothing(place: str) -> None:
    Store.open(place).close()
    with Store.open(place, create=False) as store, store.reading() as tx:
        assert migrating.version(tx, "") == HEAD


def _say(place: str, *statements: str) -> None:
    def run(tx: Connection) -> None:
        for statement in statements:
            tx.execute(text(statement))

    with Store.open(place) as store:
        store.write(run)


@pytest.mark.parametrize("version", ["9999", "abcdef"])
def test_a_store_of_a_later_version_is_left_alone(place: str, version: str) -> None:
    _say(place, f"UPDATE alembic_version SET version_num = '{version}'")
    with pytest.raises(StoreTooNew, match=f"later version of syndicate .schema {version}.; update syndicate"):
        Store.open(place)


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM alembic_version"],
        ["DROP TABLE alembic_version"],
        ["DROP TABLE facts"],
        ["INSERT INTO alembic_version VALUES ('0000')"],
    ],
)
def test_tables_without_their_version_are_no_store(place: str, statements: list[str]) -> None:
    _say(place, *statements)
    with pytest.raises(StoreDamaged):
        Store.open(place)


def test_two_that_begin_the_same_store_make_one(place: str) -> None:
    with Store.open(place) as one, Store.open(place) as other:
        for store in (one, other):
            with store.reading() as tx:
                assert migrating.version(tx, "") == HEAD
