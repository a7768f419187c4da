"""`docs/store.md` is true: its examples run, its commands work."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from filled import fill

from syndicate.cli import main
from syndicate.store import Store

DOCS = Path(__file__).parents[2] / "docs" / "store.md"
BLOCKS = re.findall(r"^```sh\n((?:syndicate store .+\n)+)```", DOCS.read_text("utf-8"), re.MULTILINE)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path / "home"))
    for name in ("SYNDICATE_STORE", "SYNDICATE_STORE_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_the_example_runs() -> None:
    result = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted) == (0, 3)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_commands_work(block: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("", str(tmp_path / "news.sqlite3")):
        with Store.open(name) as store:
            fill(store, rows=1)
    for line in block.splitlines():
        assert main(shlex.split(line.partition(" | ")[0])[1:]) == 0, capfd.readouterr().err


def test_every_command_is_there() -> None:
    assert {line.split()[2] for block in BLOCKS for line in block.splitlines()} == {
        "check",
        "export",
        "import",
    }
