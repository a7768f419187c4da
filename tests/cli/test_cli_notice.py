from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from cli_pages import BODY, page
from cli_run import CHECKOUT, Run
from cli_web import site

TERMS = ("--original", "original.html", "--policy", "global-research")
IMPRINT = '<div class="imprint"><a href="mailto:desk@blog.example">Ann</a></div>'
BARE = page(BODY)


def test_a_letter_about_a_page_of_the_web_is_a_draft_to_the_address_that_the_page_states(
    syndicate: Run, folder: Path
) -> None:
    with site() as web:
        url = web.put("/post", BARE.replace("</main>", f"</main>{IMPRINT}"))
        allowed = web.home.removeprefix("http://")
        ran = syndicate(
            "notice", url, *TERMS, "--allow", allowed, "-o", "letter.eml", "--from", "Ann <a@b.example>"
        )
    assert (ran.code, ran.out) == (0, "")
    found = message_from_bytes((folder / "letter.eml").read_bytes(), policy=default)
    assert (found["To"], found["From"]) == ("desk@blog.example", "Ann <a@b.example>")
    assert found["X-Syndicate-Contact-Source"] == "mailto: link in a contact or imprint"
    text = found.get_body(("plain",))
    assert text is not None
    assert url in text.get_content()
    assert ran.err == [
        "syndicate: address on the page: desk@blog.example (mailto: link in a contact or imprint)",
        "syndicate: left for you to fill in: what I have to do with this article",
        "syndicate: left for you to fill in: name",
    ]


def test_without_an_address_to_stays_empty_and_the_page_for_contact_is_named(
    syndicate: Run, folder: Path
) -> None:
    (folder / "bare.html").write_text(BARE.replace("</main>", '</main><a href="/contact">Contact</a>'))
    ran = syndicate("notice", "bare.html", "--page-url", "https://blog.example/p", *TERMS, "--offline")
    assert "\nTo:" not in ran.out
    assert ran.err[0] == (
        "syndicate: no address was found on the page, so To is left empty; it links to https://blog.example/contact"
    )


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("good.html", 0, "no letter is written; compliant: "),
        ("quote.html", 0, "no letter is written; not a copy: "),
        ("short.html", 3, "no letter is written; needs review: "),
        ("https://blog.example/a", 3, "no letter is written; not checked: "),
    ],
)
def test_none_is_written_where_nothing_failed(syndicate: Run, name: str, code: int, said: str) -> None:
    ran = syndicate("notice", name, *TERMS, "--offline")
    assert (ran.code, ran.out, len(ran.err)) == (code, "", 1)
    assert said in ran.err[0]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--stage", "final"), "stage 'final' is not known; choose one of courtesy, reminder, formal"),
        (("-f", "pdf"), "format 'pdf' is not known; choose one of eml, text, html"),
        (("--to", "nobody"), "nobody: expected an address such as Ann Lee <ann@example.org>"),
    ],
)
def test_a_wrong_option_is_told_in_one_line(syndicate: Run, more: tuple[str, ...], said: str) -> None:
    ran = syndicate("notice", "hidden.html", *TERMS, "--offline", *more)
    assert (ran.code, len(ran.err)) == (2, 1)
    assert said in ran.err[0]


def test_a_language_without_a_letter_falls_back_to_english_and_says_so(syndicate: Run) -> None:
    ran = syndicate("notice", "hidden.html", *TERMS, "--offline", "-f", "text", "--lang", "nl")
    assert ran.out.startswith("Hello,\n")
    assert "syndicate: there is no letter in nl: it is in English" in ran.err


def test_the_example_of_the_documentation_runs(syndicate: Run, folder: Path) -> None:
    (folder / "copy.html").write_text(BARE)
    text = (CHECKOUT / "docs" / "notices.md").read_text("utf-8")
    command = re.search(r"```\nsyndicate (notice .*)\n```", text)
    shown = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert command
    assert shown
    ran = syndicate(*command[1].split())
    assert re.sub(r"On \d{4}-\d\d-\d\d", "On 2026-11-22", ran.out) == shown[1]
