"""`check -f`: every format for none, one and several pages, on stdout and in files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from cli_run import CHECKOUT, Run
from pypdf import PdfReader

from syndicate import UsageError
from syndicate.cli.outputs import Output, outputs
from syndicate.report import FORMATS

TERMS = ("--original", "original.html", "--policy", "global-research", "--offline")
TEXTS = [name for name in FORMATS if name != "pdf"]
MOMENTS = ("json", "jsonl", "html", "csv", "sarif", "junit", "pdf")
"""Formats that tell when a page was checked."""
ENDINGS = {
    "a.txt": "text", "a.json": "json", "a.jsonl": "jsonl", "a.html": "html", "a.htm": "html", "a.md": "markdown",
    "a.csv": "csv", "a.sarif": "sarif", "a.xml": "junit", "a.pdf": "pdf",
}  # fmt: skip


def test_an_ending_names_its_format() -> None:
    assert {path: outputs((), [path])[0].format for path in ENDINGS} == ENDINGS
    assert {*FORMATS} - {*ENDINGS.values()} == {"compact", "github"}  # which have no ending of their own


def test_the_help_names_every_format(syndicate: Run) -> None:
    text = " ".join(syndicate("check", "--help", env={"COLUMNS": "200"}).out.split())
    assert f"{', '.join(FORMATS)}." in text


def test_the_docs_tell_what_each_format_is_for_and_its_ending() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \|.*\| (?:`(\.\w+)` )?\|$", (CHECKOUT / "docs/reports.md").read_text("utf-8"), re.M
    )
    assert [name for name, _ in rows] == list(FORMATS)
    assert {f"a{ending}": name for name, ending in rows if ending}.items() <= ENDINGS.items()


def test_all_formats_are_written_at_once_and_the_same_twice_but_for_the_time(
    syndicate: Run, folder: Path
) -> None:
    """One page of each kind: met, not met, undecided, no copy, not fetched."""
    pages = ("good.html", "hidden.html", "short.html", "quote.html", "https://blog.example/a")

    def written(where: str) -> dict[str, bytes]:
        (folder / where).mkdir()
        pairs = [each for name in FORMATS for each in ("-f", name, "-o", f"{where}/{name}")]
        ran = syndicate("check", *pages, *TERMS, *pairs)
        assert (ran.code, ran.out, len(ran.err)) == (1, "", 1)
        return {name: (folder / where / name).read_bytes() for name in FORMATS}

    first, second = written("a"), written("b")
    assert [name for name in FORMATS if first[name] != second[name]] == [
        name for name in FORMATS if name in MOMENTS
    ]
    assert [name for name, content in first.items() if not content] == []


def test_a_file_of_csv_is_known_as_utf8_by_spreadsheets(syndicate: Run, folder: Path) -> None:
    syndicate("check", "good.html", *TERMS, "-o", "out.csv")
    printed = syndicate("check", "good.html", *TERMS, "-f", "csv").out
    assert (folder / "out.csv").read_text("utf-8").partition("\n")[0] == "\ufeff" + printed.partition("\n")[0]


@pytest.mark.parametrize("name", TEXTS)
def test_a_format_goes_to_stdout_as_to_a_file(syndicate: Run, folder: Path, name: str) -> None:
    ran = syndicate("check", "https://blog.example/a", *TERMS, "-f", name)
    assert (ran.code, len(ran.err)) == (3, 1)
    assert "The page was not fetched" in ran.out
    assert ran.out.endswith("\n")


def test_a_pdf_goes_to_a_pipe(folder: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "syndicate", "check", "good.html", *TERMS, "-f", "pdf"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert PdfReader(BytesIO(done.stdout)).metadata.title.startswith("Compliant: On rivers")


def test_a_pdf_goes_to_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outputs(["pdf"], ["a.pdf"]) == (Output("pdf", "a.pdf"),)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UsageError, match="not for a terminal; give it a file with -o"):
        outputs(["pdf"], [])


def test_without_the_library_of_pdf_nothing_is_checked(spawned: Run, folder: Path) -> None:
    (folder / "weasyprint.py").write_text("raise ImportError('not here')")
    ran = spawned(
        "check",
        "good.html",
        *TERMS,
        "-o",
        "out.pdf",
        "-f",
        "pdf",
        env={"PYTHONPATH": f"{CHECKOUT}{os.pathsep}{folder}"},
    )
    assert (ran.code, ran.err) == (2, ["syndicate: no PDF without WeasyPrint; pip install 'syndicate[pdf]'"])
    assert not (folder / "out.pdf").exists()


def test_jsonl_of_several_pages_has_their_order(syndicate: Run) -> None:
    ran = syndicate("check", "short.html", "good.html", *TERMS, "-f", "jsonl")
    assert [json.loads(line)["verdict"] for line in ran.out.splitlines()] == ["needs_review", "compliant"]
