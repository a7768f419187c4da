"""Faults: what a database says when it cannot go on, as errors that a person understands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from syndicate.errors import StoreBusy, StoreDamaged, StoreError, StoreFull, StoreTooNew

_BY_WORDS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("locked", StoreBusy, "is locked by another program; end it, or try again later"),
    ("lock timeout", StoreBusy, "is locked by another program; end it, or try again later"),
    ("disk is full", StoreFull, "there is no room to write; free some, nothing was lost"),
    ("no space left", StoreFull, "there is no room to write; free some, nothing was lost"),
    ("disk i/o error", StoreFull, "could not be written to: a full or failing disk; nothing acknowledged was lost"),
    ("not a database", StoreDamaged, "is not a store of syndicate"),
    ("malformed", StoreDamaged, "is damaged; it was left as it is: restore an export with “syndicate store import”"),
    ("readonly", StoreError, "may not be written to"),
    ("read-only", StoreError, "may not be written to"),
    ("unable to open", StoreError, "cannot be opened: is the folder there, and may it be written to?"),
    ("could not decode", StoreDamaged, "is damaged: a text in it is none; see “syndicate store check”"),
    ("no such table", StoreDamaged, "lacks a table that a store has; restore an export with “syndicate store import”"),
    ("no such column", StoreDamaged, "lacks a column that a store has; restore an export with “syndicate store import”"),
    ("password authentication failed", StoreError, "refuses the password or the user"),
    ("does not exist", StoreError, "the server has no such database, role or table"),
    ("connection refused", StoreError, "no PostgreSQL server answers there"),
    ("could not translate host name", StoreError, "the name of the server is not known"),
    ("failed to resolve host", StoreError, "the name of the server is not known"),
)  # fmt: skip
"""Words of SQLite and PostgreSQL, what they come to, and what to do. The first that is found counts."""

_AGAIN = {"40001", "40P01", "23505"}
"""PostgreSQL: serialization failure, deadlock, and a key that another one wrote a moment before: the next attempt sees it."""


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database raises in the block into a StoreError about `place`."""
    try:
        yield
    except StoreError as error:
        raise _placed(error, place) from error
    except NoConnection as error:
        raise StoreBusy("all connections are in use", store=place) from error
    except DBAPIError as error:
        raise _of(error, place) from error
    except UnicodeDecodeError as error:  # of what SQLite says of a damaged name, too
        raise StoreDamaged(
            "is damaged: a text in it is none; see “syndicate store check”", store=place
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the database cannot be used: {_line(error)}", store=place) from error


def passes(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed when it is tried again at once."""
    return getattr(error.orig, "sqlstate", None) in _AGAIN


def _of(error: DBAPIError, place: str) -> StoreError:
    said = str(error.orig).casefold()
    for words, kind, message in _BY_WORDS:
        if words in said:
            return kind(message, store=place)
    if error.connection_invalidated:
        return StoreError("the connection to the database broke off", store=place)
    return StoreError(f"the database refused: {_line(error.orig or error)}", store=place)


def _placed(error: StoreError, place: str) -> StoreError:
    return error if error.store else type(error)(error.message, store=place)


def _line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]


def too_new(version: str, place: str) -> StoreTooNew:
    """The store was written by a later version."""
    return StoreTooNew(
        f"was written by a later version of syndicate (schema {version[:20]}); update syndicate", store=place
    )
