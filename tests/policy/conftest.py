"""Policy files to write and load; no test sees the policies of whoever runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_files import HEAD, Write


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, empty."""
    folder = tmp_path / "home"
    (folder / "policies").mkdir(parents=True)
    monkeypatch.setenv("SYNDICATE_HOME", str(folder))
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a policy file: `write("retrieved = 2026-11-22")` puts a valid head before the text."""

    def _write(text: str = "", *, head: str = HEAD, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_text(head + text, "utf-8")
        return path

    return _write
