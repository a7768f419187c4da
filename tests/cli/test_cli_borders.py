"""The borders of the program: bugs, signals, streams that close or cannot show a sign."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from cli_run import Run
from hostile.server import HostileServer

from syndicate import __version__

TERMS = ("--original", "original.html", "--policy", "global-research")
BROKEN = (
    "import sys, syndicate.policy; del syndicate.policy.TERMS\n"
    "from syndicate.cli import main; sys.exit(main(['rules']))"
)


def test_the_version_is_one_line(syndicate: Run) -> None:
    ran = syndicate("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"syndicate {__version__}\n", [])


def test_without_arguments_there_is_help(syndicate: Run) -> None:
    assert syndicate().out == syndicate("--help").out


COMMANDS = [
    ("check",),
    ("snippet",),
    ("rules",),
    ("demo",),
    ("policy", "list"),
    ("policy", "show"),
    ("policy", "lint"),
    ("policy", "export"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(syndicate: Run, command: tuple[str, ...]) -> None:
    ran = syndicate(*command, "--help")
    assert (ran.code, ran.err) == (0, [])
    assert f"\n  syndicate {' '.join(command)}" in ran.out


def test_a_bug_is_one_line_and_70(environment: dict[str, str]) -> None:
    ran = subprocess.run([sys.executable, "-c", BROKEN], env=environment, capture_output=True, check=False)
    lines = ran.stderr.decode().splitlines()
    assert (ran.returncode, len(lines)) == (70, 1)
    assert lines[0].startswith("syndicate: this is a bug in syndicate, please report it: ImportError: ")
    assert lines[0].endswith("(SYNDICATE_DEBUG=1 shows where)")


def test_a_bug_shows_where_on_demand(environment: dict[str, str]) -> None:
    env = environment | {"SYNDICATE_DEBUG": "1"}
    ran = subprocess.run([sys.executable, "-c", BROKEN], env=env, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr.decode().count("Traceback")) == (70, 1)


def test_a_reader_that_leaves_is_no_error(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "syndicate", "policy", "export"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 141)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to one process alone there")
def test_an_interrupt_ends_the_run_in_one_line(folder: Path, environment: dict[str, str]) -> None:
    with HostileServer({"/": lambda c: c.wait(60) and None}) as web:
        command = [sys.executable, "-m", "syndicate", "check", web.url(), *TERMS, "--allow", web.endpoint]
        with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE) as running:
            assert running.stderr is not None
            deadline = time.monotonic() + 30
            while not web.pages_asked and time.monotonic() < deadline:
                time.sleep(0.05)
            os.kill(running.pid, signal.SIGINT)
            said = running.stderr.read().decode()
            assert (said, running.wait(10)) == ("syndicate: interrupted\n", 130)


def test_data_is_utf8_whatever_the_locale_says(spawned: Run) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = spawned("policy", "show", "global-research", env=ascii_only)
    assert (ran.code, ran.err) == (0, [])
    assert "“as long the source and copyright are acknowledged”" in ran.out


def test_what_is_said_of_a_name_is_one_line_without_controls(spawned: Run) -> None:
    ran = spawned("check", "evil\n\x1b[31mname.html", *TERMS)
    assert (ran.code, len(ran.err)) == (2, 1)
    assert ran.err[0].isprintable()


def test_no_colour_and_no_progress_where_nobody_watches(spawned: Run) -> None:
    ran = spawned("check", "good.html", "hidden.html", *TERMS, env={"FORCE_COLOR": "1"})
    assert "\x1b" not in ran.out
    assert ran.err == []


def in_terminal(
    stream: str, folder: Path, environment: dict[str, str], *pages: str, **env: str
) -> tuple[bytes, bytes]:
    """What a run shows on the terminal that `stream` is, and what it writes to the other stream."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    pages = ("good.html", "hidden.html", *pages)
    command = [sys.executable, "-m", "syndicate", "check", *pages, *TERMS, "--offline"]
    other = folder / "other"
    with other.open("wb") as file:
        streams = {"stdout": file, "stderr": file} | {stream: theirs}
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=environment | {"TERM": "xterm"} | env,
            **streams,  # type: ignore[call-overload]
        )
    os.close(theirs)
    shown = b""
    with suppress(OSError), os.fdopen(ours, "rb", buffering=0) as terminal:  # EIO is its end
        while piece := terminal.read(4096):
            shown += piece
    assert running.wait(30) == 1
    return shown, other.read_bytes()


def test_a_terminal_gets_colours_unless_it_wants_none(folder: Path, environment: dict[str, str]) -> None:
    assert b"\x1b[" in in_terminal("stdout", folder, environment)[0]
    assert b"\x1b[" not in in_terminal("stdout", folder, environment, NO_COLOR="1")[0]


def test_a_terminal_is_not_told_twice_why_a_page_was_not_checked(
    folder: Path, environment: dict[str, str]
) -> None:
    shown, talk = in_terminal("stdout", folder, environment, "https://blog.example/a")
    assert (shown.count(b"this run is offline"), talk) == (1, b"")


def test_help_tells_values_by_names_and_not_by_types(syndicate: Run) -> None:
    for command in COMMANDS:
        assert not {"<str>", "<list[str]>"} & set(syndicate(*command, "--help").out.split())
    assert "..." not in "".join(syndicate("--help").out.partition("Commands:")[2])


def test_progress_shows_on_a_terminal_and_never_in_the_data(
    folder: Path, environment: dict[str, str]
) -> None:
    shown, data = in_terminal("stderr", folder, environment)
    assert b"2/2" in shown
    assert b"\x1b" not in data


def test_the_schema_of_policies_is_exported_as_json(syndicate: Run) -> None:
    assert json.loads(syndicate("policy", "export").out)["title"] == "syndicate.policy/1"
