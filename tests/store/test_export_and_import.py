"""An export is the store: whatever reads it back has the same, in either database, or nothing at all."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from filled import NOW, fill

from syndicate.errors import StoreError, StoreTooNew, UsageError
from syndicate.store import Store, feeds
from syndicate.store.exporting import counted, export
from syndicate.store.importing import look, restore
from syndicate.store.schema import metadata


def exported(store: Store, path: Path) -> bytes:
    """The export of a store, which also goes to `path`."""
    with store.reading() as tx, path.open("wb") as file:
        export(tx, file.write, lambda table: None)
    return path.read_bytes()


def imported(name: str, path: Path) -> Store:
    look(path)
    store = Store.open(name)
    store.write(lambda tx: restore(tx, path, lambda table: None))
    return store


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "backup.jsonl"
    with Store.open(str(tmp_path / "first.sqlite3")) as store:
        fill(store)
        exported(store, path)
    return path


def test_every_table_has_a_row_here(store: Store) -> None:
    fill(store)
    with store.reading() as tx:
        assert [name for name, count in counted(tx).items() if not count] == []


def test_from_sqlite_through_the_other_kind_and_back_nothing_changes(
    backup: Path, place: str, tmp_path: Path
) -> None:
    for name in (place, str(tmp_path / "last.sqlite3")):
        with imported(name, backup) as store:
            assert exported(store, tmp_path / "again.jsonl") == backup.read_bytes()


def test_an_export_tells_first_what_it_is_and_last_what_it_was(backup: Path) -> None:
    lines = backup.read_bytes().splitlines(keepends=True)
    header = json.loads(lines[0])
    assert (header["schema"], header["version"], sum(header["tables"].values())) == (
        "syndicate.store/1",
        "0001",
        len(lines) - 2,
    )
    assert json.loads(lines[-1]) == {
        "lines": len(lines) - 1,
        "sha256": hashlib.sha256(b"".join(lines[:-1])).hexdigest(),
    }


def test_rows_are_counted_on_after_an_import(backup: Path, place: str) -> None:
    with imported(place, backup) as store:
        number, new = store.write(lambda tx: feeds.add(tx, "https://other.example/", now=NOW, watch={}))
        assert (number, new) == (4, True)


def test_an_import_does_not_go_into_a_store_that_holds_something(backup: Path, store: Store) -> None:
    store.write(lambda tx: feeds.add(tx, "https://other.example/", now=NOW, watch={}))
    with pytest.raises(StoreError, match="holds something already"):
        store.write(lambda tx: restore(tx, backup, lambda table: None))


@pytest.mark.parametrize("cut", [2, 30, 200, 2_000, -1])
def test_an_export_that_was_cut_off_is_refused(backup: Path, cut: int) -> None:
    backup.write_bytes(backup.read_bytes()[:-cut] if cut > 0 else b"")
    with pytest.raises(UsageError, match=r"was cut off or changed|is no export"):
        look(backup)


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_an_export_that_was_changed_is_refused(backup: Path, at: float) -> None:
    data = bytearray(backup.read_bytes())
    data[int(len(data) * at)] ^= 1
    backup.write_bytes(data)
    with pytest.raises(UsageError, match="was cut off or changed"):
        look(backup)


def test_a_change_after_the_look_leaves_nothing_behind(backup: Path, store: Store) -> None:
    backup.write_bytes(backup.read_bytes().replace(b"https://news.example/1", b"https://news.example/7", 1))
    with pytest.raises(UsageError, match="was cut off or changed"):
        store.write(lambda tx: restore(tx, backup, lambda table: None))
    with store.reading() as tx:
        assert set(counted(tx).values()) == {0}


def resealed(path: Path, old: bytes, new: bytes) -> None:
    """Change an export, and let its last line tell of it."""
    body = b"".join(path.read_bytes().splitlines(keepends=True)[:-1]).replace(old, new)
    last = {"lines": body.count(b"\n"), "sha256": hashlib.sha256(body).hexdigest()}
    path.write_bytes(body + json.dumps(last).encode())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"table":"works"', b'"table":"words"', r"line \d+: is no row of a store"),
        (b'"etag":', b'"tag":', "is no row of a store"),
        (b'"added_at":"2026', b'"added_at":"x2026', "a value is not what it should be"),
        (b'"added_at":"2026-11-23T08:00:00+00:00"', b'"added_at":7', "a value is not what it should be"),
        (b'"data":"KLUv', b'"data":"LUKv', "a value is not what it should be"),
        (b'"size":3', b'"size":4', "the body is not the one of its SHA-256"),
    ],
)  # fmt: skip
def test_a_row_that_is_none_is_named(backup: Path, store: Store, old: bytes, new: bytes, said: str) -> None:
    resealed(backup, old, new)
    with pytest.raises(UsageError, match=said):
        store.write(lambda tx: restore(tx, backup, lambda table: None))


def test_an_export_of_a_later_version_is_told_from_a_broken_one(backup: Path) -> None:
    resealed(backup, b'"version":"0001"', b'"version":"0099"')
    with pytest.raises(StoreTooNew, match="later version of syndicate"):
        look(backup)


@pytest.mark.parametrize(
    "data", [b"\n", b"[]\n[]\n", b"[" * 100_000, gzip.compress(b"{}", mtime=0), b'{"schema":"x"}\n']
)
def test_what_is_no_export_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"is no export of a store|was cut off"):
        look(path)


def test_a_reference_to_nothing_is_refused_by_the_database(backup: Path, store: Store) -> None:
    resealed(backup, b'"work_id":1,', b'"work_id":9,')
    with pytest.raises(StoreError, match="the database refused"):
        store.write(lambda tx: restore(tx, backup, lambda table: None))


def test_an_export_sees_one_moment(store: Store, tmp_path: Path) -> None:
    fill(store, rows=1)
    with store.reading() as tx:
        before = counted(tx)
        store.write(lambda other: feeds.add(other, "https://other.example/", now=NOW, watch={}))
        assert counted(tx) == before


def test_every_column_that_an_import_needs_is_there() -> None:
    keyed = [table.name for table in metadata.sorted_tables if not table.primary_key]
    assert keyed == []
