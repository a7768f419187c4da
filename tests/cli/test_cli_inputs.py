"""What a run reads is kept as it is, and doubtful input gets a line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_pages import ADDRESS
from cli_run import Run

TERMS = ("--original", "original.html", "--policy", "global-research", "--offline")


@pytest.fixture(autouse=True)
def inputs(folder: Path) -> None:
    """The files that the tables name."""
    (folder / "list.txt").write_text("hidden.html\n")
    (folder / "waivers.toml").write_text("")
    (folder / "tribune.toml").write_text(
        'schema = "syndicate.policy/1"\nid = "example-tribune"\ntitle = "T"\ngrade = "publisher-page"\n'
        '[assigner]\nname = "Example Tribune"\nhosts = ["tribune.example"]\n'
        '[requires.original_link]\n[requires.manual]\nask = "Write to the editor"\n'
        '[prohibits.commercial_use]\nunless = "written permission"\n'
    )
    (folder / "link.html").symlink_to("good.html")


@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("good.html", "a page to check"),
        ("./good.html", "a page to check"),
        ("link.html", "a page to check"),
        ("hidden.html", "a page to check"),
        ("original.html", "the original"),
        ("tribune.toml", "the policy"),
        ("waivers.toml", "the file with the waivers"),
        ("list.txt", "the list of targets"),
    ],
)
def test_no_output_takes_the_place_of_an_input(syndicate: Run, folder: Path, output: str, what: str) -> None:
    before = (folder / output).read_bytes()
    named = ("--files-from", "list.txt", "--waivers", "waivers.toml", "--policy", "tribune.toml")
    ran = syndicate("check", "good.html", *TERMS, *named, "-f", "json", "-o", output)
    assert (ran.code, ran.err) == (2, [f"syndicate: -o {output}: is {what}; name another file"])
    assert (folder / output).read_bytes() == before


def test_a_policy_of_another_publisher_gets_a_line(syndicate: Run) -> None:
    ran = syndicate("check", "good.html", *TERMS, "--policy", "tribune.toml")
    assert ran.err == [
        "syndicate: the original stands on globalresearch.ca, which is no host of policy example-tribune"
    ]


def test_a_policy_without_hosts_is_anybodys(syndicate: Run) -> None:
    assert syndicate("check", "good.html", *TERMS, "--policy", "cc-by-4.0").err == []


def test_a_page_that_is_named_twice_is_checked_once(syndicate: Run) -> None:
    ran = syndicate("check", "good.html", "./good.html", *TERMS, "-f", "json")
    assert ran.out.startswith("{")
    assert ran.err == ["syndicate: ./good.html: is named more than once, and checked once"]


def test_a_page_with_two_addresses_is_two_pages(syndicate: Run) -> None:
    urls = ("--page-url", "https://a.example/", "--page-url", "https://b.example/")
    ran = syndicate("check", "good.html", "good.html", *urls, *TERMS, "-f", "json")
    assert (ran.out.startswith("["), ran.err) == (True, [])


def test_the_first_error_of_a_policy_tells_how_many_there_are(syndicate: Run, folder: Path) -> None:
    (folder / "bad.toml").write_text(
        'schema = "syndicate.policy/1"\nid = "bad"\n[requires.manul]\n[require]\n'
    )
    errors = syndicate("policy", "lint", "bad.toml").out.splitlines()
    ran = syndicate("check", "good.html", *TERMS, "--policy", "bad.toml")
    assert len(errors) > 2
    assert ran.err == [
        f"syndicate: {errors[0].removeprefix('error: ')} "
        f"({len(errors) - 1} more: syndicate policy lint bad.toml)"
    ]


def test_stdin_is_named_without_the_colon_of_its_address(syndicate: Run) -> None:
    ran = syndicate("check", "-", *TERMS)
    assert ran.err == ["syndicate: stdin: not checked: The page holds no text."]


@pytest.mark.skipif(sys.platform != "linux", reason="where a file can be refused or a disk be full for all")
@pytest.mark.parametrize(("place", "why"), [("/proc/x.json", ""), ("/dev/full", "No space left on device")])
def test_what_cannot_be_written_is_named_as_given(syndicate: Run, place: str, why: str) -> None:
    ran = syndicate("check", "good.html", *TERMS, "-f", "json", "-o", place)
    assert (ran.code, len(ran.err)) == (2, 1)
    assert ran.err[0].startswith(f"syndicate: -o {place}: {why}")
    assert ".part" not in ran.err[0]


# --- snippet


SNIPPET = (
    "snippet",
    "original.html",
    "--original-url",
    "https://tribune.example/a",
    "--policy",
    "tribune.toml",
)
LEFT = [
    "syndicate: pasting does not settle commercial use: prohibited, unless written permission",
    "syndicate: pasting does not settle what is asked: Write to the editor",
]


@pytest.mark.parametrize("kind", ["html", "markdown", "text"])
def test_what_pasting_does_not_settle_is_told(syndicate: Run, kind: str) -> None:
    link = "syndicate: these terms ask for a hyperlink: make the address a link after pasting"
    ran = syndicate(*SNIPPET, "-f", kind)
    assert ran.err == ([link] if kind == "text" else []) + LEFT
    assert "pasting" not in ran.out


@pytest.mark.parametrize(("tag", "start"), [("EN", "By"), ("pt-BR", "Por"), ("de_AT", "Von")])
def test_a_language_is_known_in_any_case_and_with_subtags(syndicate: Run, tag: str, start: str) -> None:
    ran = syndicate("snippet", "original.html", "--policy", "global-research", "-f", "text", "--lang", tag)
    assert ran.out.startswith(f"{start} Ann Lee\n")
    assert ADDRESS in ran.out
