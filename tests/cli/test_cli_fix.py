"""`syndicate fix`: a diff that `patch` takes, or the file changed with its old self beside it."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path

import pytest
from cli_pages import ADDRESS, PARAGRAPHS
from cli_run import Run

from syndicate.cli.diffs import diff
from syndicate.cli.replacing import replace_file
from syndicate.errors import UsageError

MEND, FINE, CANNOT_RUN = 1, 0, 2
NOTICE = "Copyright © Ann Lee, Global Research, 2026"
TEXT = "\n\n".join((*PARAGRAPHS, NOTICE))
DRAFT = f"# On rivers\n\nBy Ann Lee, from Global Research\n\n{TEXT}\n"
LINKED = DRAFT.replace("from Global Research", f"from [Global Research](<{ADDRESS}>)")
CALL = ("fix", "post.md", "--original", "original.html", "--policy", "global-research")
DIFF = "\n".join(
    (
        "--- post.md",
        "+++ post.md",
        "@@ -1,6 +1,6 @@",
        " # On rivers",
        " ",
        "-By Ann Lee, from Global Research",
        f"+By Ann Lee, from [Global Research](<{ADDRESS}>)",
        " ",
        f" {PARAGRAPHS[0]}",
        " ",
        "",
    )
)


@pytest.fixture
def draft(folder: Path) -> Path:
    path = folder / "post.md"
    path.write_text(DRAFT, "utf-8")
    return path


def test_the_change_is_shown_and_the_file_left_alone(syndicate: Run, draft: Path) -> None:
    ran = syndicate(*CALL)
    assert (ran.code, ran.out, ran.err) == (MEND, DIFF, [])
    assert draft.read_text("utf-8") == DRAFT


def test_the_change_is_made_and_the_old_file_kept(syndicate: Run, draft: Path) -> None:
    draft.chmod(0o640)
    ran = syndicate(*CALL, "--write")
    assert (ran.code, ran.out) == (FINE, "")
    assert ran.err == ["syndicate: post.md: mended; the old one is post.md.orig"]
    assert draft.read_text("utf-8") == LINKED
    backup = draft.with_name("post.md.orig")
    assert backup.read_text("utf-8") == DRAFT
    assert {path.stat().st_mode & 0o777 for path in (draft, backup)} == {0o640}


def test_a_second_run_finds_nothing_to_mend(syndicate: Run, draft: Path) -> None:
    syndicate(*CALL, "--write")
    again = syndicate(*CALL, "--write")
    assert (again.code, again.out, again.err) == (FINE, "", [])
    assert not draft.with_name("post.md.orig.1").exists()


def test_no_backup_is_written_over(syndicate: Run, draft: Path) -> None:
    older = draft.with_name("post.md.orig")
    older.write_text("mine")
    ran = syndicate(*CALL, "--write")
    assert ran.err == ["syndicate: post.md: mended; the old one is post.md.orig.1"]
    assert (older.read_text(), draft.with_name("post.md.orig.1").read_text("utf-8")) == ("mine", DRAFT)


def test_every_name_of_a_file_stays_a_name_of_it(syndicate: Run, draft: Path, folder: Path) -> None:
    (folder / "other.md").hardlink_to(draft)
    (folder / "to.md").symlink_to("post.md")
    ran = syndicate("fix", "to.md", *CALL[2:], "--write")
    assert ran.err == ["syndicate: to.md: mended; the old one is post.md.orig"]
    assert {(folder / name).read_text("utf-8") for name in ("post.md", "other.md", "to.md")} == {LINKED}
    assert (folder / "post.md.orig").read_text("utf-8") == DRAFT


def test_a_draft_whose_backup_does_not_fit_the_disk_stays_as_it_is(draft: Path) -> None:
    before = b"x" * 3_000_000
    draft.write_bytes(before)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, limits[1]))
    try:
        with pytest.raises(UsageError, match="the old one cannot be kept beside it: File too large"):
            replace_file(str(draft), before, b"y")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (draft.read_bytes(), draft.with_name("post.md.orig").exists()) == (before, False)


@pytest.mark.parametrize("tool", [("patch", "-p0", "-i"), ("git", "apply", "-p0")])
@pytest.mark.parametrize("name", ["a b.html", 'é "quoted" \\ .html', "tab\t.html", "posts/a.html"])
def test_the_diff_is_one_that_tools_apply(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tool: tuple[str, ...], name: str
) -> None:
    """Whatever the name, the encoding and the line ends, with or without a last one."""
    monkeypatch.chdir(folder)
    (folder / "posts").mkdir()
    before = b"one\r\ntwo \xe9\r\nthree"
    for after in (b"one\r\ntwo \xe9\r\nnew\r\nthree", b"one\r\ntwo \xe9\r\nthree\r\nnew \xa9\n"):
        (folder / name).write_bytes(before)
        (folder / "change.diff").write_bytes(diff(name, before, after))
        subprocess.run([*tool, "change.diff"], check=True, capture_output=True)
        assert (folder / name).read_bytes() == after


def test_what_is_left_to_the_author_is_told(syndicate: Run, draft: Path, folder: Path) -> None:
    terms = "[prohibits.text_alteration]\n[requires.publisher_credit]\n"
    (folder / "own.toml").write_text(f'schema = "syndicate.policy/1"\nid = "own"\ntitle = "Own"\n{terms}')
    changed = DRAFT
    for before, after in (
        ("river", "stream"),
        ("valley", "coastal"),
        ("miller", "baker"),
        ("red", "blue"),
        ("eleven", "thirty"),
    ):
        changed = changed.replace(before, after)
    draft.write_text(changed, "utf-8")
    ran = syndicate(*CALL[:-1], "./own.toml")
    assert (ran.code, ran.out) == (MEND, "")
    assert ran.err[-1].startswith("syndicate: post.md:5: left to you: Text alteration: ")


def test_what_is_no_copy_has_nothing_to_mend(syndicate: Run, draft: Path) -> None:
    mine = "A text of my own about something that nobody else has written down before me, or ever will. "
    draft.write_text(f"# Mine\n\n{mine * 9}\n", "utf-8")
    ran = syndicate(*CALL)
    assert ran.err == ["syndicate: post.md: No passage of the work stands on the page."]
    assert (ran.code, ran.out) == (FINE, "")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("-", "-: only a file can be mended; save it as .md or .html"),
        ("https://blog.example/post", "https://blog.example/post: only a file can be mended; save it as .md or .html"),
        ("post.eml", "post.eml: only Markdown (.md) and HTML (.html) can be mended"),
        ("none.md", "none.md: there is no such file"),
        ("latin.md", "latin.md: the draft is not UTF-8; save it as UTF-8"),
        ("label.html", "label.html: the draft is not wholly in UTF-8, as it says; save it as UTF-8"),
        ("wide.html", "wide.html: the draft is in UTF-16LE, which is never written here; save it as UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_says_why(syndicate: Run, folder: Path, name: str, line: str) -> None:
    (folder / "post.eml").write_text("Subject: x\n\nx\n")
    (folder / "latin.md").write_bytes(DRAFT.replace("Ann", "Änn").encode("latin-1"))
    page = f"<h1>On rivers</h1><p>{TEXT}</p>"
    (folder / "label.html").write_bytes(f"<meta charset=utf-8>{page}<p>é".encode("latin-1"))
    (folder / "wide.html").write_bytes(page.encode("utf-16"))
    ran = syndicate("fix", name, *CALL[2:])
    assert (ran.code, ran.out) == (CANNOT_RUN, "")
    assert ran.err[-1].removeprefix("syndicate: ").startswith(line)


def test_the_folder_names_original_and_terms(syndicate: Run, draft: Path, folder: Path) -> None:
    (folder / "syndicate.toml").write_text('original = "original.html"\npolicy = "global-research"\n')
    assert syndicate("fix", "post.md").out == DIFF
