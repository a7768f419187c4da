"""What the program does where a stream is closed, and where what is typed cannot be meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_run import CHECKOUT, Run

from syndicate import load_policy


def shell(line: str, folder: Path, environment: dict[str, str]) -> tuple[int, list[str]]:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m syndicate {line}', sys.executable],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr.decode().splitlines()


@pytest.mark.parametrize("command", ["policy list", "policy export cc-by-4.0 -f html", "--help"])
def test_a_closed_stdout_is_told(command: str, folder: Path, environment: dict[str, str]) -> None:
    said = ["syndicate: stdout is closed; there is nowhere to write to"]
    assert shell(f"{command} >&-", folder, environment) == (2, said)


def test_a_closed_stdin_answers_nothing(folder: Path, environment: dict[str, str]) -> None:
    code, said = shell("policy new <&-", folder, environment)
    assert (code, said[-1]) == (
        2,
        "The publisher's name: syndicate: The publisher's name: is needed; nothing was written",
    )


def test_a_closed_stdin_holds_no_page(folder: Path, environment: dict[str, str]) -> None:
    said = ["syndicate: stdin (-) is closed; there is nothing to read"]
    assert shell("policy infer - <&-", folder, environment) == (2, said)


def test_a_closed_stderr_costs_no_data(folder: Path, environment: dict[str, str]) -> None:
    assert shell("policy show nope 2>&-", folder, environment) == (2, [])


def test_examples_are_no_policy(syndicate: Run) -> None:
    path = CHECKOUT / "policies" / "global-research.tests.toml"
    ran = syndicate("policy", "explain", str(path))
    assert ran.code == 2
    assert ran.err == [
        f"syndicate: {path}: holds examples of a policy; name the policy itself, {path.parent / 'global-research.toml'}"
    ]


@pytest.mark.parametrize("wrong", ["../../evil", "My Terms!", ""])
def test_a_short_name_that_is_none_is_asked_again(wrong: str, syndicate: Run, folder: Path) -> None:
    ran = syndicate("policy", "new", stdin=f"X Daily\n{wrong}\nno address\n".encode())
    assert ran.code == 0
    assert load_policy(folder / "x-daily.toml").terms_url == ""


def test_a_name_may_hold_anything(spawned: Run, folder: Path) -> None:
    name = 'The "quoted" 日報 🗞 \u200fעיתון'
    ran = spawned("policy", "new", "-o", "x.toml", stdin=name.encode() + b" \xff\xfe\n")
    assert ran.code == 0
    assert load_policy(folder / "x.toml").assigner.name == f"{name} ??"


def test_a_missing_folder_is_told_before_the_questions(syndicate: Run) -> None:
    ran = syndicate("policy", "new", "-o", "nowhere/x.toml", stdin=b"X\n")
    assert ran.code == 2
    assert ran.err[-1].endswith("syndicate: nowhere/x.toml: there is no folder nowhere; make it first")


def test_a_snippet_tells_what_it_does_not_hold(syndicate: Run, folder: Path) -> None:
    (folder / "p.toml").write_text(
        'schema = "syndicate.policy/1"\nid = "p"\ntitle = "P"\n'
        '[requires.credit_wording]\ntext = "First published by {publisher}"\n'
        '[requires.tracking_pixel]\npattern = "count.example/pixel"\n'
        "[requires.author_credit]\n",
        "utf-8",
    )
    url = "https://www.globalresearch.ca/the-price-of-a-reprint/5831584"
    ran = syndicate("snippet", "original.html", "--original-url", url, "--policy", "./p.toml")
    assert ran.code == 0
    assert ran.err == [
        "syndicate: pasting does not settle tracking pixel: "
        "You must keep our counter in the copy. Its address begins with “count.example/pixel”."
    ]
