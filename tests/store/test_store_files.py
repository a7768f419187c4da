"""A file that is no store of today is named, and stays as it was, to the byte and with nothing beside it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from filled import NOW, fill

from syndicate.errors import StoreDamaged, StoreError, StoreTooNew, UsageError
from syndicate.store import Store, feeds, place_of
from syndicate.store.inspecting import inspect


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store."""
    path = tmp_path_factory.mktemp("whole") / "store.sqlite3"
    with Store.open(str(path)) as store:
        fill(store)
    return path.read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def later(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()


def of_another(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE notes (text)")


def without_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE alembic_version")


def broken_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 5 : 4096 * 6] = bytes(4096)
    path.write_bytes(data)


CASES: tuple[tuple[str, Callable[[Path], object], type[StoreError], str], ...] = (
    ("later", later, StoreTooNew, "was written by a later version of syndicate (schema 9999)"),
    ("another program", of_another, StoreDamaged, "is a database of another program"),
    ("no version", without_version, StoreDamaged, "has no version of a store"),
    ("empty", lambda path: path.write_bytes(b""), StoreDamaged, "is an empty file and no store"),
    ("text", lambda path: path.write_text("hello\n" * 99), StoreDamaged, "is not a store of syndicate"),
    ("random", lambda path: path.write_bytes(os.urandom(9_000)), StoreDamaged, "is not a store of syndicate"),
    ("cut header", lambda path: os.truncate(path, 40), StoreDamaged, "is damaged"),
    ("cut page", lambda path: os.truncate(path, 20_000), StoreDamaged, "is damaged"),
    ("cut end", lambda path: os.truncate(path, path.stat().st_size - 1), StoreDamaged, "is damaged (it is cut off)"),
    ("zeroed page", broken_page, StoreDamaged, "is damaged"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("break_", "kind", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    whole: bytes, tmp_path: Path, break_: Callable[[Path], object], kind: type[StoreError], said: str
) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(whole)
    break_(path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    for _ in range(2):
        with pytest.raises(kind) as error:
            Store.open(str(path))
        assert str(error.value).startswith(f"{path}: {said}")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert names(tmp_path) == ["store.sqlite3"]


@pytest.mark.parametrize(("break_", "said"), [(case[1], case[3]) for case in CASES[:4]])
def test_a_command_says_so_in_one_line(
    whole: bytes, tmp_path: Path, break_: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(whole)
    break_(path)
    done = subprocess.run(
        [sys.executable, "-m", "syndicate", "store", "check", "--store", str(path)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout, line.startswith(f"syndicate: {path}: {said}")) == (2, "", True)


def test_a_look_leaves_nothing_beside_a_store(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(whole)
    inspect(path)
    assert (path.read_bytes(), names(tmp_path)) == (whole, ["store.sqlite3"])


def test_a_look_sees_what_another_program_has_written_and_not_settled(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(str(path)) as store:
        fill(store)
        inspect(path)
        with Store.open(str(path)) as other, other.reading() as tx:
            assert len(list(feeds.listed(tx))) == 3


@pytest.mark.parametrize(
    "name", ["a?b#c%20.db", ":memory:", "file:x?mode=memory", " leading", "\u4e2d\u6587"]
)
def test_whatever_signs_a_name_has_it_names_a_file(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        with Store.open(str(tmp_path / name)) as store:
            store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=NOW, watch={}))
    assert names(tmp_path) == [name]


def test_a_name_without_folder_names_a_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store.open(":memory:").close()
    assert names(tmp_path) == [":memory:"]


def test_behind_a_link_a_store_is_seen_as_it_is(tmp_path: Path) -> None:
    path, link = tmp_path / "inner" / "store", tmp_path / "link"
    with Store.open(str(path)) as store:
        link.symlink_to(path)
        fill(store)
        with Store.open(str(link)) as same, same.reading() as tx:
            assert len(list(feeds.listed(tx))) == 3
    assert names(path.parent) == ["store"]


def test_nothing_is_begun_anew_beside_the_log_of_a_store_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    log = tmp_path / "store.sqlite3-wal"
    log.write_bytes(b"what was written last")
    for create in (True, False):
        with pytest.raises(StoreDamaged, match=r"is gone, but store\.sqlite3-wal beside it is not"):
            Store.open(str(path), create=create)
    assert (names(tmp_path), log.read_bytes()) == (["store.sqlite3-wal"], b"what was written last")


def test_without_a_store_there_is_none_unless_one_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "inner" / "store.sqlite3"
    with pytest.raises(StoreError, match="there is no store yet"):
        Store.open(str(path), create=False)
    assert names(tmp_path) == []
    Store.open(str(path)).close()
    assert names(path.parent) == ["store.sqlite3"]


def test_a_file_system_without_links_is_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "store.sqlite3"
    for _ in range(2):
        Store.open(str(path)).close()
    assert names(tmp_path) == ["store.sqlite3"]


def test_a_text_that_is_none_is_damage_and_no_bug(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(str(path)) as store:
        store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=NOW, watch={}))
    for value in ("CAST(x'ff' AS TEXT)", "x'6162'"):
        with closing(sqlite3.connect(path)) as file:
            file.execute(f"UPDATE feeds SET title = {value}")
            file.commit()
        with Store.open(str(path)) as store, pytest.raises(StoreDamaged), store.reading() as tx:
            list(feeds.listed(tx))


@pytest.mark.parametrize("value", ["'yesterday'", "7", "x'00'"])
def test_a_time_that_is_none_is_damage_and_no_bug(tmp_path: Path, value: str) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(str(path)) as store:
        store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=NOW, watch={}))
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"UPDATE feeds SET added_at = {value}")
        file.commit()
    with Store.open(str(path)) as store, pytest.raises(StoreDamaged), store.reading() as tx:
        list(feeds.listed(tx))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mysql://ann:secret@db.example/x", "expected a file, or postgresql"),
        ("postgresql://ann:secret@db.example:abc/x", "--store: expected postgresql"),
        ("postgresql://ann:secret@db.example", "the address names no database"),
        ("postgresql://ann:secret@db..example/x", "--store: expected postgresql"),
        (".", "is a folder; name a file in it"),
    ],
)
def test_a_name_that_is_none_is_refused_without_its_password(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        Store.open(name)
    assert "secret" not in str(error.value)


def test_a_place_is_shown_without_password() -> None:
    place = place_of("postgres://ann:secret@db.example/syndicate?password=hidden")
    assert str(place) == "postgresql+psycopg://ann:***@db.example/syndicate"


def test_a_server_that_does_not_answer_is_one_line_without_password() -> None:
    with pytest.raises(StoreError) as error:
        Store.open("postgresql://ann:secret@127.0.0.1:1/syndicate")
    assert error.value.message == "no PostgreSQL server answers there"
    assert "secret" not in str(error.value)
