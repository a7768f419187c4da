"""`check --baseline`: what is known neither shows nor fails again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_pages import GOOD
from cli_run import Run

TERMS = ("--original", "original.html", "--policy", "global-research", "--offline")


@pytest.fixture(params=["json", "jsonl"])
def old(request: pytest.FixtureRequest, syndicate: Run) -> str:
    """The report of an earlier run on two pages, of which one fails and one is undecided."""
    path = f"old.{request.param}"
    assert syndicate("check", "hidden.html", "short.html", *TERMS, "-o", path).code == 1
    return path


def test_known_findings_fail_nothing_and_are_counted(syndicate: Run, old: str) -> None:
    ran = syndicate("check", "hidden.html", "short.html", *TERMS, "--baseline", old, "-f", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])
    assert ran.err == [f"syndicate: --baseline {old}: 2 known findings left out; 2 pages with nothing new"]


def test_a_page_that_got_worse_fails_by_what_is_new(syndicate: Run, folder: Path, old: str) -> None:
    (folder / "hidden.html").write_text(
        (folder / "hidden.html").read_text().replace("Global Research", "a site")
    )
    ran = syndicate("check", "hidden.html", "short.html", *TERMS, "--baseline", old, "-f", "json")
    report = json.loads(ran.out)
    assert (ran.code, report["verdict"]) == (1, "non_compliant")
    assert [finding["term"] for finding in report["findings"]] == ["publisher_credit"]
    assert ran.err == [f"syndicate: --baseline {old}: 2 known findings left out; 1 page with nothing new"]


def test_a_page_that_is_not_in_the_baseline_is_told_as_ever(syndicate: Run, folder: Path, old: str) -> None:
    (folder / "new.html").write_bytes((folder / "hidden.html").read_bytes())
    ran = syndicate("check", "new.html", "hidden.html", *TERMS, "--baseline", old, "-f", "compact")
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "1 page: 1 non-compliant"


def test_a_page_that_was_mended_is_no_news(syndicate: Run, folder: Path, old: str) -> None:
    (folder / "hidden.html").write_text(GOOD)
    ran = syndicate("check", "hidden.html", *TERMS, "--baseline", old, "-f", "compact")
    assert (ran.code, ran.out) == (0, "0 pages\n")
    assert ran.err == [f"syndicate: --baseline {old}: 0 known findings left out; 1 page with nothing new"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file or directory"),
        (b"\xff\xfe", "is not UTF-8 (byte 0)"),
        (b"<html>", "line 1 is no JSON; expected what -f json or -f jsonl writes"),
        (b'{"schema": "other"}', "report 1 is not of the schema syndicate.report/1"),
    ],
)
def test_a_file_that_is_no_baseline_is_told_before_anything_is_checked(
    syndicate: Run, folder: Path, content: bytes | None, told: str
) -> None:
    if content is not None:
        (folder / "b.json").write_bytes(content)
    ran = syndicate("check", "https://blog.example/a", *TERMS, "--baseline", "b.json")
    assert (ran.code, ran.out, ran.err) == (2, "", [f"syndicate: --baseline b.json: {told}"])


def test_no_output_takes_the_place_of_the_baseline(syndicate: Run, folder: Path) -> None:
    (folder / "old.json").write_text("[]")
    ran = syndicate("check", "good.html", *TERMS, "--baseline", "old.json", "-o", "./old.json")
    assert (ran.code, ran.err) == (2, ["syndicate: -o ./old.json: is the baseline; name another file"])
    assert (folder / "old.json").read_text() == "[]"
