"""What `syndicate store` does: its checks, and its copies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from syndicate.cli.outputs import STDOUT, refuse_existing
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, progress, say
from syndicate.errors import UsageError
from syndicate.saying import number_of

_OK, _DAMAGED = 0, 2
_EACH = 100  # rows that progress counts as one step


def check(option: str | None) -> int:
    """Print what is not as it was written; the exit code."""
    from syndicate.store.exporting import counted
    from syndicate.store.soundness import check as faults_of

    with open_store(option, folder_settings(), create=False) as store, store.reading() as tx:
        rows = sum(counted(tx).values())
        faults = 0
        with _steps("checked", rows) as step:
            for fault in faults_of(tx, step):
                print(clipped(fault))
                faults += 1
        if faults:
            say(
                f"{store.place}: {number_of(faults, 'fault')}; restore an export with “syndicate store import”"
            )
            return _DAMAGED
        say(f"{store.place}: whole, {rows:,} rows")
    return _OK


def vacuum(option: str | None) -> None:
    """Drop what nothing needs, and print what was won."""
    from syndicate.store.upkeep import vacuum as tidy

    with open_store(option, folder_settings(), create=False) as store:
        won = tidy(store, datetime.now(UTC))
    print(f"dropped: {won.bodies:,} unused bodies, {won.events:,} events told a year ago")
    print(f"size: {won.after:,} bytes, {max(0, won.before - won.after):,} less than before")


def export(target: str, option: str | None) -> None:
    """Write the whole store to a new file, which is there only when it is complete, or to stdout."""
    from syndicate.store.exporting import counted
    from syndicate.store.exporting import export as write_out

    refuse_existing(target, "")
    with open_store(option, folder_settings(), create=False) as store, store.reading() as tx:
        rows = sum(counted(tx).values())
        with _new_file(target) as write, _steps("exported", rows) as step:
            write_out(tx, write, step)
    say(f"{rows:,} rows of {store.place} exported")


def import_(source: str, option: str | None) -> None:
    """Make a store of an export."""
    from syndicate.store.importing import look, restore

    path = Path(source)
    rows = look(path)
    with open_store(option, folder_settings()) as store:
        with _steps("imported", rows) as step:
            count = store.write(lambda tx: restore(tx, path, step))
        say(f"{count:,} rows imported into {store.place}")


@contextmanager
def _steps(title: str, rows: int) -> Iterator[Callable[[str], None]]:
    """Progress over rows."""
    done = 0
    with progress(title, -(-rows // _EACH)) as shown:

        def step(table: str) -> None:
            nonlocal done
            done += 1
            if done % _EACH == 0:
                shown.done(table)

        yield step


@contextmanager
def _new_file(target: str) -> Iterator[Callable[[bytes], Any]]:
    """Where an export goes: beside its place until it is whole and on the disk. Raises UsageError naming the file."""
    if target == STDOUT:
        yield sys.stdout.buffer.write
        return
    path = Path(target)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as stream:
            yield stream.write
            stream.flush()
            os.fsync(stream.fileno())
        os.link(beside, path)  # and not in the place of a file that came meanwhile
    except OSError as error:
        raise UsageError(f"{clipped(target)}: {error.strerror or type(error).__name__}") from error
    finally:
        beside.unlink(missing_ok=True)
