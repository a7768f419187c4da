"""A full disk, a lock, a folder that may not be written to: one clear line, nothing lost, and on when it is over."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filled import NOW, fill

from syndicate.errors import StoreBusy, StoreError
from syndicate.store import Store, engines, feeds
from syndicate.store.inspecting import inspect
from syndicate.store.upkeep import vacuum

HERE = Path(__file__).parent
MAY_MOUNT = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
FEED = "https://blog.example/feed"


def filled_until_full(*command: str) -> dict[str, Any]:
    """Run `filling_body.py` by a command: what it saw."""
    paths = os.pathsep.join([str(HERE.parents[1]), str(HERE)])
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": paths}
    )
    assert (done.returncode, done.stderr) == (0, "")
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("kib", [64, 128, 192, 256, 320, 384, 448, 512])
def test_where_files_may_grow_no_more_nothing_acknowledged_is_lost(tmp_path: Path, kib: int) -> None:
    path = tmp_path / "store.sqlite3"
    seen = filled_until_full(sys.executable, str(HERE / "filling_body.py"), str(path), str(kib << 10))
    assert seen["said"].startswith(f"{path}: ")
    assert (seen["kept"], seen["faults"], seen["left"]) == (seen["acknowledged"], [], [])


@pytest.mark.skipif(not MAY_MOUNT, reason="no file system may be mounted here")
def test_on_a_full_disk_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    mounted = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$4" 0'
    body = [str(tmp_path), sys.executable, str(HERE / "filling_body.py"), str(path)]
    seen = filled_until_full("unshare", "-rm", "sh", "-c", mounted, "sh", *body)
    assert seen["said"].startswith(f"{path}: ")
    assert seen["acknowledged"] > 0
    assert (seen["kept"], seen["faults"], seen["left"]) == (seen["acknowledged"], [], ["ballast"])


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "WAITS", 0.05)


@pytest.mark.usefixtures("short")
def test_a_locked_file_is_named_and_goes_on_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(str(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy) as error:
            store.write(lambda tx: feeds.add(tx, FEED, now=NOW, watch={}))
        assert str(error.value) == f"{path}: is locked by another program; end it, or try again later"
        with Store.open(str(path)) as reader, reader.reading() as tx:  # whoever reads waits for nobody
            assert list(feeds.listed(tx)) == []
        other.execute("COMMIT")
        assert store.write(lambda tx: feeds.add(tx, FEED, now=NOW, watch={})) == (1, True)


@pytest.mark.usefixtures("short")
def test_a_file_that_another_program_keeps_for_itself_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    Store.open(str(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE notes (text)")
        with pytest.raises(StoreBusy, match="is locked by another program"):
            Store.open(str(path))


@pytest.mark.usefixtures("short")
def test_a_vacuum_does_not_wait_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(str(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            vacuum(store, NOW)


@pytest.mark.skipif(not MAY_MOUNT, reason="no file system may be mounted here")
def test_a_store_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "store.sqlite3")) as store:
        fill(store)
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && exec "$2" -m syndicate store check --store "$1/store.sqlite3"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", str(tmp_path), sys.executable],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert line.startswith(f"syndicate: {tmp_path}/store.sqlite3: ")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "store.sqlite3"
    with pytest.raises(StoreError) as error:
        Store.open(str(path))
    assert str(error.value) == f"{path}: cannot be made there: {path.parent} is no folder"


def test_a_look_at_a_file_in_use_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(str(path)) as store:
        store.write(lambda tx: (feeds.add(tx, FEED, now=NOW, watch={}), inspect(path)))
