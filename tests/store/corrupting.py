"""Corrupting: a store's file, broken in one of many ways, and what becomes of it."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from filled import NOW, write_one

from syndicate.errors import StoreError
from syndicate.store import Store, feeds
from syndicate.store.columns import Packed
from syndicate.store.exporting import export
from syndicate.store.schema import metadata
from syndicate.store.soundness import check

_FLIPPED = 100  # bytes


def make(folder: Path) -> list[list[bytes]]:
    """A store as it stands, and one whose writer was killed with its log beside it: `store` and `killed`.

    What is given back are the exports of everything that the store ever was, the last one first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "store"
    chance = random.Random(1)
    with Store.open(str(path)) as store:
        states = [_content(store)]
        for number in range(12):
            store.write(lambda tx, number=number: write_one(tx, number, chance))
            states.insert(0, _content(store))
        for each in folder.glob("store*"):
            shutil.copy(each, folder / each.name.replace("store", "killed"))
    return states


def flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(_FLIPPED):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def flip_one(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def text(path: Path, chance: random.Random) -> None:
    path.write_text("No river runs twice.\n" * chance.randrange(1, 999))


def noise(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(chance.randrange(1, 99_999)))


def later(path: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()


def without_log(path: Path, chance: random.Random) -> None:
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)


def without_shared_memory(path: Path, chance: random.Random) -> None:
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def flip_log(path: Path, chance: random.Random) -> None:
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        flip(log, chance)


WAYS: tuple[Callable[[Path, random.Random], None], ...] = (
    flip, flip, flip, flip_one, flip_one, cut, cut, empty, text, noise, later, without_log,
    without_shared_memory, flip_log,
)  # fmt: skip


def broken(origin: Path, states: list[list[bytes]], folder: Path, seed: int) -> tuple[str, str]:
    """Break a copy of one of the stores by a seed: in which way, and what became of it.

    "refused" where it was not opened, and stayed as it was; "found" where the check found it; "whole" where it is still what
    it was, or was a moment before; "a letter" where something is another that has no checksum; else what is wrong.
    """
    chance = random.Random(seed)
    way = WAYS[seed % len(WAYS)]
    kind = "killed" if way in (without_log, without_shared_memory, flip_log) else "store"
    for each in origin.glob(f"{kind}*"):
        shutil.copy(each, folder / each.name)
    path = folder / kind
    way(path, chance)
    before = path.read_bytes(), path.stat().st_mtime_ns
    try:
        with Store.open(str(path)) as store:
            outcome = _used(store, states)
    except StoreError as error:
        if "\n" in str(error) or str(path) not in str(error):
            return way.__name__, f"unclear: {error}"
        same = (path.read_bytes(), path.stat().st_mtime_ns) == before
        return way.__name__, "refused" if same else "changed, though it was refused"
    return way.__name__, outcome


def _used(store: Store, states: list[list[bytes]]) -> str:
    """Examine a store that opened, and use it: whatever is found, nothing but errors of ours comes of it."""
    with store.reading() as tx:
        faults = list(check(tx, lambda table: None))
    try:
        content = _content(store)
        store.write(lambda tx: feeds.add(tx, "https://after.example/", now=NOW, watch={}))
    except StoreError as error:
        return "found" if faults and "\n" not in str(error) else f"not found, and then {error}"
    if faults:
        return "found"
    return "whole" if content in states else _difference(content, states[0])


def _difference(content: list[bytes], known: list[bytes]) -> str:
    if len(content) != len(known):
        return "rows are missing, and nobody said so"
    for one, other in zip(content[1:-1], known[1:-1], strict=True):
        row, was = json.loads(one), json.loads(other)
        if row["table"] != was["table"]:
            return "rows are mixed up, and nobody said so"
        columns = metadata.tables[row["table"]].c
        for name in row["row"]:
            if row["row"][name] != was["row"][name] and isinstance(columns[name].type, Packed):
                return f"{row['table']}.{name} is another, and nobody said so"
    return "a letter"


def _content(store: Store) -> list[bytes]:
    lines: list[bytes] = []
    with store.reading() as tx:
        export(tx, lines.append, lambda table: None)
    return lines
