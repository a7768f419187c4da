"""The smallest change that makes a draft comply, as the lines that it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from difflib import ndiff

import pytest

from syndicate.mending import Mended, mend_capture
from syndicate.model import Capture, Deed, Medium, Policy, Term, Verdict
from tests.samples import PARAGRAPHS, URL, WORK, policy, policy_of

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TITLE = "# The Price of a Reprint\n\n"
TEXT = "\n\n".join(PARAGRAPHS)
NOTICE = "© 2026 Global Research"
MARKDOWN = f"{TITLE}{{}}\n\n{TEXT}\n\n{NOTICE}\n"
COPY = "\n".join(f"  <p>{each}</p>" for each in PARAGRAPHS)
HTML = (
    '<!doctype html>\n<html lang="en">\n<head>\n  <title>A blog</title>\n</head>\n<body>\n<nav><a href="/">Home</a></nav>\n'
    f"<article>\n  <h1>The Price of a Reprint</h1>\n{{}}\n{COPY}\n  <p>{NOTICE}</p>\n</article>\n</body>\n</html>\n"
)
SOURCE = f"Originally published by Global Research: [The Price of a Reprint](<{URL}>)"
SOURCE_HTML = f'  <p>Originally published by Global Research: <a href="{URL}">The Price of a Reprint</a></p>'


def mend(
    source: str,
    medium: Medium = Medium.MARKDOWN,
    terms: Policy | None = None,
    *,
    url: str = "file:///post",
) -> Mended:
    capture = Capture(url, source.encode(), medium=medium)
    return mend_capture(capture, WORK, terms or policy(), NOW)


def changes(source: str, mended: Mended) -> list[str]:
    """The lines that differ, with `-` and `+` before them; empty ones are left out."""
    lines = ndiff(source.splitlines(), mended.body.decode().splitlines())
    return [line[0] + line[2:] for line in lines if line[0] in "+-" and line[2:].strip()]


@pytest.mark.parametrize(
    ("credit", "becomes"),
    [
        ("By Ada Lindqvist, Global Research", f"By Ada Lindqvist, [Global Research](<{URL}>)"),
        (
            "By Ada Lindqvist, [Global Research](https://www.globalresearch.ca)",
            f"By Ada Lindqvist, [Global Research]({URL})",
        ),
        (f"From Global Research, {URL}", f"From Global Research, <{URL}>"),
        (
            "From Global Research: “The Price of a Reprint”",
            f"From Global Research: “[The Price of a Reprint](<{URL}>)”",
        ),
        (
            "From [Global Research][1]\n\n[1]: https://www.globalresearch.ca/",
            f"From [Global Research][1]\n\n[1]: {URL}",
        ),
    ],
)
def test_a_credit_that_is_there_gets_its_link(credit: str, becomes: str) -> None:
    source = MARKDOWN.format(credit)
    mended = mend(source)
    assert mended.body.decode() == MARKDOWN.format(becomes)
    assert mended.after.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("credit", "becomes"),
    [
        (
            "<p>By Ada Lindqvist, <b>Global Research</b></p>",
            f'<p>By Ada Lindqvist, <b><a href="{URL}">Global Research</a></b></p>',
        ),
        (
            "<p>By Ada Lindqvist, <a class=x href=https://www.globalresearch.ca/>Global Research</a></p>",
            f'<p>By Ada Lindqvist, <a class=x href="{URL}">Global Research</a></p>',
        ),
        (
            f"<p>By Ada Lindqvist, <a rel='nofollow ugc' href='{URL}'>Global Research</a></p>",
            f"<p>By Ada Lindqvist, <a href='{URL}'>Global Research</a></p>",
        ),
        (
            f"<p>By Ada Lindqvist, <a href='{URL}' rel='noopener nofollow'>Global Research</a></p>",
            f"<p>By Ada Lindqvist, <a href='{URL}' rel='noopener'>Global Research</a></p>",
        ),
        (
            "<p>By Ada Lindqvist, <a href=https://www.globalresearch.ca/ rel=nofollow>Global Research</a></p>",
            f'<p>By Ada Lindqvist, <a href="{URL}">Global Research</a></p>',
        ),
    ],
)
def test_only_the_attribute_at_fault_changes(credit: str, becomes: str) -> None:
    link = Term("original_link", deed=Deed.REQUIRES, params={"followable": "nofollow" in credit})
    source = HTML.format(credit)
    mended = mend(source, Medium.WEB, replace(policy(), terms=(link, *policy_of("publisher_credit").terms)))
    assert mended.body.decode() == HTML.format(becomes)
    assert mended.left == ()


LINK = "original_link"


@pytest.mark.parametrize(
    ("source", "terms", "changed"),
    [
        (f"{TITLE}{TEXT}", policy_of(LINK), [f"+{SOURCE}"]),
        (f"{TITLE}{TEXT}\n", policy(), [f"+{SOURCE}", f"+{NOTICE}"]),
        (f"{TITLE}{TEXT}\n\n```\ncode", policy_of(LINK), [f"+{SOURCE}"]),
        (f"{TITLE}{TEXT}\n\n<!-- a note", policy_of(LINK), [f"+{SOURCE}"]),
        (f"{TITLE}{TEXT}\n\n- mine\n", policy_of(LINK), [f"+{SOURCE}"]),
        (MARKDOWN.format("By Ada Lindqvist"), policy_of("publisher_credit"), []),
        (f"{TITLE}By Ada Lindqvist\n\n{TEXT}", policy_of(LINK, "publisher_credit"), [f"+{SOURCE}"]),
    ],
)  # fmt: skip
def test_the_lines_that_are_missing_are_put_in(source: str, terms: Policy, changed: list[str]) -> None:
    mended = mend(source, terms=terms)
    assert (changes(source, mended), mended.left) == (changed, ())


def test_lines_stand_where_the_terms_want_them_each_in_its_own_paragraph() -> None:
    mended = mend(f"{TITLE}{TEXT}\n\n## Mine\n", terms=policy())
    assert mended.body.decode() == f"{TITLE}{TEXT}\n\n{SOURCE}\n\n{NOTICE}\n\n## Mine\n"


def test_lines_of_html_stand_under_the_last_paragraph_as_it_does() -> None:
    source = HTML.format("").replace(NOTICE, "Bye")
    said = changes(source, mend(source, Medium.WEB))
    assert said == [f"+{SOURCE_HTML}", f"+  <p>{NOTICE}</p>"]


def test_a_line_stands_outside_the_block_that_wordpress_marks() -> None:
    blocks = "".join(f"<!-- wp:paragraph -->\n<p>{each}</p>\n<!-- /wp:paragraph -->\n" for each in PARAGRAPHS)
    source = f"<h1>The Price of a Reprint</h1>\n{blocks}<p>Bye</p>\n"
    mended = mend(source, Medium.WEB, policy_of(LINK)).body.decode()
    assert mended == source.replace("<p>Bye", f"{SOURCE_HTML.strip()}\n<p>Bye")


@pytest.mark.parametrize(
    "ending", ["", "<p>Bye", "<ul><li>one<li>two</ul>", "<!-- <p>x</p> -->", "<script>1 < 2"]
)
def test_tags_that_are_left_out_are_no_hindrance(ending: str) -> None:
    source = (
        f"<h1>The Price of a Reprint</h1>\n<div>{''.join(f'<p>{each}' for each in PARAGRAPHS)}</div>{ending}"
    )
    mended = mend(source, Medium.WEB, policy_of(LINK))
    start, end = source.split("</div>")
    assert (mended.left, mended.body.decode()) == ((), f"{start}{SOURCE_HTML.strip()}</div>{end}")


def test_the_wording_is_that_of_the_draft() -> None:
    source = HTML.format("").replace('lang="en"', 'lang="de"').replace(NOTICE, "Ende")
    assert "Zuerst veröffentlicht von" in "".join(changes(source, mend(source, Medium.WEB, policy_of(LINK))))
    source = source.replace('lang="de"', 'lang="fi"')
    assert changes(source, mend(source, Medium.WEB, policy_of(LINK)))[0].startswith('+  <p lang="en">')


@pytest.mark.parametrize(
    "credit",
    [
        "By Ada Lindqvist, Global Research ([more](https://bit.ly/3xYzAbc))",
        f"By Ada Lindqvist, [from Global Research and others](https://blog.example/) `{URL}`",
    ],
)
def test_links_and_code_of_the_author_stay(credit: str) -> None:
    mended = mend(MARKDOWN.format(credit), terms=policy_of(LINK, "publisher_credit"))
    assert (credit.split("(")[1] in mended.body.decode(), mended.left) == (True, ())


def test_the_links_of_the_article_stay_where_they_lead() -> None:
    linked = TEXT.replace("The practice", "[The practice](https://www.globalresearch.ca/older/5812345)")
    source = f"{TITLE}From Global Research\n\n{linked}\n\n{NOTICE}\n"
    mended = mend(source).body.decode()
    assert mended == source.replace("From Global Research", f"From [Global Research](<{URL}>)")
