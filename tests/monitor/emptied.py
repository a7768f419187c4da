"""A PostgreSQL database, emptied."""

from __future__ import annotations

from sqlalchemy import create_engine, text


def emptied(place: str) -> str:
    """Drop all that is in the database at `place`, which is given back."""
    engine = create_engine(place, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return place
