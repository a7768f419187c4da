"""AsciiDoc, drawn by a program of the system."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.cli import asciidoctor
from syndicate.cli.targets import Named
from syndicate.drafts import as_page
from syndicate.errors import PageError
from syndicate.model import Capture, Outcome
from syndicate.page import read
from syndicate.running import check_capture
from tests.samples import PARAGRAPHS, URL, WORK, policy

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TEXT = "\n\n".join(PARAGRAPHS)
SOURCE = f"= The Price of a Reprint\nAda Lindqvist\n2026-03-02\n\nFrom Global Research\n\n{TEXT}\n"


@pytest.fixture
def draft(tmp_path: Path) -> Named:
    path = tmp_path / "post.adoc"
    path.write_text(SOURCE)
    return Named(path=str(path))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, does: str) -> None:
    file = folder / "asciidoctor"
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(0o755)


def test_what_the_program_draws_is_the_page_and_the_digest_that_of_the_source(
    draft: Named, programs: Path
) -> None:
    program(
        programs, "echo '<h1>Drawn</h1><div class=\"details\"><span>Ada</span></div><p>Text'; /bin/cat >&2"
    )
    capture = draft.load()
    assert isinstance(capture, Capture)
    assert [block.text for block in read(as_page(capture)).blocks] == ["Drawn", "Text"]
    assert capture.sha256 == as_page(capture).sha256 == Capture("file:///x", SOURCE.encode()).sha256


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("exit 1", "Asciidoctor cannot read it, or not within its memory."),
        ("exit 0", "Asciidoctor cannot read it, or not within its memory."),
        ("exec /bin/sleep 60", "Asciidoctor was given up before its end."),
    ],
)
def test_what_the_program_does_not_draw_is_not_checked(
    draft: Named, programs: Path, monkeypatch: pytest.MonkeyPatch, does: str, reason: str
) -> None:
    monkeypatch.setattr(asciidoctor, "_SECONDS", 0.2)
    program(programs, does)
    found = draft.load()
    assert isinstance(found, PageError) and (found.reason, found.url.startswith("file:")) == (reason, True)


def test_without_the_program_it_is_said_how_to_get_it(draft: Named, programs: Path) -> None:
    assert str(draft.load()) == (
        "To read AsciiDoc, Asciidoctor is needed: apt install asciidoctor, or gem install asciidoctor"
    )


@pytest.mark.skipif(not shutil.which("asciidoctor"), reason="needs Asciidoctor: apt install asciidoctor")
def test_asciidoctor_reads_a_draft_and_no_other_file(draft: Named, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    Path(draft.path).write_text(f"{SOURCE}\n{URL}[The original]\n\ninclude::secret.txt[]\n")
    capture = draft.load()
    assert isinstance(capture, Capture)
    page = read(as_page(capture))
    assert [fact.value for fact in page.metadata.authors] == ["Ada Lindqvist"]
    assert [block.text for block in page.blocks] == [
        "The Price of a Reprint", "From Global Research", *PARAGRAPHS, "The original", "secret.txt",
    ]  # fmt: skip
    found = check_capture(capture, WORK, policy(), NOW)
    assert found.finding("original_link").outcome is Outcome.PASSED
    assert found.finding("copyright_notice").line == SOURCE.rstrip().count("\n") + 1
