"""Replacing: a file by its mended self, whole or not at all, and the old one kept beside it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from syndicate.cli.outputs import write_whole
from syndicate.cli.talk import clipped
from syndicate.errors import UsageError

_MOST_BACKUPS = 1000


def replace_file(name: str, before: bytes, after: bytes) -> str:
    """Put what is after in the place of what was before; the name of the backup, as seen from the working folder.

    Raises UsageError where the file holds something else by now, or where it or its backup cannot be written.
    """
    path, shown = Path(name).resolve(), clipped(name)
    if not os.access(path, os.W_OK):
        raise UsageError(f"{shown}: is not to be written; change its permissions first")
    try:
        if path.read_bytes() != before:
            raise UsageError(f"{shown}: was changed while it was checked; run the command again")
        found = path.stat()
        mode = stat.S_IMODE(found.st_mode)
        backup = _backup(path, before, mode)
        kept = clipped(os.path.relpath(backup))
        is_shared = found.st_nlink > 1 or found.st_uid != backup.stat().st_uid
    except OSError as error:
        raise UsageError(f"{shown}: the old one cannot be kept beside it: {_why(error)}") from error
    try:
        if is_shared:
            _write_over(path, after)
        else:
            write_whole(path, after, mode=mode)
    except OSError as error:
        raise UsageError(f"{shown}: {_why(error)}; the old one is {kept}") from error
    return kept


def _backup(path: Path, content: bytes, mode: int) -> Path:
    """A new file beside the draft, DRAFT.orig or with a number: an older one is never lost."""
    for number in range(_MOST_BACKUPS):
        backup = path.with_name(f"{path.name}.orig{f'.{number}' if number else ''}")
        try:
            stream = backup.open("xb")
        except FileExistsError:
            continue
        try:
            with stream:
                backup.chmod(mode)
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:  # a part of a draft is no backup
            backup.unlink()
            raise
        return backup
    raise UsageError(f"{clipped(path.name)}.orig: there are {_MOST_BACKUPS} of them; put some away")


def _write_over(path: Path, content: bytes) -> None:
    """Write into the file itself: a new one would not be what its other names mean, nor its owner's."""
    with path.open("r+b") as stream:
        stream.write(content)
        stream.truncate()
        stream.flush()
        os.fsync(stream.fileno())


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
