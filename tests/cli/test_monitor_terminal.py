"""`monitor --once` on a terminal shows what it is at; elsewhere it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from syndicate.store import Store

END = "0 feeds polled, 0 pages looked at, 0 originals read again, 0 messages told"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
@pytest.mark.parametrize("terminal", [True, False])
def test_progress_shows_only_on_a_terminal(terminal: bool, folder: Path, environment: dict[str, str]) -> None:
    import pty

    Store.open(str(folder / "store.sqlite3")).close()
    command = [
        sys.executable,
        "-m",
        "syndicate",
        "monitor",
        "--once",
        "--no-lists",
        "--store",
        "store.sqlite3",
    ]
    ours, theirs = pty.openpty() if terminal else os.pipe()
    try:
        code = subprocess.run(
            command, cwd=folder, env=environment | {"TERM": "xterm"}, stderr=theirs, timeout=60, check=False
        ).returncode
        said = os.read(ours, 65_536).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert (code, "looking for what is due" in said, END in said) == (0, terminal, True)
