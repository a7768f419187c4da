"""A bundle as it lies on the disk, read within bounds: nothing in it is trusted, and nothing is unpacked to a disk."""

from __future__ import annotations

import errno
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from syndicate.errors import UsageError
from syndicate.escaping import one_line
from syndicate.evidence.wacz_records import MIB, MOST_BYTES

_MEMBERS = 1_000
_DIRECTORY = MIB  # bytes of the zip's list of members
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,5}")
_LONGEST_NAME = 200  # characters
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = struct.Struct("<4s4H2LH")  # end of central directory record (PKWARE APPNOTE 4.3.16)
_LOCATOR = b"PK\x06\x07"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a bundle by their paths; `damaged` are the paths of those whose bytes could not be read."""

    path: Path
    files: Mapping[str, bytes] = field(repr=False)
    damaged: tuple[str, ...] = ()


def open_bundle(path: Path) -> Bundle:
    """Read a bundle. Raises UsageError, naming the file, for what is no zip or goes beyond the bounds; and OSError."""
    files: dict[str, bytes] = {}
    damaged: list[str] = []
    name = one_line(str(path), 200)
    with path.open("rb") as stream:
        _check_end(stream, name)
        try:
            with zipfile.ZipFile(stream) as bundle:
                members = bundle.infolist()
                _check_members(members, name)
                for member in members:
                    data = _read(bundle, member)
                    if data is None:
                        damaged.append(member.filename)
                    else:
                        files[member.filename] = data
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise UsageError(f"{name}: is no zip file that can be read, so no bundle") from error
    return Bundle(path, files, tuple(damaged))


def _check_end(stream: IO[bytes], name: str) -> None:
    """Bound the list of members before a library reads it: it is as long as a writer cares to make it."""
    size = stream.seek(0, os.SEEK_END)
    if size > MOST_BYTES:
        raise UsageError(f"{name}: is larger than {MOST_BYTES // MIB} MiB; it is not read")
    stream.seek(max(0, size - (1 << 16) - _END.size))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise UsageError(f"{name}: is no zip file, so no bundle")
    _, _, _, count, directory, _, _ = _END.unpack_from(tail, at)[1:]
    if count > _MEMBERS or directory > _DIRECTORY or tail[max(0, at - 20) :].startswith(_LOCATOR):
        raise UsageError(f"{name}: has more members than the {_MEMBERS:,} that a bundle may have")
    stream.seek(0)


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    seen: set[str] = set()
    total = 0
    for member in members:
        shown = one_line(member.filename, 80)
        if not _NAME.fullmatch(member.filename) or len(member.filename) > _LONGEST_NAME:
            raise UsageError(f"{name}: has a member named {shown!r}, which is no name for a file in a bundle")
        if member.filename.lower() in seen:
            raise UsageError(f"{name}: has two members named {shown!r}; which one counts cannot be told")
        if member.compress_type not in _KINDS or member.flag_bits & 1:
            raise UsageError(
                f"{name}: its member {shown!r} is encrypted or compressed in a way that bundles do not use"
            )
        seen.add(member.filename.lower())
        total += member.file_size
    if total > MOST_BYTES:
        raise UsageError(f"{name}: unpacks to more than {MOST_BYTES // MIB} MiB; it is not read")


def _read(bundle: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The member's bytes, None where they are not those that were written. No more is inflated than was declared."""
    try:
        with bundle.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None
    except OSError as error:
        if error.errno != errno.EINVAL:  # which is a place before the start of the file
            raise
        return None
    return data if len(data) == member.file_size else None
