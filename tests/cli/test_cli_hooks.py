"""What others run us by: the hook for pre-commit and the action for GitHub, as their files say."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_pages import GOOD, HIDDEN
from cli_run import CHECKOUT

FINE, FAILS, CANNOT_RUN = 0, 1, 2
LIST = """
original = "original.html"
policy = "global-research"
[[republished]]
post = "good.html"
[[republished]]
post = "hidden.html"
"""
Process = subprocess.CompletedProcess[str]


@pytest.fixture
def shell(folder: Path, environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """An environment in which `syndicate` is this checkout's."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/syndicate"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m syndicate "$@"\n')
    program.chmod(0o755)
    (folder / "syndicate.toml").write_text(LIST)
    (folder / "good.html").write_text(GOOD, "utf-8")
    (folder / "hidden.html").write_text(HIDDEN, "utf-8")
    return environment | {"PATH": f"{tmp_path / 'bin'}:{environment['PATH']}"}


def read(name: str) -> Any:
    return yaml.safe_load((CHECKOUT / name).read_text("utf-8"))


def call(command: list[str], folder: Path, env: dict[str, str]) -> Process:
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_hook_checks_what_is_listed_and_blocks_what_does_not_meet_its_terms(
    folder: Path, shell: dict[str, str]
) -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    ran = call([*shlex.split(hook["entry"]), "short.html", "hidden.html"], folder, shell)
    assert (ran.returncode, ran.stderr) == (FAILS, "")
    assert "hidden.html" in ran.stdout
    assert "short.html" not in ran.stdout


def action(folder: Path, shell: dict[str, str], **inputs: str) -> Process:
    """Run the step that checks, as the runner does: inputs as variables, bash that stops at an error."""
    said = read("action.yml")
    step = said["runs"]["steps"][-1]
    given = {key: each["default"] for key, each in said["inputs"].items()} | inputs
    values = {key: given[value.split(".")[1].split()[0]] for key, value in step["env"].items()}
    places = {"RUNNER_TEMP": str(folder), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return call(["bash", "-eo", "pipefail", "-c", step["run"]], folder, shell | values | places)


def test_the_action_checks_its_targets_and_keeps_a_summary(folder: Path, shell: dict[str, str]) -> None:
    ran = action(
        folder,
        shell,
        targets="good.html\n\nhidden.html\n",
        original="original.html",
        policy="global-research",
    )
    assert (ran.returncode, ran.stderr) == (FAILS, "")
    assert "::error file=hidden.html,line=" in ran.stdout
    assert "hidden.html" in (folder / "summary.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"targets": "--help"}, "--help: there is no such file"),
        ({"targets": "$(touch gone).html"}, "$(touch gone).html: there is no such file"),
        ({"undecided": "maybe"}, "::error::undecided: expected pass or fail"),
    ],
)
def test_inputs_are_data(folder: Path, shell: dict[str, str], inputs: dict[str, str], said: str) -> None:
    ran = action(folder, shell, **inputs)
    assert ran.returncode == CANNOT_RUN
    assert said in ran.stdout + ran.stderr
    assert not (folder / "gone").exists()


def test_no_script_of_the_action_has_an_input_in_its_text() -> None:
    assert not [step for step in read("action.yml")["runs"]["steps"] if "${{" in step.get("run", "")]
