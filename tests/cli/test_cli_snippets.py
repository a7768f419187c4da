"""`syndicate snippet`: every format at once, files, the clipboard, the preview."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_pages import ADDRESS
from cli_run import Run

from syndicate.snippets import FORMATS

CANNOT_RUN = 2
CALL = ("snippet", "original.html", "--policy", "global-research")


@pytest.fixture
def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment in which `xclip` keeps what it is given, and how it was called, in files."""
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/called"\ncat > "{tmp_path}/clipped"\n')
    tool.chmod(0o755)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return {"PATH": f"{tool.parent}:/bin:/usr/bin"}


def test_all_formats_are_printed_under_their_names(syndicate: Run) -> None:
    out = syndicate(*CALL, "-f", "all").out
    headings = [line.removeprefix("===== ") for line in out.splitlines() if line.startswith("===== ")]
    assert headings == [name for name in FORMATS if name != "head"]


def test_all_formats_go_into_a_folder_a_file_each(syndicate: Run, folder: Path) -> None:
    ran = syndicate(*CALL, "-f", "all", "-o", "made")
    assert (ran.code, ran.out) == (0, "")
    names = {f"{name}{kind.ending}" for name, kind in FORMATS.items() if name != "head"}
    assert {each.name for each in (folder / "made").iterdir()} == names
    assert (folder / "made" / "markdown.md").read_text("utf-8") == syndicate(*CALL, "-f", "markdown").out


def test_a_snippet_goes_into_a_file(syndicate: Run, folder: Path) -> None:
    assert syndicate(*CALL, "-f", "rst", "-o", "credit.rst").out == ""
    assert ADDRESS in (folder / "credit.rst").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("-o", "./original.html"), "-o ./original.html: is the original; name another file"),
        (("--preview", "original.html"), "-o original.html: is the original; name another file"),
        (("-f", "all", "--clip"), "--clip takes one format; choose it with -f"),
        (("-f", "all", "-o", "original.html"), "-o original.html: is the original; name another file"),
        (("-f", "all", "-o", "no/such"), "-o no/such: No such file or directory"),
    ],
)
def test_an_order_that_cannot_be_carried_out_says_why(
    syndicate: Run, options: tuple[str, ...], line: str
) -> None:
    ran = syndicate(*CALL, *options)
    assert (ran.code, ran.out, ran.err[-1]) == (CANNOT_RUN, "", f"syndicate: {line}")


def test_a_format_that_the_terms_leave_empty_says_so(syndicate: Run) -> None:
    ran = syndicate(*CALL, "-f", "head")
    assert (ran.code, ran.out) == (0, "")
    assert "syndicate: these terms ask for nothing that this format holds" in ran.err


def test_the_preview_is_a_page_that_loads_nothing(syndicate: Run, folder: Path) -> None:
    syndicate(*CALL, "--preview", "seen.html")
    page = (folder / "seen.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in page
    assert f'<a href="{ADDRESS}">On rivers</a>' in page


@pytest.mark.parametrize(
    ("kind", "called"),
    [("markdown", "-selection clipboard\n"), ("medium", "-selection clipboard -t text/html\n")],
)
def test_the_clipboard_is_written_when_asked(
    syndicate: Run, tmp_path: Path, clipboard: dict[str, str], kind: str, called: str
) -> None:
    ran = syndicate(*CALL, "-f", kind, "--clip", env=clipboard)
    assert "syndicate: copied to the clipboard with xclip" in ran.err
    assert ((tmp_path / "clipped").read_text("utf-8"), (tmp_path / "called").read_text()) == (ran.out, called)


def test_the_clipboard_is_left_alone_otherwise(
    syndicate: Run, tmp_path: Path, clipboard: dict[str, str]
) -> None:
    syndicate(*CALL, env=clipboard)
    assert not (tmp_path / "clipped").exists()


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("", "--clip: there is no program for the clipboard here; install wl-clipboard, xclip or xsel"),
        ("#!/bin/sh\nexit 3\n", "did not take it (it ended with 3)"),
    ],
)
def test_a_clipboard_that_cannot_be_written_says_why(
    syndicate: Run, tmp_path: Path, clipboard: dict[str, str], script: str, line: str
) -> None:
    tool = tmp_path / "bin" / "xclip"
    tool.unlink()
    if script:
        tool.write_text(script)
        tool.chmod(0o755)
    ran = syndicate(*CALL, "--clip", env={"PATH": str(tool.parent)})
    assert (ran.code, ran.out) == (CANNOT_RUN, "")
    assert ran.err[-1].endswith(line)


@pytest.mark.parametrize(
    ("terms", "kind", "line"),
    [
        ("[requires.embargo]\ndays = 2\n", "html", "these terms ask to wait: publish no earlier than 5 May 2026"),
        ("[requires.embargo]\nhours = 36\n", "html", "these terms ask to wait: publish no earlier than 5 May 2026"),
        ("[requires.canonical_link]\n", "html", "these terms ask for lines in the head of the page: -f head prints them"),
        ("[requires.author_credit]\n", "jsonld", "readers do not see this: paste a credit that they see as well"),
        ('[requires.author_credit]\nwhere = "top"\n', "text", "paste this above the text, where the terms ask for it"),
        (
            '[requires.author_credit]\nwhere = "top"\n[requires.credit_wording]\nwhere = "end"\ntext = "Thanks"\n',
            "html",
            "paste the first 2 paragraphs above the text and the rest under it",
        ),
        (
            "[requires.links_preserved]\n",
            "html-article",
            "these terms ask for the links of the original, which are not in this text: put them back",
        ),
        (
            "[requires.original_link]\nfollowable = true\n",
            "bbcode",
            "these terms ask for a link that search engines follow, and boards keep them from it (rel=nofollow)",
        ),
    ],
)  # fmt: skip
def test_what_is_left_to_do_is_told(syndicate: Run, folder: Path, terms: str, kind: str, line: str) -> None:
    (folder / "own.toml").write_text(f'schema = "syndicate.policy/1"\nid = "own"\ntitle = "Own"\n{terms}')
    original = (folder / "original.html").read_text("utf-8")
    dated = '<meta property="article:published_time" content="2026-05-03">'
    (folder / "original.html").write_text(original.replace("</head>", f"{dated}</head>"), "utf-8")
    ran = syndicate("snippet", "original.html", "--policy", "./own.toml", "-f", kind)
    assert ran.err == [f"syndicate: {line}"]
