"""Store: what is watched and what was found, over months, in SQLite or PostgreSQL by the same code."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from syndicate.errors import StoreDamaged, StoreError, StoreFull
from syndicate.store.engines import ALONE, READING, engine_of, mark
from syndicate.store.faults import passes, told
from syndicate.store.inspecting import inspect, orphaned
from syndicate.store.migrating import migrate, version
from syndicate.store.places import Place, place_of
from syndicate.store.schema import HEAD

T = TypeVar("T")

_NONE = "there is no store yet; “syndicate works add” begins one"
_ATTEMPTS = 5  # of a transaction that another one was in the way of


class Store:
    """An open store. What `write` returned from is on the disk; what it raised from never happened.

    Several programs may have it open at the same time, on several machines where it is PostgreSQL.
    """

    def __init__(self, place: Place, engine: Engine) -> None:
        self.place = place
        self._engine = engine

    @classmethod
    def open(cls, name: str = "", *, create: bool = True) -> Self:
        """The store at `name` (a file or a PostgreSQL address, see `place_of`), brought to today's schema.

        Raises StoreError, of its kinds, where it cannot be used; then nothing was written. Without `create` there must be one.
        """
        place = place_of(name)
        if place.path is not None:
            if place.path.exists():
                inspect(place.path)
            else:
                orphaned(place.path)
                if create:
                    cls._create(place.path)
        return cls._opened(place, create)

    @classmethod
    def standing(cls, name: str = "") -> tuple[Place, str]:
        """Where the store at `name` is, and the version of its schema, "" while there is none; it is left as it is.

        Raises StoreError, of its kinds, where it cannot be read.
        """
        place = place_of(name)
        if place.path is not None:
            if not place.path.exists():
                return place, ""
            inspect(place.path)
        store = cls(place, engine_of(place))
        try:
            with store.reading() as connection:
                return place, version(connection, str(place))
        finally:
            store.close()

    @classmethod
    def _opened(cls, place: Place, create: bool) -> Self:
        store = cls(place, engine_of(place))
        try:
            store._begin(create)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _create(cls, path: Path) -> None:
        """A new file, whole or not at all: whoever is killed meanwhile leaves no half of a store behind."""
        if path.parent.exists() and not path.parent.is_dir():
            raise StoreError(f"cannot be made there: {path.parent} is no folder", store=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as room:
                fresh = Path(room) / path.name
                cls._opened(Place(f"sqlite:///{fresh}", fresh), create=True).close()
                inspect(fresh)  # a full disk is not told when a connection is closed
                _appear(fresh, path)
            _settle(path.parent)
        except OSError as error:
            kind = StoreFull if error.errno == errno.ENOSPC else StoreError
            raise kind(f"cannot be made there: {error.strerror}", store=str(path)) from error
        except StoreDamaged as error:
            raise StoreFull("cannot be made there: there is no room to write", store=str(path)) from error
        except StoreError as error:
            raise type(error)(f"cannot be made there: {error.message}", store=str(path)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def write(self, function: Callable[[Connection], T]) -> T:
        """`function` in one transaction: all that it wrote is kept, or nothing. It may run more than once.

        Raises StoreError.
        """
        with told(str(self.place)):
            for attempt in range(1, _ATTEMPTS + 1):
                try:
                    with self._engine.begin() as connection:
                        return function(connection)
                except DBAPIError as error:
                    if attempt == _ATTEMPTS or not passes(error):
                        raise
        raise StoreError("other programs were in the way of every attempt to write", store=str(self.place))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is at this moment, and writes nothing. Raises StoreError."""
        with (
            told(str(self.place)),
            self._engine.connect().execution_options(**self._options(READING)) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection whose statements are no transaction, as VACUUM needs it. Raises StoreError."""
        with told(str(self.place)), self._engine.connect() as plain:
            yield plain.execution_options(**self._options(ALONE))

    def _options(self, kind: str) -> dict[str, Any]:
        """SQLite reads what it saw first until the transaction ends; PostgreSQL has to be asked for it."""
        if self.place.path is not None:
            return {kind: True}
        if kind == ALONE:
            return {"isolation_level": "AUTOCOMMIT"}
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    def _begin(self, create: bool) -> None:
        if self.place.path is not None and not create and not self.place.path.exists():
            raise StoreError(_NONE, store=str(self.place))
        with self.reading() as connection:
            found = version(connection, str(self.place))
        if found == HEAD:
            return
        if not found and not create:
            raise StoreError(_NONE, store=str(self.place))
        self.write(self._migrate)

    def _migrate(self, connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            mark(connection)
        migrate(connection, str(self.place))


def _appear(fresh: Path, path: Path) -> None:
    """Give a file its name, unless another program was faster."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links, as on a memory stick
        if not path.exists():
            fresh.replace(path)


def _settle(folder: Path) -> None:
    """See that the names in a folder are on the disk too; only some systems let us."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
