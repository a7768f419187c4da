"""A runner of the real program, and a folder with an original and copies of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from cli_pages import GOOD, HIDDEN, ORIGINAL, QUOTE, SHORT
from cli_run import CHECKOUT, Ran, Run

from syndicate.cli import main
from syndicate.confine import ConfinedPool
from syndicate.running import PRELOAD_ORIGINAL


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


@pytest.fixture(scope="session")
def warm() -> Iterator[ConfinedPool]:
    """One reading process for all runs: to start one costs more than most tests."""
    with ConfinedPool(1, ("feedparser", *PRELOAD_ORIGINAL)) as pool:
        yield pool


@pytest.fixture
def syndicate(
    folder: Path, environment: dict[str, str], warm: ConfinedPool, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Runs `syndicate` in the folder with the arguments given; `env` is added to the environment.

    Here and not in a process of its own, which `spawned` gives.
    """
    for module in ("doors", "works_adding", "works_refreshing", "feeds_adding"):
        monkeypatch.setattr(f"syndicate.cli.{module}.ConfinedPool", lambda *_: nullcontext(warm))

    def run(*arguments: str, env: dict[str, str] | None = None, stdin: bytes = b"") -> Ran:
        with monkeypatch.context() as here:
            here.chdir(folder)
            for name in os.environ.keys() - environment.keys():
                here.delenv(name)
            for name, value in (environment | (env or {})).items():
                here.setenv(name, value)
            here.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8"))
            out, err = BytesIO(), BytesIO()
            here.setattr(sys, "stdout", TextIOWrapper(out, encoding="utf-8", write_through=True))
            here.setattr(sys, "stderr", TextIOWrapper(err, encoding="utf-8", write_through=True))
            code = main(arguments)
            return Ran(code, out.getvalue().decode(), err.getvalue().decode().splitlines())

    return run


@pytest.fixture
def spawned(folder: Path, environment: dict[str, str]) -> Run:
    """As `syndicate`, in a process of its own: what a user's shell sees."""

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
