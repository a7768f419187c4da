"""Ctrl-C while a page holds up its parser: the command ends at once, in one line."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from cli_pages import ADDRESS, ORIGINAL
from cli_web import site

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


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to one process alone there")
def test_works_that_were_read_before_an_interrupt_are_kept_and_the_next_run_goes_on(
    folder: Path, environment: dict[str, str]
) -> None:
    with site() as web:
        for name in ("one", "two"):
            web.put(f"/{name}", ORIGINAL.replace(ADDRESS, f"{web.home}/{name}"))
        addresses = [f"{web.home}/{name}" for name in ("one", "two")]
        web.gates["/two"] = threading.Event()
        command = [sys.executable, "-m", "syndicate", "works", "add", *addresses]
        command += ["--policy", "global-research", "--allow-private"]
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as run:
            assert run.stdout is not None
            assert run.stderr is not None
            first = run.stdout.readline().decode()
            run.send_signal(signal.SIGINT)
            said = run.stderr.read().decode().splitlines()
            assert (first, run.wait(10)) == (f"1 {addresses[0]}: added\n", 130)
            assert said == ["syndicate: 1 work: 1 added", "syndicate: interrupted"]
        web.gates.pop("/two").set()
        again = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        assert again.stdout.decode() == f"2 {addresses[1]}: added\n"
