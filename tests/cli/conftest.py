"""A runner of the real program, and a folder with an original and copies of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_pages import GOOD, HIDDEN, ORIGINAL, QUOTE, SHORT
from cli_run import CHECKOUT, Ran, Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {"original": ORIGINAL, "good": GOOD, "hidden": HIDDEN, "short": SHORT, "quote": QUOTE}
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    return tmp_path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment without anything that would change a run; what runs is this checkout, whatever is installed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SYNDICATE_") and name != "NO_COLOR"
    }
    paths = [str(CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return kept | {
        "SYNDICATE_HOME": str(tmp_path / "home"),
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONWARNINGS": "error",
    }


@pytest.fixture
def syndicate(folder: Path, environment: dict[str, str]) -> Run:
    """Runs `syndicate` in the folder with the arguments given; `env` is added to the environment."""

    def run(*arguments: str, env: dict[str, str] | None = None, stdin: bytes = b"") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "syndicate", *arguments],
            cwd=folder,
            env=environment | (env or {}),
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode().splitlines())

    return run
