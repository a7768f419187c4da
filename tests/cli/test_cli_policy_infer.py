"""`syndicate policy infer` over a socket and from a file."""

from __future__ import annotations

from pathlib import Path

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
