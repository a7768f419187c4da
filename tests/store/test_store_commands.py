"""`syndicate store`: what each command prints, and how it ends."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from filled import fill

from syndicate.cli import main
from syndicate.store import Store
from syndicate.store.exporting import counted

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path / "home"))
    for name in ("SYNDICATE_STORE", "SYNDICATE_STORE_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with three rows of everything."""
    path = tmp_path / "news.sqlite3"
    with Store.open(str(path)) as store:
        fill(store)
    return path


def test_a_whole_store_ends_with_0(path: Path, capsys: Printed) -> None:
    assert main(["store", "check", "--store", str(path)]) == 0
    with Store.open(str(path)) as store, store.reading() as tx:
        rows = sum(counted(tx).values())
    assert capsys.readouterr() == ("", f"syndicate: {path}: whole, {rows} rows\n")


def test_a_damaged_one_ends_with_2_and_a_line_for_each_fault(path: Path, capsys: Printed) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE reports SET data = x'00' WHERE id < 3")
        file.commit()
    assert main(["store", "check", "--store", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        f"reports {number}: data is not what was written" for number in (1, 2)
    ]
    assert printed.err == f"syndicate: {path}: 2 faults; restore an export with “syndicate store import”\n"


def test_a_damaged_store_is_not_exported_in_part(path: Path, tmp_path: Path, capsys: Printed) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE reports SET data = x'00' WHERE id = 3")
        file.commit()
    assert main(["store", "export", "backup.jsonl", "--store", str(path)]) == 2
    said = "the table reports: a value is not what was written; see “syndicate store check”"
    assert capsys.readouterr().err == f"syndicate: {path}: {said}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["news.sqlite3"]


def test_an_export_goes_to_stdout_too(path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["store", "export", "-", "--store", str(path)]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert json.loads(lines[-1])["lines"] == len(lines) - 1 > 50


def test_an_export_takes_the_place_of_no_file(path: Path, tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "backup.jsonl").write_text("mine")
    assert main(["store", "export", "backup.jsonl", "--store", str(path)]) == 2
    assert (tmp_path / "backup.jsonl").read_text() == "mine"
    assert capsys.readouterr().err == "syndicate: backup.jsonl: exists already; choose another file\n"


def test_a_store_moves(path: Path, tmp_path: Path, capsys: Printed) -> None:
    assert main(["store", "export", "one.jsonl", "--store", str(path)]) == 0
    assert main(["store", "import", "one.jsonl", "--store", "new.sqlite3"]) == 0
    assert main(["store", "export", "two.jsonl", "--store", "new.sqlite3"]) == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert main(["store", "import", "one.jsonl", "--store", "new.sqlite3"]) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "syndicate: new.sqlite3: holds something already; an export goes into a new store"


@pytest.mark.parametrize("name", ["missing.jsonl", "home"])
def test_what_cannot_be_read_begins_no_store(tmp_path: Path, name: str, capsys: Printed) -> None:
    (tmp_path / "home").mkdir()
    assert main(["store", "import", name, "--store", "new.sqlite3"]) == 2
    assert capsys.readouterr().err == f"syndicate: {name}: is no file\n"
    assert not (tmp_path / "new.sqlite3").exists()


def test_a_cut_export_begins_no_store(path: Path, tmp_path: Path, capsys: Printed) -> None:
    main(["store", "export", "cut.jsonl", "--store", str(path)])
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(cut.read_bytes()[:-50])
    assert main(["store", "import", "cut.jsonl", "--store", "new.sqlite3"]) == 2
    assert "was cut off or changed; nothing was imported" in capsys.readouterr().err
    assert not (tmp_path / "new.sqlite3").exists()


def test_vacuum_tells_what_was_won(path: Path, capsys: Printed) -> None:
    assert main(["store", "vacuum", "--store", str(path)]) == 0
    dropped, size = capsys.readouterr().out.splitlines()
    assert dropped.startswith("dropped: 0 unused bodies, ")
    assert size == f"size: {path.stat().st_size:,} bytes, 0 less than before"


def test_the_store_is_named_by_option_environment_secret_and_settings_in_that_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    def named() -> str:
        main(["store", "check", *option])
        return capsys.readouterr().err.split(": ")[1]

    option: list[str] = []
    assert named() == str(tmp_path / "home" / "store.sqlite3")
    (tmp_path / "syndicate.toml").write_text('store = "of-settings"')
    assert named() == "of-settings"
    (tmp_path / "secret").write_text("of-the-file\n")
    monkeypatch.setenv("SYNDICATE_STORE_FILE", "secret")
    assert named() == "of-the-file"
    monkeypatch.setenv("SYNDICATE_STORE", "of-the-variable")
    assert named() == "of-the-variable"
    option = ["--store", "of-the-option"]
    assert named() == "of-the-option"


def test_every_command_without_a_store_says_how_one_begins(capsys: Printed) -> None:
    for command in (["check"], ["vacuum"], ["export", "x.jsonl"]):
        assert main(["store", *command, "--store", "none"]) == 2
        assert (
            capsys.readouterr().err
            == "syndicate: none: there is no store yet; “syndicate works add” begins one\n"
        )
