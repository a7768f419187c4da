"""`docs/monitoring.md` is true: its commands run or can be given, its files can be read, its samples have today's keys."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import tomllib
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest
from watched_world import article

from syndicate.cli import main
from syndicate.cli.app import command
from syndicate.cli.monitor import Form
from syndicate.cli.monitor_logs import Written
from syndicate.cli.monitor_plan import Order, planned
from syndicate.cli.settings import folder_settings
from syndicate.monitor.health import Health
from syndicate.monitor.logs import Log

DOCS = (Path(__file__).parents[2] / "docs" / "monitoring.md").read_text("utf-8")
BLOCKS = {
    kind: re.findall(rf"^```{kind}\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    for kind in ("sh", "ini", "toml", "json", "text")
}
LINES = [line for block in BLOCKS["sh"] for line in block.splitlines()]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path / "home"))
    for name in ("SYNDICATE_STORE", "SYNDICATE_STORE_FILE"):
        monkeypatch.delenv(name, raising=False)


def can_be_given(line: str) -> bool:
    """Whether the command line is one that the program takes."""
    words = shlex.split(line)[1:]
    top = command(words)
    each = top.commands[words[0]]  # type: ignore[attr-defined]
    each.make_context(words[0], words[1:])
    return True


def test_the_first_run_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.html").write_text(article(), "utf-8")
    for line in BLOCKS["sh"][0].splitlines():
        if "feeds add" not in line:  # a monitor would look for that blog
            assert main(shlex.split(line)[1:]) == 0, capsys.readouterr().err
    assert "0 feeds polled" in capsys.readouterr().err


@pytest.mark.parametrize("line", [line for line in LINES if " monitor" in line])
def test_every_command_can_be_given(line: str) -> None:
    assert can_be_given(line)


def test_the_unit_and_the_cron_line_start_the_monitor() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read_string(BLOCKS["ini"][0])
    assert can_be_given(unit["Service"]["ExecStart"])
    (cron,) = [block for block in BLOCKS["text"] if "* * *" in block]
    assert can_be_given(cron.split(maxsplit=5)[5])


def test_the_settings_are_settings(tmp_path: Path) -> None:
    (tmp_path / "hook-secret").write_text("a secret of enough letters", "utf-8")
    text = BLOCKS["toml"][0].replace("/etc/syndicate/hook-secret", str(tmp_path / "hook-secret"))
    (tmp_path / "syndicate.toml").write_text(text, "utf-8")
    assert set(tomllib.loads(text)) == {"store", "monitor", "notify"}
    order = Order(
        once=False, every=None, store=None, notify=(), at_once=20, pace=1.0, listen=None, callback=None,
        log=Form.TEXT, verbose=False, allow=(), allow_private=None, lists=False,
    )  # fmt: skip
    plan = planned(order, folder_settings())
    assert (str(plan.listen), plan.every, len(plan.sinks)) == ("127.0.0.1:8787", 1800, 1)


def test_the_samples_have_the_keys_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    health, log = (json.loads(block) for block in BLOCKS["json"])
    assert list(health) == [field.name for field in fields(Health)]
    now = datetime(2026, 11, 23, 8, 0, 1, 250_000, UTC)
    poll = Log("poll", "new", "blog.example", "https://blog.example/feed", "2 new", 34.3)
    Written(Form.JSON, False, lambda: now)(poll)
    Written(Form.TEXT, True, lambda: now)(poll)
    sample, line = capsys.readouterr().err.splitlines()
    assert (json.loads(sample), f"{line}\n" in BLOCKS["text"]) == (log, True)


def test_every_event_is_told_of() -> None:
    code = (Path(__file__).parents[2] / "syndicate").rglob("*.py")
    said = {name for path in code for name in re.findall(r"\bLog\(\s*\"(\w+)\"", path.read_text("utf-8"))}
    table = DOCS.partition("| event | says |")[2].partition("\n\n")[0]
    told = {
        name
        for row in table.splitlines()
        for name in re.findall(r"`(\w+)`", row.split("|")[1:2][0] if "|" in row else "")
    }
    assert told == said
