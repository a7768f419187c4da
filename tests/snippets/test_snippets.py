"""Snippets say what the terms ask for, nothing more, in every format and language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from syndicate.errors import UsageError
from syndicate.model import Assigner, Policy, Term, Work
from syndicate.snippets import FORMATS, snippet

URL = "https://example.org/harbour/5831584"
LINK, COPYRIGHT = Term("original_link"), Term("copyright_notice")
POLICY = Policy("news", "Terms", Assigner("Example News", hosts=("example.org",)), terms=(LINK, COPYRIGHT))
CC = Policy(
    "cc-by-4.0",
    "Creative Commons Attribution 4.0 International",
    Assigner(""),
    terms=(
        replace(LINK, params={"when": "supplied"}),
        replace(COPYRIGHT, params={"when": "supplied"}),
        Term("license_notice"),
    ),
    terms_url="https://creativecommons.org/licenses/by/4.0/legalcode",
    grade="licence-text",
)
WORK = Work(
    URL, "The Harbour", ("Ana Lima", "Jo Berg"), publisher="The Paper", published=date(2026, 11, 3), text="…"
)


def text(work: Work, policy: Policy = POLICY, lang: str = "en") -> list[str]:
    return snippet(work, policy, format="text", lang=lang).splitlines()


def test_html_is_a_block_to_paste() -> None:
    assert snippet(WORK, POLICY) == (
        '<div class="syndicate-credit" lang="en" dir="ltr">\n'
        "<p>By Ana Lima and Jo Berg</p>\n"
        f'<p>Originally published by Example News: <a href="{URL}">The Harbour</a></p>\n'
        "<p>© 2026 Example News</p>\n"
        "</div>\n"
    )


def test_markdown_is_one_paragraph_a_line() -> None:
    assert snippet(WORK, POLICY, format="markdown") == (
        "By Ana Lima and Jo Berg\n\n"
        f"Originally published by Example News: [The Harbour](<{URL}>)\n\n"
        "© 2026 Example News\n"
    )


def test_text_has_the_address_at_the_end_of_its_line() -> None:
    assert text(WORK) == [
        "By Ana Lima and Jo Berg",
        f"Originally published by Example News: The Harbour – {URL}",
        "© 2026 Example News",
    ]


@pytest.mark.parametrize(
    ("lang", "byline", "source"),
    [
        ("en", "By Ana Lima and Jo Berg", "Originally published by Example News: The Harbour"),
        ("fr", "Par Ana Lima et Jo Berg", "Publié initialement par Example News : The Harbour"),
        ("de", "Von Ana Lima und Jo Berg", "Zuerst veröffentlicht von Example News: The Harbour"),
        ("es", "Por Ana Lima, Jo Berg", "Publicado originalmente por Example News: The Harbour"),
        ("pt", "Por Ana Lima e Jo Berg", "Publicado originalmente por Example News: The Harbour"),
        ("it", "Di Ana Lima e Jo Berg", "Pubblicato originariamente da Example News: The Harbour"),
        (
            "ar",
            "بقلم \u2068Ana Lima\u2069، \u2068Jo Berg\u2069",
            "نُشر أصلاً في \u2068Example News\u2069: \u2068The Harbour\u2069",
        ),
        ("ru", "Авторы: Ana Lima, Jo Berg", "Впервые опубликовано на сайте Example News: The Harbour"),
        ("tr", "Yazan: Ana Lima, Jo Berg", "İlk olarak Example News tarafından yayımlandı: The Harbour"),
        ("zh", "作者：Ana Lima、Jo Berg", "本文首发于：Example News。原文：The Harbour"),
    ],
)
def test_the_wording_exists_in_ten_languages(lang: str, byline: str, source: str) -> None:
    assert text(WORK, lang=lang)[:2] == [byline, f"{source} – {URL}"]


def test_right_to_left_wording_says_so_in_html() -> None:
    assert snippet(WORK, POLICY, lang="ar").startswith('<div class="syndicate-credit" lang="ar" dir="rtl">')


def test_a_licence_is_named_with_its_deed_and_no_copyright_line_is_made_up() -> None:
    assert text(WORK, CC) == [
        "By Ana Lima and Jo Berg",
        f"Originally published by The Paper: The Harbour – {URL}",
        "Licensed under Creative Commons Attribution 4.0 International"
        " – https://creativecommons.org/licenses/by/4.0/",
    ]


@pytest.mark.parametrize(
    ("holder", "own", "expected"),
    [
        ("any", "", "© 2026 Example News"),
        ("any", "© Ana Lima, 2025", "© Ana Lima, 2025"),
        ("publisher", "© Ana Lima, 2025", "© 2026 Example News"),
        ("publisher", "Copyright 2025 Example News", "Copyright 2025 Example News"),
        ("author", "", "© 2026 Ana Lima and Jo Berg"),
    ],
)
def test_the_copyright_line_names_the_holder_that_is_asked_for(holder: str, own: str, expected: str) -> None:
    policy = replace(POLICY, terms=(replace(COPYRIGHT, params={"holder": holder}),))
    assert text(replace(WORK, copyright=own), policy)[2:] == [expected]


def test_what_is_not_known_is_not_said() -> None:
    bare = Work(URL)
    assert text(bare, CC)[0] == f"Original article: {URL}"
    assert text(bare) == [f"Originally published by Example News: {URL}", "© Example News"]
    assert text(WORK, replace(POLICY, terms=(LINK,)))[2:] == []


def test_a_work_that_names_an_earlier_source_is_not_called_its_publishers_own() -> None:
    work = replace(WORK, upstream="Another Paper")
    assert text(work)[1] == f"Republished from Example News: The Harbour – {URL}"


def test_the_home_page_is_linked_where_the_terms_ask_for_it() -> None:
    policy = replace(POLICY, terms=(replace(LINK, params={"target": "home"}),))
    assert '<a href="https://example.org/">Example News</a>' in snippet(WORK, policy)
    assert f'<a href="{URL}">The Harbour</a>' in snippet(WORK, policy)


@pytest.mark.parametrize("url", ["", "article.html", "javascript:alert(1)"])
def test_a_link_that_is_asked_for_needs_an_address(url: str) -> None:
    with pytest.raises(UsageError, match="the policy news asks for a link to the original"):
        snippet(replace(WORK, url=url), POLICY)


def test_no_address_is_needed_where_no_link_is_asked_for() -> None:
    silent = replace(POLICY, terms=())
    assert text(replace(WORK, url=""), silent)[1] == "Originally published by Example News: The Harbour"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "pdf"}, f"snippet format 'pdf' is not known; choose one of {', '.join(FORMATS)}"),
        (
            {"lang": "xx"},
            "snippet language 'xx' is not known; choose one of en, fr, de, es, pt, it, ar, ru, tr, zh",
        ),
    ],
)
def test_unknown_choices_name_the_known_ones(options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        snippet(WORK, POLICY, **options)
    assert str(caught.value) == message


@given(
    st.text(st.characters(exclude_categories=()), min_size=1), st.sampled_from(["html", "markdown", "text"])
)
def test_no_value_becomes_markup(value: str, kind: str) -> None:
    """The element skeleton is the same whatever names and titles hold."""
    value = f"a{value}b"
    work = replace(WORK, title=value, authors=(value,), publisher=value)
    policy = replace(POLICY, assigner=Assigner(value))
    calm = snippet(replace(WORK, authors=("x",)), POLICY, format=kind)
    assert _shape(snippet(work, policy, format=kind), kind) == _shape(calm, kind)


def _shape(filled: str, kind: str) -> list[str]:
    if kind == "markdown":
        tokens = MarkdownIt("commonmark").parse(filled)
        return [
            inner.type
            for token in tokens
            for inner in (token, *(token.children or ()))
            if inner.type != "text"
        ]
    if kind == "text":
        return ["link" if line.endswith(URL) else "line" for line in filled.splitlines()]
    root = LexborHTMLParser(filled).root
    assert isinstance(root, LexborNode)
    return [f"{node.tag} {sorted(node.attributes)}" for node in root.traverse() if node.tag != "bdi"]
