"""`syndicate snippet`, `policy` and `rules`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_pages import ADDRESS
from cli_run import CHECKOUT, Run

import syndicate as package
from syndicate.policy import TERMS, policies
from syndicate.rules import documentation


@pytest.mark.parametrize(
    ("kind", "start"),
    [("html", "<div"), ("markdown", "By Ann Lee"), ("text", "By Ann Lee")],
)
def test_a_snippet_credits_author_publisher_and_address(syndicate: Run, kind: str, start: str) -> None:
    ran = syndicate("snippet", "original.html", "--policy", "global-research", "-f", kind)
    assert ran.code == 0
    assert ran.out.startswith(start)
    assert all(word in ran.out for word in ("Ann Lee", "Global Research", ADDRESS))


def test_a_snippet_speaks_another_language(syndicate: Run) -> None:
    ran = syndicate(
        "snippet",
        "original.html",
        "--policy",
        "global-research",
        "-f",
        "text",
        "--lang",
        "de",
        "--author",
        "X",
    )
    assert ran.out.startswith("Von X\n")


def test_policies_are_listed_with_their_titles(syndicate: Run) -> None:
    lines = syndicate("policy", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == [each.id for each in policies()]
    assert [line.split(maxsplit=1)[1] for line in lines] == [each.title for each in policies()]


def test_a_policy_is_shown_with_the_publishers_words(syndicate: Run) -> None:
    shown = syndicate("policy", "show", "global-research").out
    assert shown.startswith("Global Research cross-posting terms\n")
    assert (
        "\nrequires original_link (condition)\n"
        "  target: article\n"
        "  “together with a hyperlink to the original Global Research article”\n"
    ) in shown


def test_a_sound_policy_has_nothing_to_lint(syndicate: Run) -> None:
    ran = syndicate("policy", "lint", *(each.id for each in policies()))
    assert (ran.code, ran.out, ran.err) == (0, "", [])


def test_lint_tells_every_error_and_ends_with_1(syndicate: Run, folder: Path) -> None:
    (folder / "bad.toml").write_text('schema = "syndicate.policy/1"\nid = "bad"\ntitel = "T"\n')
    ran = syndicate("policy", "lint", "bad.toml", "missing.toml")
    assert ran.code == 1
    assert "error: missing.toml: there is no such file" in ran.out.splitlines()
    assert any(line.startswith("error: bad.toml: titel: ") for line in ran.out.splitlines())


def test_lint_with_warnings_only_ends_with_0(syndicate: Run, folder: Path) -> None:
    (folder / "plain.toml").write_text(
        'schema = "syndicate.policy/1"\nid = "plain"\ntitle = "T"\n[assigner]\nname = "The Plain"\n'
    )
    ran = syndicate("policy", "lint", "plain.toml")
    assert (ran.code, ran.out.startswith("warning: plain.toml: grade: ")) == (0, True)


def test_what_runs_is_this_checkout(environment: dict[str, str], tmp_path: Path) -> None:
    code = "import syndicate; print(syndicate.__file__)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert Path(ran.stdout.decode().strip()).resolve() == CHECKOUT / "syndicate" / "__init__.py"
    assert Path(package.__file__).resolve() == CHECKOUT / "syndicate" / "__init__.py"


def test_all_rules_are_listed(syndicate: Run) -> None:
    lines = syndicate("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [term.id for term in TERMS]


def test_a_rule_is_told_in_its_own_words(syndicate: Run) -> None:
    assert syndicate("rules", "original_link").out == documentation("original_link") + "\n"
