"""What a monitor writes on stderr, for people and for programs."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime

import pytest
from cli_run import Run

from syndicate.cli.monitor import Form
from syndicate.cli.monitor_logs import Written
from syndicate.monitor.logs import Log

NOW = datetime(2026, 11, 23, 8, 0, 0, 250_000, UTC)
POLL = Log("poll", "new", "blog.example", "https://ann:secret@blog.example/feed", "2 new", 34.26)


def written(
    log: Log, capsys: pytest.CaptureFixture[str], form: Form = Form.TEXT, verbose: bool = True
) -> str:
    Written(form, verbose, lambda: NOW)(log)
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (POLL, "2026-11-23T08:00:00.250Z poll new blog.example https://blog.example/feed 2 new (34 ms)"),
        (Log("claim", count=1, message="a.example"), "2026-11-23T08:00:00.250Z claim a.example"),
        (
            Log("told", "again", message="No answer.\n\x1b[2J\u202e"),
            "2026-11-23T08:00:00.250Z told again No answer. [2J",
        ),
        (
            Log("busy", message="see https://a:b@c.example"),
            "2026-11-23T08:00:00.250Z busy see https://c.example",
        ),
    ],
)
def test_a_line_tells_when_what_where_and_how_long(
    log: Log, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(log, capsys) == f"syndicate: {line}\n"


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (POLL, ""),
        (Log("look", "unread", message="404"), ""),
        (Log("busy", message="locked", warning=True), "syndicate: locked\n"),
        (Log("reload", "done", message="read anew"), "syndicate: read anew\n"),
        (Log("stop", message="0 feeds polled"), "syndicate: 0 feeds polled\n"),
    ],
)
def test_without_verbose_only_what_a_person_should_hear_of_is_written(
    log: Log, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(log, capsys, verbose=False) == line


def test_a_line_of_json_always_has_the_same_keys(capsys: pytest.CaptureFixture[str]) -> None:
    line = written(POLL, capsys, Form.JSON, verbose=False)
    assert line.count("\n") == 1
    assert json.loads(line) == {
        "time": "2026-11-23T08:00:00.250Z",
        "level": "info",
        "event": "poll",
        "outcome": "new",
        "host": "blog.example",
        "url": "https://blog.example/feed",
        "message": "2 new",
        "count": 1,
        "ms": 34.3,
    }
    bare = json.loads(written(Log("stop", warning=True), capsys, Form.JSON))
    assert (list(bare), bare["level"], bare["ms"]) == (list(json.loads(line)), "warning", None)


def test_a_claim_of_nothing_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(Log("claim", count=0), capsys, Form.JSON) == ""


def test_a_reader_who_has_gone_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    for form in Form:
        Written(form, True, lambda: NOW)(POLL)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--listen", "here"], "--listen: expected PORT or HOST:PORT, such as 8787 or 127.0.0.1:8787"),
        (["--callback", "https://a.example"], "--callback needs --listen: hubs are answered there"),
        (
            ["--listen", "0", "--callback", "a.example"],
            "--callback: expected a public address such as https://monitor.example, without query and login",
        ),
        (
            ["--once", "--listen", "8787"],
            "--listen and --callback are for a monitor that goes on; take --once away",
        ),
    ],
)
def test_an_option_that_cannot_be_used_is_one_line(options: list[str], line: str, syndicate: Run) -> None:
    done = syndicate("monitor", *options)
    assert (done.code, done.out, done.err) == (2, "", [f"syndicate: {line}"])


def test_the_settings_may_name_the_callback_too(syndicate: Run, folder: object) -> None:
    from pathlib import Path

    assert isinstance(folder, Path)
    (folder / "syndicate.toml").write_text("[monitor]\ncallback = 'x'\nlisten = '0'\n", "utf-8")
    done = syndicate("monitor")
    assert (done.code, done.err[0].split(":")[1:3]) == (
        2,
        [" monitor.callback", " expected a public address such as https"],
    )
