"""Coverage: what a format does not carry is told, point by point, and found by reading back what was written."""

from __future__ import annotations

from datetime import date

import pytest
from exchange_policies import REPUBLISH, policies, policy
from hypothesis import given, settings

from syndicate.errors import UsageError
from syndicate.exchange import FORMATS, NAMES, Extent, coverage, export, odrl
from syndicate.model import AnyOf, Deed, Edition, Override, Policy, Strength, Term, Waiver
from syndicate.policy import load_policy


@given(policies)
@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("name", FORMATS)
def test_every_term_is_carried_or_told_to_be_lost(name: str, terms: Policy) -> None:
    written = FORMATS[name].write(terms, ())
    told = coverage(terms, FORMATS[name].read(written))
    assert [each.term for each in told] == list(terms.terms)
    assert all(bool(each.lost) is (each.extent is not Extent.FULLY) for each in told)


@given(policies)
@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_makes_a_wish_bind_or_invents_a_term(name: str, terms: Policy) -> None:
    read = FORMATS[name].read(FORMATS[name].write(terms, ()))
    allowed = {
        (each.id, each.deed)
        for each in terms.terms
        if each.deed is Deed.PERMITS or each.strength is Strength.CONDITION
    }
    if name != "schemaorg":  # which offers words and asks for nothing
        assert {(each.id, each.deed) for each in read} <= allowed


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (Term("embargo", params={"days": 2}), None),
        (Term("original_link", params={"target": "article"}), None),
        (
            Term("original_link", params={"plain_text": True, "target": "home"}),
            "requires original link: not carried (there is no word for it)",
        ),
        (
            Term("original_link", params={"plain_text": True}),
            "requires original link: carried without (plain text: True)",
        ),
        (
            Term("expiry", params={"days": 3, "since": "original"}),
            "requires expiry: not carried (there is no word for it)",
        ),
        (
            Term("title_alteration", Deed.PROHIBITS),
            "prohibits title alteration: not carried (there is no word for it)",
        ),
        (
            Term("print", Deed.PROHIBITS, unless="on Sundays"),
            "prohibits print: carried without (exception: on Sundays)",
        ),
        (
            Term("author_credit", strength=Strength.REQUEST),
            "requires author credit: not carried (it is a request, and what stands there would bind)",
        ),
    ],
)
def test_what_odrl_loses_of_a_term_is_told(term: Term, told: str | None) -> None:
    assert export(policy(REPUBLISH, term), "odrl").lost == ((told,) if told else ())


def test_an_alternative_is_not_carried_as_if_it_were_asked_for_alone() -> None:
    terms = policy(
        REPUBLISH,
        Term("author_credit"),
        Term("publisher_credit"),
        any_of=(AnyOf(("author_credit", "publisher_credit")),),
    )
    assert export(terms, "odrl").lost == (
        "requires author credit: not carried (another term is enough in its place)",
        "requires publisher credit: not carried (another term is enough in its place)",
        "alternatives: not carried (1)",
    )


def test_the_latest_edition_is_carried_and_what_stands_beside_it_is_told() -> None:
    old = Edition((REPUBLISH,), until=date(2026, 1, 1))
    new = Edition((REPUBLISH, Term("author_credit")), since=date(2026, 1, 1))
    made = export(
        policy(REPUBLISH, editions=(old, new), overrides=(Override(marks=("©",), offered=False),)), "odrl"
    )
    assert '"attribute"' in made.text
    assert made.lost == (
        "terms of their own for some articles: not carried (1)",
        "earlier editions: not carried (this is the latest)",
    )


@pytest.mark.parametrize("name", NAMES)
def test_waivers_are_nobody_elses_business(name: str) -> None:
    waived = policy(
        REPUBLISH,
        Term("author_credit"),
        waivers=(Waiver("friend.example", "author_credit", "a secret deal"),),
    )
    made = export(waived, name)
    assert not {"friend.example", "secret deal"} & {
        word for word in ("friend.example", "secret deal") if word in made.text
    }


@pytest.mark.parametrize("name", ["odrl", "ccrel", "rsl"])
def test_what_is_lost_stands_in_the_file_too(name: str) -> None:
    made = export(load_policy("floodlight"), name)
    assert made.lost
    assert all(line in made.text for line in made.lost)


def test_what_is_written_with_notes_states_the_same_terms() -> None:
    terms = load_policy("the-conversation")
    assert odrl.read(odrl.write(terms, ["a note"])) == odrl.read(odrl.write(terms))


def test_only_rsl_comes_with_a_warning() -> None:
    assert {name for name in NAMES if export(policy(REPUBLISH), name).caveat} == {"rsl"}


def test_an_unknown_format_is_named_with_the_nearest_known() -> None:
    with pytest.raises(UsageError) as refused:
        export(policy(), "ordl")
    assert str(refused.value) == "format 'ordl' is not known; did you mean \"odrl\"?"
