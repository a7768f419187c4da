"""`syndicate republish`: the block, the head lines, the page, and articles that are not offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_pages import ADDRESS
from cli_run import Run

CANNOT_RUN = 2
CALL = ("republish", "original.html", "--policy", "global-research")


def test_the_block_is_printed_and_what_it_needs_is_told(syndicate: Run) -> None:
    ran = syndicate(*CALL)
    assert ran.code == 0
    assert ran.out.startswith('<section class="syndicate-republish" lang="en" dir="ltr"')
    assert ran.out.endswith("</section>\n")
    assert len(ran.err) == 1
    assert ran.err[0].startswith(
        "syndicate: a Content-Security-Policy has to allow for it: script-src 'sha256-"
    )


def test_the_head_lines_are_printed_alone(syndicate: Run) -> None:
    ran = syndicate(*CALL, "-f", "head")
    assert ran.err == []
    assert f'rel="cc:attributionURL" href="{ADDRESS}"' in ran.out
    assert "<section" not in ran.out


def test_the_page_shows_article_and_block_in_another_language(syndicate: Run, folder: Path) -> None:
    assert syndicate(*CALL, "-f", "page", "--lang", "ar", "-o", "page.html").out == ""
    page = (folder / "page.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<h1>On rivers</h1>" in page
    assert 'lang="ar" dir="rtl"' in page


def test_a_counter_that_is_not_known_is_asked_for(syndicate: Run) -> None:
    ran = syndicate(
        "republish",
        "original.html",
        "--policy",
        "the-conversation",
        "--original-url",
        "https://x.example/on-rivers",
    )
    assert ran.err[-1] == (
        "syndicate: these terms ask for a counter, whose address is not known: give it with --counter"
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("-f", "box"), "republish format 'box' is not known; choose one of block, head, page"),
        (
            ("--lang", "xx"),
            "snippet language 'xx' is not known; choose one of en, fr, de, es, pt, it, ar, ru, tr, zh",
        ),
        (("-o", "original.html"), "-o original.html: is the original; name another file"),
    ],
)
def test_an_order_that_cannot_be_carried_out_says_why(
    syndicate: Run, options: tuple[str, ...], line: str
) -> None:
    ran = syndicate(*CALL, *options)
    assert (ran.code, ran.out, ran.err) == (CANNOT_RUN, "", [f"syndicate: {line}"])


def test_an_article_that_is_not_offered_gets_no_block(syndicate: Run, folder: Path) -> None:
    (folder / "mine.toml").write_text(
        'schema = "syndicate.policy/1"\nid = "mine"\ntitle = "Mine"\n[assigner]\nname = "The Herald"\n'
        '[permits.reproduction]\n[[overrides]]\nauthors = ["Ann Lee"]\noffered = false\nquote = "but Ann Lee\'s"\n',
        encoding="utf-8",
    )
    ran = syndicate("republish", "original.html", "--policy", "mine.toml", "-o", "block.html")
    assert (ran.code, ran.err) == (
        CANNOT_RUN,
        ["syndicate: this article is not offered on the terms of mine: “but Ann Lee's”"],
    )
    assert not (folder / "block.html").exists()
