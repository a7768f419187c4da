"""`syndicate.toml` that lists posts: each against its own original, on its own terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_pages import ADDRESS, GOOD, HIDDEN
from cli_run import Run

FINE, FAILS, CANNOT_RUN = 0, 1, 2
LIST = f"""
policy = "global-research"

[[republished]]
post = "posts/good.html"
original = "original.html"
url = "https://blog.example/good"

[[republished]]
post = "posts/hidden.html"
original = "original.html"
original-url = "{ADDRESS}"
policy = "cc-by-4.0"
"""


@pytest.fixture
def site(folder: Path) -> Path:
    (folder / "posts").mkdir()
    (folder / "posts/good.html").write_text(GOOD, "utf-8")
    (folder / "posts/hidden.html").write_text(HIDDEN, "utf-8")
    (folder / "syndicate.toml").write_text(LIST, "utf-8")
    return folder


def told(out: str) -> list[tuple[str, str]]:
    return [(report["page"]["url"], report["policy"]["id"]) for report in map(json.loads, out.splitlines())]


def test_without_a_target_every_post_is_checked_on_its_own_terms(syndicate: Run, site: Path) -> None:
    ran = syndicate("check", "-f", "jsonl")
    hidden = (site / "posts/hidden.html").resolve().as_uri()
    assert told(ran.out) == [("https://blog.example/good", "global-research"), (hidden, "cc-by-4.0")]


def test_a_post_that_is_named_is_known_by_its_place(syndicate: Run, site: Path) -> None:
    ran = syndicate("check", f"{site}/posts/../posts/good.html", "-f", "jsonl")
    assert (ran.code, told(ran.out)) == (FINE, [("https://blog.example/good", "global-research")])


def test_what_the_command_says_wins(syndicate: Run, site: Path) -> None:
    ran = syndicate(
        "check",
        "posts/good.html",
        *("--page-url", "https://other.example/", "--policy", "cc-by-4.0", "-f", "jsonl"),
    )
    assert told(ran.out) == [("https://other.example/", "cc-by-4.0")]


def test_files_that_are_not_listed_are_passed_over(syndicate: Run, site: Path) -> None:
    ran = syndicate("check", "--listed", "short.html", "posts/good.html", "-f", "jsonl")
    assert (ran.code, told(ran.out)) == (FINE, [("https://blog.example/good", "global-research")])


def test_nothing_is_checked_where_none_is_listed(syndicate: Run, site: Path) -> None:
    ran = syndicate("check", "--listed", "short.html")
    assert (ran.code, ran.out) == (FINE, "")
    assert ran.err == ["syndicate: none of the files named is listed in syndicate.toml"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('post = "a.md"\noriginol = "b"', '1: "originol": is no key; did you mean "original"?'),
        ('original = "b"', "1: post: is missing; name the file or the address of the post"),
        ("post = 3", "1: post: expected a text"),
        ('post = "a.md"\nurl = "b"', "1: url: expected an address such as https://blog.example/post"),
        ('post = "https://a.example/"\nurl = "https://b.example/"', "1: url: is for a post given as a file"),
        ('post = "a.md"\n[[republished]]\npost = "./a.md"', "2: ./a.md is listed already"),
    ],
)
def test_a_wrong_list_names_table_and_key(syndicate: Run, folder: Path, lines: str, message: str) -> None:
    (folder / "syndicate.toml").write_text(f"[[republished]]\n{lines}\n", "utf-8")
    ran = syndicate("check")
    assert (ran.code, ran.err) == (CANNOT_RUN, [f"syndicate: syndicate.toml: [[republished]] {message}"])


def test_a_post_that_is_not_there_is_named(syndicate: Run, folder: Path) -> None:
    (folder / "syndicate.toml").write_text('[[republished]]\npost = "gone.md"\n', "utf-8")
    assert syndicate("check").err == ["syndicate: gone.md: there is no such file"]


def test_evidence_is_kept_of_one_original(syndicate: Run, site: Path) -> None:
    ran = syndicate("check", "--evidence", "kept")
    assert ran.code == CANNOT_RUN
    assert "--evidence is kept of the copies of one original" in ran.err[0]


def test_fix_knows_the_post_too(syndicate: Run, site: Path) -> None:
    (site / "syndicate.toml").write_text(LIST.replace('"cc-by-4.0"', '"global-research"'), "utf-8")
    ran = syndicate("fix", "posts/hidden.html")
    assert ran.code == FAILS
    assert ran.out.startswith("--- posts/hidden.html")
