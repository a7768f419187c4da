"""Drafts on the command line: what stdin is to become, and originals in other media."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run

from tests.samples import PARAGRAPHS, URL

TEXT = "\n\n".join(PARAGRAPHS)
FACTS = f"---\ntitle: The Price of a Reprint\nauthor: Ada Lindqvist\ncanonical_url: {URL}\n---\n"
RST = f"The Price of a Reprint\n======================\n\n:Author: Ada Lindqvist\n\n{TEXT}\n"
DRAFT = f"The Price of a Reprint\n======================\n\nFrom `Global Research <{URL}>`_\n\n{TEXT}\n"


@pytest.fixture
def original(folder: Path) -> str:
    (folder / "original.md").write_text(f"{FACTS}\n{TEXT}\n", "utf-8")
    return "original.md"


def test_stdin_is_read_as_the_file_that_it_is_to_become(syndicate: Run, folder: Path, original: str) -> None:
    order = (
        "check",
        "-",
        "--stdin-filename",
        "post.rst",
        "--original",
        original,
        "--policy",
        "global-research",
    )
    ran = syndicate(*order, "-f", "jsonl", stdin=DRAFT.encode())
    report = json.loads(ran.out)
    outcomes = {each["term"]: (each["outcome"], each.get("line")) for each in report["findings"]}
    assert report["page"]["url"] == (folder / "post.rst").resolve().as_uri()
    assert outcomes["original_link"] == ("passed", None)
    assert outcomes["copyright_notice"][1] == DRAFT.rstrip().count("\n") + 1


def test_an_original_in_markdown_says_its_facts_in_its_front_matter(syndicate: Run, original: str) -> None:
    order = ("check", "-", "--original", original, "--policy", "global-research", "-f", "jsonl")
    work = json.loads(syndicate(*order, stdin=b"<p>x").out)["work"]
    assert (work["url"], work["title"], work["authors"]) == (URL, "The Price of a Reprint", ["Ada Lindqvist"])


def test_an_original_can_be_in_any_medium(syndicate: Run, folder: Path) -> None:
    (folder / "original.rst").write_text(RST, "utf-8")
    order = ("check", "-", "--original", "original.rst", "--original-url", URL, "--policy", "global-research")
    work = json.loads(syndicate(*order, "-f", "jsonl", stdin=b"<p>x").out)["work"]
    assert (work["url"], work["title"], work["authors"]) == (URL, "The Price of a Reprint", ["Ada Lindqvist"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("original.md", "--stdin-filename", "a.md"), "--stdin-filename: is for a page on stdin; name - as the target"),
        (
            ("-", "--stdin-filename", "a.mbox"),
            "--stdin-filename a.mbox: expected the name of a file, such as draft.md",
        ),
    ],
)  # fmt: skip
def test_a_name_is_for_one_page_on_stdin(
    syndicate: Run, original: str, arguments: tuple[str, ...], said: str
) -> None:
    ran = syndicate("check", *arguments, "--original", original, "--policy", "global-research")
    assert (ran.code, ran.out) == (2, "") and said in ran.err[-1]


def test_a_draft_that_its_processor_cannot_read_is_not_checked(
    syndicate: Run, folder: Path, original: str
) -> None:
    (folder / "post.pdf").write_bytes(b"%PDF-1.7\n")
    ran = syndicate("check", "post.pdf", "--original", original, "--policy", "global-research", "-f", "jsonl")
    report = json.loads(ran.out)
    assert (report["verdict"], report["reason"]) == ("not_checked", "The PDF is damaged, or no PDF at all.")
