"""Places: where a store is, as the user names it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from syndicate import resources
from syndicate.errors import UsageError

SERVER = "postgresql+psycopg://"
_FILE = "store.sqlite3"


@dataclass(frozen=True, slots=True)
class Place:
    """A file of SQLite, or a database of PostgreSQL; `url` is SQLAlchemy's, and may hold a password."""

    url: str
    path: Path | None = None  #: None for PostgreSQL

    def __str__(self) -> str:
        """The place as it may be shown."""
        if self.path is not None:
            return str(self.path)
        from sqlalchemy import make_url

        return make_url(self.url).set(query={}).render_as_string(hide_password=True)  # which may hold one too


def place_of(name: str = "") -> Place:
    """The place that `name` means: a file, `sqlite:///file` or `postgresql+psycopg://…`; by default the usual file.

    Raises UsageError for what is neither.
    """
    if name.startswith(("postgresql://", "postgres://")):
        name = SERVER + name.partition("://")[2]
    if name.startswith(SERVER):
        return Place(_server(name))
    if "://" in name and not name.startswith("sqlite:///"):
        scheme = name.partition("://")[0]
        raise UsageError(f"--store {scheme}://…: expected a file, or {SERVER}USER@HOST/DATABASE")
    path = Path(name.removeprefix("sqlite:///")) if name else folder() / _FILE
    if path.is_dir():
        raise UsageError(f"--store {path}: is a folder; name a file in it, such as {path / _FILE}")
    return Place(f"sqlite:///{path}", path)


def folder() -> Path:
    """Where the store is kept: `$SYNDICATE_HOME`, else the platform's place for data."""
    if os.environ.get("SYNDICATE_HOME"):
        return resources.home()
    from platformdirs import user_data_dir

    return Path(user_data_dir("syndicate", appauthor=False))


def _server(name: str) -> str:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(name)
        (url.host or "").encode("idna")
    except (ArgumentError, ValueError) as error:  # of which UnicodeError is one
        raise UsageError(f"--store: expected {SERVER}USER@HOST/DATABASE") from error
    if not url.database:
        raise UsageError(f"--store: the address names no database: expected {SERVER}USER@HOST/DATABASE")
    return name
