"""Ctrl-C while a page holds up its parser: the command ends at once, in one line."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

READER = """
import time
from pathlib import Path

def {name}(*args):
    Path("reading").touch()
    time.sleep(60)
"""
COMMAND = """
import sys, syndicate.running, slow_reader
from syndicate.cli import main
syndicate.running.{name} = slow_reader.{name}
sys.exit(main(sys.argv[1:]))
"""
PAGES = ("good.html", "hidden.html", "short.html")
TERMS = ("--original", "original.html", "--policy", "global-research")


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to one process alone there")
@pytest.mark.parametrize("name", ["check_capture", "_read_work"], ids=["page", "original"])
def test_an_interrupt_does_not_wait_for_what_is_being_read(
    name: str, folder: Path, environment: dict[str, str]
) -> None:
    (folder / "slow_reader.py").write_text(READER.format(name=name), "utf-8")
    command = [sys.executable, "-c", COMMAND.format(name=name), "check", *PAGES, *TERMS]
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        deadline = time.monotonic() + 30
        while not (folder / "reading").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        start = time.monotonic()
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().decode()
        assert (said.splitlines()[-1], running.wait(10)) == ("syndicate: interrupted", 130)
        assert "Traceback" not in said
        assert time.monotonic() - start < 2
