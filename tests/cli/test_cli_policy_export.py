"""`syndicate policy explain` and `policy export`: what goes to stdout, what to stderr, what to a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run

from syndicate.explanation import as_text
from syndicate.policy import load_policy

MINE = """schema = "syndicate.policy/1"
id = "mine"
title = "Mine"
[permits.reproduction]
[requires.author_credit]
[requires.noindex]
"""


@pytest.fixture
def mine(folder: Path) -> str:
    (folder / "mine.toml").write_text(MINE, "utf-8")
    return "mine.toml"


def test_a_policy_is_explained_on_stdout(syndicate: Run) -> None:
    ran = syndicate("policy", "explain", "global-research", env={"COLUMNS": "70"})
    assert (ran.code, ran.err) == (0, [])
    assert ran.out == as_text(load_policy("global-research"), width=70)


def test_lines_are_no_wider_than_can_be_read(syndicate: Run) -> None:
    out = syndicate("policy", "explain", "global-research", env={"COLUMNS": "300"}).out
    assert out == as_text(load_policy("global-research"), width=90)


def test_data_goes_to_stdout_and_what_is_lost_to_stderr(syndicate: Run, mine: str) -> None:
    ran = syndicate("policy", "export", mine, "-f", "odrl")
    assert ran.code == 0
    assert json.loads(ran.out)["@type"] == "Set"
    assert ran.err == [
        "syndicate: odrl does not say all of these terms; 1 are missing or incomplete:",
        "syndicate: requires noindex: not carried (there is no word for it)",
    ]


def test_a_page_for_people_loses_nothing(syndicate: Run, mine: str, folder: Path) -> None:
    ran = syndicate("policy", "export", mine, "-f", "html", "-o", "terms.html")
    assert (ran.code, ran.out, ran.err) == (0, "", [])
    assert "<h1>Mine</h1>" in (folder / "terms.html").read_text("utf-8")


def test_without_a_policy_the_schema_is_exported(syndicate: Run) -> None:
    plain, named = syndicate("policy", "export"), syndicate("policy", "export", "-f", "jsonschema")
    assert plain.out == named.out
    assert json.loads(plain.out)["title"] == "syndicate.policy/1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("mine.toml",),
            "syndicate: give a format for the policy mine.toml: -f with one of odrl, ccrel, rsl, schemaorg, html",
        ),
        (("-f", "odrl"), "syndicate: -f odrl: name the policy to export, by its id or its file"),
        (("mine.toml", "-f", "ordl"), "syndicate: format 'ordl' is not known; did you mean \"odrl\"?"),
        (
            ("mine.toml", "-f", "rsl", "-o", "mine.toml"),
            "syndicate: -o mine.toml: is the policy that is exported; name another file",
        ),
        (
            ("mine.toml", "-f", "html", "-o", "no/such/folder.html"),
            "syndicate: -o no/such/folder.html: No such file or directory",
        ),
        (("missing.toml", "-f", "odrl"), "syndicate: missing.toml: there is no such file"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    syndicate: Run, mine: str, arguments: tuple[str, ...], said: str
) -> None:
    ran = syndicate("policy", "export", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err[-1] == said
