"""An explained policy: all that it says, under headings, as text and as a page."""

from __future__ import annotations

from datetime import date

import pytest

from syndicate.explanation import as_html, as_text, outline
from syndicate.model import AnyOf, Assigner, Clause, Deed, Edition, Override, Policy, Strength, Term, Waiver
from syndicate.policy import TERMS, load_policy, policies

QUOTED = Clause("Name <us> always", "https://tribune.example/terms")
CREDIT = Term("publisher_credit", clause=QUOTED)
LINK = Term("original_link")


def policy(*terms: Term, **more: object) -> Policy:
    head = {
        "id": "mine",
        "title": "My <terms>",
        "terms_url": "https://tribune.example/terms",
        "assigner": Assigner("The Tribune"),
    }
    return Policy(**{**head, "terms": terms, **more})  # type: ignore[arg-type]


def said(terms: Policy, title: str) -> list[str]:
    """What stands under a heading."""
    return [
        line
        for section in outline(terms).sections
        if section.title.startswith(title)
        for line in (*section.lines, *(each.sentence for each in section.statements))
    ]


def test_deeds_stand_under_their_own_headings() -> None:
    terms = policy(
        Term("reproduction", Deed.PERMITS),
        CREDIT,
        Term("print", Deed.PROHIBITS),
        Term("author_credit", strength=Strength.REQUEST),
    )
    assert said(terms, "What you may do") == ["You may republish whole articles."]
    assert said(terms, "What you must do") == ["You must name us as the source."]
    assert said(terms, "What you must not do") == ["You must not print the articles."]
    assert said(terms, "What we ask")[1:] == ["We ask you to name the author."]


def test_a_term_that_is_stated_twice_is_told_twice() -> None:
    top = Term("publisher_credit", params={"where": ("top",)})
    assert len(said(policy(top, CREDIT), "What you must do")) == 2


def test_alternatives_are_told_together() -> None:
    terms = policy(CREDIT, LINK, any_of=(AnyOf(("publisher_credit", "original_link")),))
    assert said(terms, "Where one of several") == [
        "One of these is enough: publisher credit or original link."
    ]


def test_an_override_tells_which_articles_and_what_differs() -> None:
    override = Override(
        authors=("Ann Lee",),
        sections=("/opinion/",),
        silent=("original_link",),
        terms=(Term("author_credit"),),
    )
    terms = policy(CREDIT, LINK, overrides=(override,))
    assert said(terms, "Articles by Ann Lee or with an address under /opinion/") == [
        "For them we do not ask: original link.",
        "For them this holds in place of what stands above:",
        "You must name the author.",
    ]


def test_articles_that_are_not_offered_are_told_with_the_words_for_it() -> None:
    override = Override(marks=("All rights reserved",), offered=False, clause=Clause("unless marked"))
    assert said(policy(overrides=(override,)), "Articles with the words “All rights reserved”") == [
        "Such articles are not offered on these terms: “unless marked”."
    ]


def test_an_earlier_edition_tells_only_what_differs() -> None:
    old = Edition((CREDIT, Term("print", Deed.PROHIBITS)), until=date(2025, 7, 1))
    new = Edition((CREDIT, LINK), since=date(2025, 7, 1))
    terms = policy(CREDIT, LINK, editions=(old, new))
    assert said(terms, "What you must do") == [
        "You must name us as the source.",
        "You must link to the original article.",
    ]
    assert said(terms, "Terms until the day before 1 July 2025")[1:] == [
        "It says nothing on: original link.",
        "You must not print the articles.",
    ]


WAIVED = policy(
    CREDIT,
    waivers=(Waiver("friend.example", "publisher_credit", "a deal", date(2027, 1, 31), "Kim"),),
    notes="Ours.",
)


def test_a_waiver_is_told_to_the_editor_only() -> None:
    assert said(WAIVED, "What we agreed") == [
        "friend.example need not meet “publisher credit” until 31 January 2027: a deal (Kim)."
    ]
    assert "friend.example" in as_text(WAIVED)
    assert not any(word in as_html(WAIVED) for word in ("friend.example", "Ours.", "What is not said"))


def test_silence_names_every_term_that_is_not_stated() -> None:
    told = said(policy(CREDIT), "What is not said")
    assert told[0].startswith("Silence is never held against a page.")
    assert len(told) - 1 == len(TERMS) - 2  # nor the credit, nor what no page can show
    assert "- whether the author is named" in told


def test_what_no_page_can_show_is_told_of_the_terms_at_hand() -> None:
    told = said(policy(Term("commercial_use", Deed.PROHIBITS)), "What no page can show")
    assert (
        told[0] == "Commercial use: whether a use is commercial: a page shows signs of it and proves nothing."
    )
    assert told[-1].startswith("A page cannot show private permission")


@pytest.mark.parametrize(("venues", "told"), [(("blog",), 2), (("any",), 1)])
def test_the_place_of_a_copy_is_a_question_only_where_it_matters(venues: tuple[str, ...], told: int) -> None:
    assert (
        len(
            said(
                policy(Term("reproduction", Deed.PERMITS, params={"venues": venues})), "What no page can show"
            )
        )
        == told
    )


def test_the_words_of_the_publisher_stand_below_the_sentence() -> None:
    lines = as_text(policy(CREDIT, LINK)).splitlines()
    place = lines.index("You must name us as the source.")
    assert lines[place + 2] == "    “Name <us> always”"
    place = lines.index("You must link to the original article.")
    assert lines[place + 2] == "    (without words of the publisher)"


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", [each.id for each in policies()])
def test_lines_are_as_wide_as_the_terminal(name: str, width: int) -> None:
    for line in as_text(load_policy(name), width=width).splitlines():
        assert len(line) <= width or " " not in line.strip().removeprefix("- ")
        assert line == line.rstrip()


@pytest.mark.parametrize("name", [each.id for each in policies()])
def test_every_quote_of_a_shipped_policy_is_shown(name: str) -> None:
    terms = load_policy(name)
    text = " ".join(as_text(terms).split())
    assert all(" ".join(term.clause.quote.split()) in text for term in terms.terms)


def test_the_page_loads_nothing_and_trusts_no_value() -> None:
    page = as_html(policy(CREDIT))
    assert "My &lt;terms&gt;" in page
    assert "Name &lt;us&gt; always" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_an_address_that_no_link_may_lead_to_is_shown_as_words() -> None:
    assert (
        "href"
        not in as_html(policy(CREDIT, terms_url="javascript:alert(1)"))
        .partition("<main>")[2]
        .partition("<section")[0]
    )


def test_a_licence_speaks_for_whoever_publishes_the_work() -> None:
    head = outline(policy(CREDIT, assigner=Assigner(""))).head
    assert head[0] == "“We” is whoever publishes the work at hand, “you” is whoever republishes it."
