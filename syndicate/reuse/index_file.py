"""Index file: the columns of an index on disk, to be mapped into memory as they are.

    magic · length and CRC-32 of the header · header (JSON) · columns, each at a multiple of 64 bytes

The header says how large the file is, how words are numbered, and of each column its type, length and CRC-32. All
numbers are little-endian. Opening reads the header only, and so tells a file of another kind or of another version,
and one that was cut short.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from errno import EINVAL
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from syndicate.errors import IndexFileError
from syndicate.reuse.fingerprints import fingerprints
from syndicate.reuse.hashes import word_hashes

Column = NDArray[Any]
Columns = Mapping[str, Column]

_MAGIC = b"\x93syndix\n"
_FORMAT = 1
_FRONT = struct.Struct("<8sII")  # magic, length of the header, its CRC-32
_LONGEST = 1 << 16  # bytes of a header
_ALIGNED = 64
_TYPES = {"buckets": "<u4", "rests": "<u4", "works": "<u4", "letters": "|u1", "ends": "<u4", "counts": "<u4"}
_SAMPLE = "Straße, l’été und 中文字, العربية e\u0301 ½ ﬁn ІНДЕКС; it's \u00adso 東京 हिन्दी, rock'n'roll"


def write_file(path: Path, columns: Columns) -> None:
    """Write the columns to a file beside `path` and put it in its place. Raises OSError where that fails."""
    stored = {name: np.ascontiguousarray(columns[name], kind) for name, kind in _TYPES.items()}
    path = path.resolve()  # what a link leads to, not the link
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "Not a file that can be replaced", str(path))
    beside = path.with_name(f".{path.name}.{token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.write(_front(stored))
            for column in stored.values():
                file.write(bytes(-file.tell() % _ALIGNED))
                file.write(column.data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_file(path: Path) -> dict[str, Column]:
    """The columns of a file, mapped and read-only.

    Raises IndexFileError where the file cannot be read, is no index, is of another version or was cut short.
    """
    return _mapped(path)[1]


def check_file(path: Path) -> None:
    """Read the whole file, and raise IndexFileError where a byte is not what was written."""
    header, columns = _mapped(path)
    for name, column in columns.items():
        if zlib.crc32(column.data) != header["sums"][name]:
            raise _unusable(path, f"is damaged: its {name} are not what was written")


def _mapped(path: Path) -> tuple[dict[str, Any], dict[str, Column]]:
    try:
        with path.open("rb") as file:
            header, end = _header(path, file)
            size = os.fstat(file.fileno()).st_size
            spans = _spans(end, header["counts"])
            expected = max(start + length for start, length in spans.values())
            if size != expected:
                raise _unusable(path, f"has {size:,} bytes of {expected:,}; it was cut short or added to")
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise IndexFileError(f"cannot be read: {error.strerror}", path=str(path)) from error
    return header, {
        name: np.frombuffer(mapped, _TYPES[name], header["counts"][name], start)
        for name, (start, _) in spans.items()
    }


def _front(columns: Columns) -> bytes:
    header = {
        "format": _FORMAT,
        "words": _scheme(),
        "counts": {name: len(column) for name, column in columns.items()},
        "sums": {name: zlib.crc32(column.data) for name, column in columns.items()},
    }
    written = json.dumps(header).encode("ascii")
    return _FRONT.pack(_MAGIC, len(written), zlib.crc32(written)) + written


def _header(path: Path, file: BinaryIO) -> tuple[dict[str, Any], int]:
    """The header, and where it ends."""
    front = file.read(_FRONT.size)
    if not front.startswith(_MAGIC):
        raise _unusable(path, "is no index of syndicate")
    if len(front) < _FRONT.size:
        raise _unusable(path, "was cut short")
    _, length, expected = _FRONT.unpack(front)
    written = file.read(min(length, _LONGEST))
    if len(written) != length or zlib.crc32(written) != expected:
        raise _unusable(path, "was cut short or is damaged")
    header: dict[str, Any] = json.loads(written)
    if header["format"] != _FORMAT or header["words"] != _scheme():
        raise _unusable(path, "was written by another version of syndicate, which cuts words in another way")
    return header, _FRONT.size + length


def _spans(end: int, counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Where each column starts and how many bytes it has."""
    spans = {}
    for name, kind in _TYPES.items():
        start = end + -end % _ALIGNED
        spans[name] = (start, counts[name] * np.dtype(kind).itemsize)
        end = start + spans[name][1]
    return spans


def _scheme() -> int:
    """A number that changes whenever words are cut, written or numbered in another way."""
    return zlib.crc32(fingerprints(word_hashes(_SAMPLE)).data) ^ zlib.crc32(word_hashes(_SAMPLE).data)


def _unusable(path: Path, message: str) -> IndexFileError:
    return IndexFileError(f"{message}. Build it anew from the works.", path=str(path))
