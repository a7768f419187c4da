"""The publishers' terms that ship: each says what its source says, and asks for no more than that as a condition."""

from __future__ import annotations

import tomllib

import pytest

from syndicate import resources
from syndicate.model import Deed, Strength
from syndicate.policy import load_policy, policies

PUBLISHERS = [each.id for each in policies() if not each.id.startswith("cc")]
UNDER_A_LICENCE = {
    "dialogue-earth": "cc-by-nc-nd-4.0",
    "floodlight": "cc-by-nc-nd-4.0",
    "global-voices": "cc-by-3.0",
    "knowable-magazine": "cc-by-nd-4.0",
    "propublica": "cc-by-nc-nd-3.0-us",
    "the-conversation": "cc-by-nd-4.0",
}

BEYOND_THE_LICENCE = [
    ("dialogue-earth", "embargo"),
    ("floodlight", "credit_wording"),
    ("floodlight", "excerpt"),
    ("knowable-magazine", "canonical_link"),
    ("knowable-magazine", "credit_wording"),
    ("knowable-magazine", "links_preserved"),
    ("knowable-magazine", "commercial_use"),
    ("knowable-magazine", "wholesale"),
    ("propublica", "excerpt"),
    ("propublica", "links_preserved"),
    ("propublica", "wholesale"),
    ("the-conversation", "sale"),
    ("the-conversation", "tracking_pixel"),
    ("the-conversation", "wholesale"),
]


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_a_publisher_has_a_name_and_hosts(publisher: str) -> None:
    assigner = load_policy(publisher).assigner
    assert assigner.name
    assert assigner.hosts


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_what_no_page_can_show_is_no_condition(publisher: str) -> None:
    """As a condition it would leave every copy undecided for ever."""
    unseen = [
        term
        for term in load_policy(publisher).terms
        if term.id in ("manual", "quota", "wholesale", "stale_copy")
    ]
    assert [term.id for term in unseen if term.strength is Strength.CONDITION] == []


def test_publishers_extend_the_licence_that_they_use() -> None:
    tables = {
        each: tomllib.loads(resources.read_bytes("policies", f"{each}.toml").decode()) for each in PUBLISHERS
    }
    assert {each: table["extends"] for each, table in tables.items() if "extends" in table} == UNDER_A_LICENCE


@pytest.mark.parametrize("publisher", UNDER_A_LICENCE)
def test_a_publisher_under_a_licence_names_it(publisher: str) -> None:
    """A policy of a publisher is no licence itself, so the notice cannot be told from its own address."""
    notice = load_policy(publisher).term("license_notice")
    assert notice is not None
    assert len(notice.words("licence")) == 1


@pytest.mark.parametrize(("publisher", "term_id"), BEYOND_THE_LICENCE)
def test_what_goes_beyond_the_licence_is_a_request(publisher: str, term_id: str) -> None:
    term = load_policy(publisher).term(term_id)
    assert term is not None
    assert term.strength is Strength.REQUEST


ONLY_THE_LICENCE = [
    *((publisher, "copyright_notice") for publisher in UNDER_A_LICENCE),
    *((publisher, "license_notice") for publisher in UNDER_A_LICENCE if publisher != "global-voices"),
]


@pytest.mark.parametrize(("publisher", "term_id"), ONLY_THE_LICENCE)
def test_what_only_the_licence_asks_for_is_a_request(publisher: str, term_id: str) -> None:
    """Whoever follows the publisher's own page has done enough for the publisher."""
    term = load_policy(publisher).term(term_id)
    assert term is not None
    assert term.strength is Strength.REQUEST
    assert term.clause.url.startswith("https://creativecommons.org/")


@pytest.mark.parametrize("publisher", UNDER_A_LICENCE)
def test_who_may_fit_a_text_to_the_house_style_need_not_tell_of_it(publisher: str) -> None:
    policy = load_policy(publisher)
    assert (policy.term("changes_notice") is None) is (publisher != "global-voices")


def test_words_that_others_quote_are_graded_so() -> None:
    grades = {each: load_policy(each).grade for each in PUBLISHERS}
    assert grades.pop("propublica") == "third-party-quote"
    assert set(grades.values()) == {"publisher-page"}


def test_the_conversation_tolerates_words_of_time_and_place_and_house_style() -> None:
    policy = load_policy("the-conversation")
    text, link = policy.term("text_alteration"), policy.term("original_link")
    assert text is not None
    assert text.deed is Deed.PROHIBITS
    assert text.params["tolerates"] == ("typography", "house_style", "time", "place")
    assert link is not None
    assert link.params == {"target": "article-or-home"}
    assert policy.assigner.article_key == ("trailing-number",)


def test_the_texan_allows_250_words() -> None:
    policy = load_policy("the-texan")
    excerpt = policy.term("excerpt")
    assert excerpt is not None
    assert (excerpt.deed, excerpt.params) == (Deed.REQUIRES, {"max_words": 250, "from_start": True})
    assert "reproduction" not in {term.id for term in policy.terms}


def test_the_cooperative_is_not_content_with_a_link_to_its_home_page() -> None:
    link = load_policy("nd-news-cooperative").term("original_link")
    assert link is not None
    assert link.params["target"] == "article"


def test_maine_coon_ads_wants_a_link_that_search_engines_follow() -> None:
    link = load_policy("mainecoonads").term("original_link")
    assert link is not None
    assert (link.params["target"], link.params["followable"]) == ("article-or-home", True)


def test_global_voices_asks_for_the_author_at_the_top() -> None:
    author = load_policy("global-voices").term("author_credit")
    assert author is not None
    assert author.params == {"where": ("top",)}
