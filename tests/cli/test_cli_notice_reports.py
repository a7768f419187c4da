from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_pages import BODY, page
from cli_run import Run

TERMS = ("--original", "original.html", "--policy", "global-research")
FIRST, SECOND = "https://a.example/p", "https://b.example/p"


@pytest.fixture
def report(syndicate: Run, folder: Path) -> Path:
    """Two pages that meet no condition and one that does."""
    (folder / "bare.html").write_text(page(BODY))
    (folder / "again.html").write_text(page(BODY))
    urls = ("--page-url", FIRST, "--page-url", SECOND, "--page-url", "https://c.example/p")
    files = ("bare.html", "again.html", "good.html")
    syndicate("check", *files, *urls, *TERMS, "--offline", "-f", "json", "-o", "report.json")
    return folder / "report.json"


def test_a_report_gives_a_letter_for_each_page_that_needs_one(syndicate: Run, report: Path) -> None:
    ran = syndicate("notice", "--report", report.name, "-o", "letters/", "-f", "text")
    written = sorted((report.parent / "letters").iterdir())
    assert ran.code == 0
    assert [each.name for each in written] == ["0001-a.example.txt", "0002-b.example.txt"]
    assert [url in each.read_text("utf-8") for each, url in zip(written, (FIRST, SECOND), strict=True)] == [
        True,
        True,
    ]
    assert ran.err[0].startswith("syndicate: https://c.example/p: no letter is written; compliant: ")
    assert ran.err[1] == "syndicate: a report holds no addresses, so To is left empty; --to gives one"


def test_one_page_of_a_report_is_named_and_its_letter_is_that_of_a_new_check(
    syndicate: Run, report: Path
) -> None:
    ran = syndicate("notice", FIRST, "--report", report.name, "-f", "text")
    direct = syndicate("notice", "bare.html", "--page-url", FIRST, *TERMS, "--offline", "-f", "text")
    assert ran.code == direct.code == 0
    assert ran.out == direct.out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "letters about 2 pages need a folder: give -o DIR/, or name one page of the report"),
        (("-o", "letters/", "--to", "a@b.example"), "--to is for one letter: name one page of the report"),
        (("https://d.example/",), "--report report.json: holds no report on https://d.example/"),
        ((FIRST, "-o", "report.json"), "-o report.json: is the report; name another file"),
        (("--policy", "cc-by-4.0"), "the report was judged by the policy global-research"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(
    syndicate: Run, report: Path, more: tuple[str, ...], said: str
) -> None:
    before = report.read_bytes()
    ran = syndicate("notice", "--report", report.name, *more)
    assert (ran.code, ran.out, report.read_bytes()) == (2, "", before)
    assert said in ran.err[-1]
    assert not (report.parent / "letters").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "is not UTF-8 (byte 0)"),
        (b"[]", "holds no report"),
        (json.dumps([1]).encode(), "report 1 is not of the schema syndicate.report/1"),
        (None, "No such file or directory"),
    ],
)
def test_a_file_that_is_no_report_is_told(
    syndicate: Run, folder: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (folder / "r.json").write_bytes(content)
    ran = syndicate("notice", "--report", "r.json")
    assert (ran.code, ran.err) == (2, [ran.err[0]])
    assert f"--report r.json: {said}" in ran.err[0]


def test_a_notice_needs_a_page_or_a_report(syndicate: Run) -> None:
    ran = syndicate("notice")
    assert (ran.code, len(ran.err)) == (2, 1)
    assert "no page: give the address or file of the copy, or --report FILE" in ran.err[0]
