"""`docs/exports.md` is true: its examples run, its commands work, it tells of every format."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from syndicate.cli import main
from syndicate.exchange import NAMES

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
TEXT = DOCS.read_text("utf-8")
COMMANDS = re.findall(r"^syndicate (.+)$", TEXT, re.MULTILINE)


def test_the_examples_run() -> None:
    result = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted > 5) == (0, True)


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_work(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(line.split()) == 0
    written = [path.name for path in tmp_path.iterdir()]
    assert written == re.findall(r"-o (\S+)", line)
    assert bool(capsys.readouterr().out) is not bool(written)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_its_command(name: str) -> None:
    assert any(f"-f {name} " in line for line in COMMANDS)
