"""Columns: what the store's columns hold, the same in SQLite and in PostgreSQL."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

from syndicate.errors import StoreDamaged, UsageError

_LEVEL = 6  # of zstd: half the size of level 1 on HTML, at the speed of the disk


LONGEST_KEY = 2_000
"""Letters of an address that rows are found by: PostgreSQL's index takes 2,700 bytes, and no article has a longer one."""
_DAMAGED = "a value is not what was written"


class _Stamp(sqlite.DATETIME):
    """A time as SQLite keeps it, in letters; a damaged file may have others there."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        parse = super().result_processor(dialect, coltype)

        def process(value: Any) -> Any:
            try:
                return parse(value) if parse is not None else value
            except (ValueError, TypeError) as error:
                raise StoreDamaged(_DAMAGED) from error

        return process


_STAMP: TypeEngine[Any] = _Stamp()  # type: ignore[no-untyped-call]


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC. SQLite has no zones, so that it is given none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(_STAMP if dialect.name == "sqlite" else self.impl_instance)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone does not go into the store")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text of any origin: PostgreSQL takes no NUL and neither database a lone surrogate, so both are replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not isinstance(value, str):  # SQLite keeps any kind of value in any column
            raise StoreDamaged(_DAMAGED)
        return value


class Packed(TypeDecorator[Any]):
    """JSON values, compressed; for what is read as a whole and never searched."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
        return pack(text.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        try:
            return json.loads(unpack(value))
        except ValueError as error:
            raise StoreDamaged(_DAMAGED) from error


def storable(text: str) -> str:
    """`text` as both databases take it."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def must_fit(url: str) -> None:
    """Raise UsageError for an address that no row can be found by."""
    if len(url) > LONGEST_KEY:
        raise UsageError(f"{url[:60]}…: the address has more than {LONGEST_KEY:,} characters")


def pack(data: bytes) -> bytes:
    """Compressed bytes, with a checksum in them."""
    zstd = _zstd()
    options = {
        zstd.CompressionParameter.compression_level: _LEVEL,
        zstd.CompressionParameter.checksum_flag: 1,
    }
    packed: bytes = zstd.compress(data, options=options)
    return packed


def unpack(data: bytes) -> bytes:
    """What was packed. Raises StoreDamaged where it is not that."""
    zstd = _zstd()
    try:
        unpacked: bytes = zstd.decompress(data)
    except (zstd.ZstdError, TypeError, EOFError) as error:
        raise StoreDamaged(_DAMAGED) from error
    return unpacked


def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
