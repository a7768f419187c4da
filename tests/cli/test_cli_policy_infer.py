"""`syndicate policy infer` over a socket and from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_run import Run
from hostile.server import HostileServer, html

from syndicate import load_policy

PAGE = "<html><body><main><p>You must link to the original article. You may not edit our stories.</p></main></body></html>"


def test_a_page_on_the_web_becomes_a_draft(syndicate: Run) -> None:
    with HostileServer({"/terms": html(PAGE)}) as web:
        ran = syndicate("policy", "infer", web.url("/terms"), "--allow", web.endpoint)
    assert ran.code == 0
    assert ran.out.startswith("# A DRAFT, made by a program from http://127.0.0.1:")
    assert "[requires.original_link]\n" in ran.out


def test_a_saved_page_becomes_a_file(syndicate: Run, folder: Path) -> None:
    (folder / "terms.html").write_text(PAGE, "utf-8")
    ran = syndicate("policy", "infer", "terms.html", "--url", "https://gull.example/terms", "-o", "gull.toml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == [
        "syndicate: a draft with 2 terms; 0 sentences about terms became none",
        "syndicate: read it against the page, then: syndicate policy lint gull.toml",
    ]
    assert [term.id for term in load_policy(folder / "gull.toml").terms] == [
        "original_link",
        "text_alteration",
    ]


def test_an_existing_file_is_never_overwritten(syndicate: Run, folder: Path) -> None:
    ran = syndicate("policy", "infer", "original.html", "-o", "good.html")
    assert (ran.code, ran.err) == (2, ["syndicate: good.html: exists already; choose another file with -o"])


def test_a_page_that_cannot_be_had_is_told(syndicate: Run) -> None:
    ran = syndicate("policy", "infer", "https://gull.example/terms", "--offline")
    assert ran.code == 2
    assert ran.err[0].startswith("syndicate: https://gull.example/terms cannot be read: ")


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"<html><body><p>Hello</p></body></html>"]
)
def test_a_page_without_any_terms_makes_no_draft(syndicate: Run, folder: Path, content: bytes) -> None:
    (folder / "other").write_bytes(content)
    ran = syndicate("policy", "infer", "other", "-o", "draft.toml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ["syndicate: other: nothing about terms was found; is it the page that states them?"]
    assert not (folder / "draft.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--url", "nonsense"),
            "--url nonsense: expected an address such as https://tribune.example/republish",
        ),
        (("-o", "nowhere/x.toml"), "nowhere/x.toml: there is no folder nowhere; make it first"),
    ],
)
def test_a_wrong_option_is_told(syndicate: Run, arguments: tuple[str, str], said: str) -> None:
    ran = syndicate("policy", "infer", "original.html", *arguments)
    assert (ran.code, ran.err) == (2, [f"syndicate: {said}"])


def test_the_licence_that_robots_txt_names_is_read_too(syndicate: Run) -> None:
    licence = (
        '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>'
        '<prohibits type="user">commercial</prohibits></license></content></rsl>'
    )
    robots = b"User-agent: *\nLicense: /license.xml\nLicense: /gone.xml\n"
    pages = {
        "/terms": html(PAGE),
        "/license.xml": lambda c: c.page(licence.encode(), kind="application/rsl+xml"),
        "/robots.txt": lambda c: c.page(robots, kind="text/plain"),
    }
    with HostileServer(pages) as web:
        ran = syndicate("policy", "infer", web.url("/terms"), "--allow", web.endpoint)
    assert ran.code == 0
    said = ran.out.replace("\n# ", " ")
    assert (
        f"The RSL document {web.url('/license.xml')} (robots.txt License) says: prohibits commercial_use"
        in said
    )
    assert "[prohibits.commercial_use]\n" in ran.out


def test_a_name_that_no_disk_takes_is_told(syndicate: Run, folder: Path) -> None:
    (folder / "terms.html").write_text(PAGE, "utf-8")
    name = "x" * 300
    ran = syndicate("policy", "infer", "terms.html", "-o", name)
    assert ran.code == 2
    assert "File name too long" in ran.err[-1]
