"""A folder as a site serves it: its pages are looked through for the works, and only those that hold one are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_pages import ADDRESS, GOOD, HIDDEN
from cli_run import Run

FINE, FAILS, CANNOT_RUN = 0, 1, 2
OTHER = "<title>Bread</title><article><h1>Bread</h1><p>Mix flour, water and salt, and wait for a day.</p></article>"
TERMS = ("--policy", "global-research", "-f", "jsonl")
ORIGINAL = ("--original", "original.html", *TERMS)


@pytest.fixture
def public(folder: Path) -> Path:
    root = folder / "public"
    for path, html in (
        ("index.html", OTHER),
        ("rivers/index.html", GOOD),
        ("a b/rivers.htm", HIDDEN),
        (".cache/rivers.html", HIDDEN),
        ("rivers.txt", HIDDEN),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(html, "utf-8")
    return root


def verdicts(out: str) -> dict[str, str]:
    return {report["page"]["url"]: report["verdict"] for report in map(json.loads, out.splitlines())}


def test_pages_that_hold_the_original_are_told_at_their_addresses(syndicate: Run, public: Path) -> None:
    ran = syndicate("check", "public", "--site", "https://blog.example/", *ORIGINAL)
    assert verdicts(ran.out) == {
        "https://blog.example/rivers/": "compliant",
        "https://blog.example/a%20b/rivers.htm": "non_compliant",
    }
    assert (ran.code, ran.err) == (FAILS, ["syndicate: 1 page of 3: no copy found"])


def test_without_an_address_pages_are_told_by_their_files(syndicate: Run, public: Path) -> None:
    ran = syndicate("check", "public", *ORIGINAL)
    assert (public / "rivers/index.html").resolve().as_uri() in verdicts(ran.out)


def test_works_come_from_a_list(syndicate: Run, public: Path) -> None:
    ran = syndicate("check", "public", "--site", "https://blog.example", "--works", "original.html", *TERMS)
    assert ran.code == FAILS
    assert sorted(verdicts(ran.out)) == [
        "https://blog.example/a%20b/rivers.htm",
        "https://blog.example/rivers/",
    ]


def test_a_link_out_of_the_folder_is_not_followed(syndicate: Run, public: Path, tmp_path: Path) -> None:
    (public / "out.html").symlink_to(tmp_path / "good.html")
    (public / "up").symlink_to(tmp_path)
    ran = syndicate("check", "public", "--site", "https://blog.example/", *ORIGINAL)
    assert len(verdicts(ran.out)) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("good.html", "--works", "original.html"),
            "--works is for a folder of pages: name one, such as public/",
        ),
        (
            ("public", "--site", "blog.example"),
            "--site blog.example: expected an address such as https://blog.example/",
        ),
        (("empty",), "empty: expected a folder with 1 to 100,000 HTML pages"),
        (("public", "--works", "original.html"), "--original and --works: give one of them"),
    ],
)
def test_what_is_wrong_is_told(
    syndicate: Run, public: Path, arguments: tuple[str, ...], message: str
) -> None:
    (public.parent / "empty").mkdir()
    ran = syndicate("check", *arguments, *ORIGINAL)
    assert (ran.code, ran.err) == (CANNOT_RUN, [f"syndicate: {message}"])


def test_a_list_without_works_is_told(syndicate: Run, public: Path) -> None:
    (public.parent / "works.opml").write_text("<opml version='2.0'><body/></opml>", "utf-8")
    ran = syndicate("check", "public", "--works", "works.opml", *TERMS)
    assert ran.code == CANNOT_RUN
    assert ran.err[-1] == "syndicate: --works: no work could be read from it, so nothing can be looked for"


def test_the_address_of_the_original_is_that_of_the_list(syndicate: Run, public: Path) -> None:
    ran = syndicate("check", "public", "--works", "original.html", *TERMS)
    assert {report["work"]["url"] for report in map(json.loads, ran.out.splitlines())} == {ADDRESS}
