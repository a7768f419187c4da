"""Migrating: a store of an earlier schema becomes one of today's, by the steps in `migrations/`."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from syndicate.errors import StoreDamaged
from syndicate.store.faults import too_new
from syndicate.store.schema import HEAD, metadata

_TABLE = "alembic_version"
_ONE_AT_A_TIME = 0x53796E64  # the key of PostgreSQL's advisory lock: two monitors may start together


def migrate(connection: Connection, place: str) -> str:
    """Bring the store to `HEAD` within the transaction of `connection`; the version that it had, "" for a new one.

    Raises StoreTooNew where a later version of syndicate wrote it, StoreDamaged where it has tables and no version.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    before = version(connection, place)
    if before != HEAD:
        _upgrade(connection, before, place)
    return before


def version(connection: Connection, place: str) -> str:
    """The version of the schema that stands there, "" where there is none."""
    tables = set(inspect(connection).get_table_names())
    if not tables & {_TABLE, *metadata.tables}:
        return ""
    if not {_TABLE, "facts"} <= tables:
        raise StoreDamaged("holds tables of another program; name another database", store=place)
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:
        raise StoreDamaged("has tables of a store and no version; restore an export", store=place)
    return str(found[0])


def _upgrade(connection: Connection, before: str, place: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "syndicate:store/migrations")
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if before and before not in known:
        raise too_new(before, place)
    command.upgrade(config, HEAD)
