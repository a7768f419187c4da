"""What a shipped policy asks for, its publisher said: in words of its own, on a page that is named, read as the grade says."""

from __future__ import annotations

import re

import pytest

from syndicate.model import Term
from syndicate.policy import load_policy, policies

SHIPPED = {each.id: load_policy(each.id) for each in policies()}
ASKED = [
    pytest.param(policy_id, term, id=f"{policy_id}-{term.id}-{number}")
    for policy_id, policy in SHIPPED.items()
    for number, term in enumerate(policy.terms)
    if term.deed != "permits"
]
GRADES = {
    "publisher-page": {
        "dialogue-earth",
        "floodlight",
        "global-research",
        "global-voices",
        "knowable-magazine",
        "mainecoonads",
        "nd-news-cooperative",
        "opendemocracy",
        "texas-tribune",
        "the-conversation",
        "the-texan",
    },
    "third-party-quote": {"propublica"},
    "licence-text": {each for each in SHIPPED if each.startswith("cc")},
}
MOST = 300  # characters: a clause is quoted, not copied


@pytest.mark.parametrize(("policy_id", "term"), ASKED)
def test_what_is_asked_for_has_a_short_quote_and_its_address(policy_id: str, term: Term) -> None:
    assert 0 < len(term.clause.quote) <= MOST
    assert re.match(r"https?://[^/]+\.[a-z]+/", term.clause.url)


def test_every_policy_says_where_its_words_were_read() -> None:
    assert {
        grade: {each.id for each in SHIPPED.values() if each.grade == grade} for grade in GRADES
    } == GRADES


@pytest.mark.parametrize("policy_id", SHIPPED)
def test_every_policy_has_an_address_and_the_day_on_which_it_was_read(policy_id: str) -> None:
    policy = SHIPPED[policy_id]
    assert policy.terms_url.startswith("https://")
    assert policy.retrieved is not None


WISHES = [
    ("the-conversation", "publisher_credit", "preference", "preferably at the top of the article"),
    ("the-conversation", "author_credit", "request", "Credit the author(s) and their institution(s)"),
    ("knowable-magazine", "publisher_credit", "request", "The author and Knowable Magazine in the byline"),
    ("global-voices", "credit_wording", "preference", "This story by Lahar Sarsen originally appeared"),
    ("texas-tribune", "credit_wording", "preference", "ideally in this format"),
    ("floodlight", "credit_wording", "preference", "“Author Name, Publication(s)” is preferred"),
    ("nd-news-cooperative", "manual", "preference", "are encouraged to include"),
]


@pytest.mark.parametrize(("policy_id", "term_id", "strength", "words"), WISHES)
def test_what_a_publisher_would_only_like_is_no_condition(
    policy_id: str, term_id: str, strength: str, words: str
) -> None:
    said = {term.clause.quote: term.strength for term in SHIPPED[policy_id].terms if term.id == term_id}
    assert [str(each) for quote, each in said.items() if words in quote][-1] == strength


CONDITIONAL = [
    ("the-conversation", "original_link", "excerpted"),
    ("opendemocracy", "manual", "translated"),
    ("texas-tribune", "manual", "changed"),
    ("the-texan", "manual", "changed"),
    ("nd-news-cooperative", "manual", "changed"),
]


@pytest.mark.parametrize(("policy_id", "term_id", "when"), CONDITIONAL)
def test_what_is_asked_of_some_copies_is_asked_of_those_alone(
    policy_id: str, term_id: str, when: str
) -> None:
    found = [term.params.get("when") for term in SHIPPED[policy_id].terms if term.id == term_id]
    assert when in found


def test_posts_of_partners_of_global_voices_are_not_offered() -> None:
    (override,) = SHIPPED["global-voices"].overrides
    assert (override.marks, override.offered) == (("as part of a content-sharing agreement",), False)
    assert override.clause.quote


def test_of_a_time_whose_page_was_not_read_the_licence_alone_is_asked() -> None:
    (edition,) = SHIPPED["knowable-magazine"].editions
    asked = [term.clause.url for term in edition.terms if term.deed != "permits"]
    assert {url.partition("/licenses/")[0] for url in asked} == {"https://creativecommons.org"}
    assert str(edition.until) == "2019-08-01"
