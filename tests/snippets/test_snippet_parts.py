"""What a snippet says of the terms: the publisher's own words, places, notices, licence, counter, lines of the head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from samples import WORK

from syndicate.errors import UsageError
from syndicate.model import Assigner, Deed, Policy, Term, Work
from syndicate.snippets import credit, snippet

URL = "https://example.org/harbour-5831584"
PUBLISHER = Assigner("Example News", hosts=("example.org",), article_key=("trailing-number",))
LINK = Term("original_link")
LICENSED = Term("license_notice", params={"licence": ("CC BY-ND 4.0",)})
MINE = Work(
    URL, "The Harbour", ("Ana Lima",), published=date(2026, 11, 3), text="One two three.\n\nFour five."
)


def terms(*given: Term) -> Policy:
    return Policy("news", "Terms", PUBLISHER, terms=given)


def text(policy: Policy, work: Work = MINE, **options: str) -> list[str]:
    return snippet(work, policy, format="text", **options).splitlines()


def worded(words: str, **params: object) -> Term:
    return Term("credit_wording", params={"text": (words,), **params})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "This story by {author} first appeared in Example News on {date}.",
            [f"This story by Ana Lima first appeared in Example News on 3 November 2026. – {URL}"],
        ),
        (
            "Read the full story at Example News",
            ["By Ana Lima", f"Read the full story at Example News – {URL}"],
        ),
        ("{author}, {publisher}", [f"Ana Lima, Example News – {URL}"]),
        ("{title}", ["By Ana Lima", f"Originally published by Example News: The Harbour – {URL}"]),
        (
            "Reprinted with thanks",
            [
                "By Ana Lima",
                "Reprinted with thanks",
                f"Originally published by Example News: The Harbour – {URL}",
            ],
        ),
    ],
)
def test_the_publishers_own_words_stand_in_place_of_ours(words: str, lines: list[str]) -> None:
    assert text(terms(LINK, worded(words))) == lines


def test_the_name_is_linked_where_the_words_have_no_place_for_the_link() -> None:
    said = snippet(MINE, terms(LINK, worded("First seen in Example News, a paper.")), format="medium")
    assert f'<p>First seen in <a href="{URL}">Example News</a>, a paper.</p>' in said


def test_a_slot_that_nothing_fills_is_left_out() -> None:
    nameless = replace(MINE, authors=(), published=None)
    assert text(terms(LINK, worded("This story by {author} appeared in Example News")), nameless) == [
        f"This story appeared in Example News – {URL}"
    ]


@pytest.mark.parametrize(
    ("given", "top", "end"),
    [
        ((LINK, Term("copyright_notice")), 0, 3),
        ((Term("author_credit", params={"where": ("top",)}), Term("copyright_notice")), 3, 0),
        ((LINK, worded("Thanks to Example News", where=("end",))), 0, 2),
        (
            (
                Term("publisher_credit", params={"where": ("top",)}),
                worded("Thanks to them", where=("end",)),
                LICENSED,
            ),
            2,
            2,
        ),
    ],
)
def test_lines_stand_where_the_terms_want_them(given: tuple[Term, ...], top: int, end: int) -> None:
    said = credit(MINE, terms(*given))
    assert (len(said.top), len(said.end)) == (top, end)


@pytest.mark.parametrize(
    ("licence", "work_licence", "line"),
    [
        ("CC BY-ND 4.0", "", "CC BY-ND 4.0 – https://creativecommons.org/licenses/by-nd/4.0/"),
        ("CC0 1.0", "", "CC0 1.0 – https://creativecommons.org/publicdomain/zero/1.0/"),
        (
            "https://creativecommons.org/licenses/by-nc-nd/3.0/us/",
            "",
            "CC BY-NC-ND 3.0 US – https://creativecommons.org/licenses/by-nc-nd/3.0/us/",
        ),
        (
            "",
            "https://creativecommons.org/licenses/by/4.0/",
            "CC BY 4.0 – https://creativecommons.org/licenses/by/4.0/",
        ),
        ("Our House Licence", "", "Our House Licence"),
        ("https://example.org/licence", "", "https://example.org/licence"),
    ],
)
def test_a_licence_is_named_with_its_version_and_address(licence: str, work_licence: str, line: str) -> None:
    term = Term("license_notice", params={"licence": (licence,)} if licence else {})
    assert text(terms(term), replace(MINE, licence=work_licence))[-1] == f"Licensed under {line}"


def test_only_what_is_asked_for_is_said() -> None:
    licensed = replace(MINE, licence="https://creativecommons.org/licenses/by/4.0/", copyright="© Ana Lima")
    assert (
        text(terms(LINK), licensed)
        == text(terms(LINK))
        == [
            "By Ana Lima",
            f"Originally published by Example News: The Harbour – {URL}",
        ]
    )


def test_notices_are_said_and_that_of_a_translation_only_with_one() -> None:
    tagline = Term(
        "required_notice", params={"text": ("A {publisher} story.", "Or this."), "kind": "tagline"}
    )
    both = Term("required_notice", params={"text": ("One.", "Two."), "each": True})
    note = Term("required_notice", params={"text": ("The original is in English.",), "kind": "translation"})
    assert text(terms(tagline, both, note))[2:] == ["A Example News story.", "One.", "Two."]
    assert text(terms(note), translator="Jo Berg")[2:] == [
        "Translated by Jo Berg",
        "The original is in English.",
    ]


def test_what_was_changed_is_said_in_the_words_given() -> None:
    assert text(terms(LINK), changed="shortened\nby half")[2:] == [
        "This text has been changed: shortened by half"
    ]


def test_institutions_are_named_where_they_are_asked_for() -> None:
    work = replace(MINE, institutions=("University of Turku", "MIT"))
    asked = Term("author_credit", params={"institution": True})
    assert text(terms(asked), work)[0] == "By Ana Lima (University of Turku, MIT)"
    assert text(terms(Term("author_credit")), work)[0] == "By Ana Lima"


def test_no_more_of_the_text_is_given_than_the_terms_allow() -> None:
    excerpt = Term("excerpt", Deed.REQUIRES, params={"max_words": 4})
    assert credit(MINE, terms()).body == ("One two three.", "Four five.")
    assert credit(MINE, terms(excerpt)).body == ("One two three.", "Four")


PIXEL = Term("tracking_pixel", params={"pattern": ("count.example/pixel/",)})
KNOWN = Term(
    "tracking_pixel", params={"pattern": ("counter.theconversation.com/content/",), "carries_key": True}
)


def test_a_counter_is_put_in_where_its_address_is_given_or_known() -> None:
    given = "https://count.example/pixel/7.gif"
    image = f'<img src="{given}" alt="" width="1" height="1">'
    assert image in snippet(MINE, terms(PIXEL), counter=given)
    assert credit(MINE, terms(PIXEL)).counter == credit(MINE, terms(LINK)).counter == ""
    assert (
        credit(MINE, terms(KNOWN)).counter == "https://counter.theconversation.com/content/5831584/count.gif"
    )


@pytest.mark.parametrize(
    ("policy", "given", "asks"),
    [
        (terms(PIXEL), "https://evil.example/p.gif", "begins count.example/pixel/"),
        (terms(PIXEL), "javascript:count.example/pixel/", "begins count.example/pixel/"),
        (terms(LINK), "https://count.example/pixel/7.gif", "none at all"),
    ],
)
def test_a_counter_that_is_not_asked_for_is_refused(policy: Policy, given: str, asks: str) -> None:
    with pytest.raises(UsageError) as caught:
        credit(MINE, policy, counted_at=given)
    assert str(caught.value) == f"the counter {given} is not the one that the terms ask for: {asks}"


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ((LINK,), ""),
        ((Term("canonical_link"),), f'<link rel="canonical" href="{URL}">\n'),
        ((Term("noindex"),), '<meta name="robots" content="noindex">\n'),
        (
            (Term("noindex", params={"crawlers": ("Googlebot-News", '"x>')}),),
            '<meta name="googlebot-news" content="noindex">\n<meta name="&quot;x&gt;" content="noindex">\n',
        ),
    ],
)
def test_the_head_has_the_lines_that_are_asked_for(given: tuple[Term, ...], lines: str) -> None:
    assert snippet(MINE, terms(*given), format="head") == lines


def test_a_line_runs_as_its_own_words_do() -> None:
    said = snippet(WORK, terms(LINK, worded("Thanks to Example News")), lang="ar")
    assert "<p>بقلم <bdi>Ada Lindqvist</bdi></p>" in said
    assert '<p dir="ltr">Thanks to <a' in said
