from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_files import Write

from syndicate.model import Assigner, Clause, Deed, Edition, Policy, Term
from syndicate.policy import in_force, load_policy

THREE = """
terms_url = "https://e.org/now"
[requires.original_link]
target = "article"
quote = "link to the article"
[requires.author_credit]

[[editions]]
until = 2019-01-01
terms_url = "https://e.org/old"
[editions.requires.original_link]
target = "home"

[[editions]]
from = 2019-01-01
until = 2020-01-01
silent = ["author_credit"]
[editions.prohibits.print]
"""


@pytest.mark.parametrize(
    ("day", "terms", "target", "url"),
    [
        (date(2018, 12, 31), ["author_credit", "original_link"], "home", "https://e.org/old"),
        (date(2019, 1, 1), ["original_link", "print"], "article", "https://e.org/now"),
        (date(2019, 12, 31), ["original_link", "print"], "article", "https://e.org/now"),
        (date(2020, 1, 1), ["author_credit", "original_link"], "article", "https://e.org/now"),
    ],
)
def test_the_edition_of_the_day_is_in_force(
    write: Write, day: date, terms: list[str], target: str, url: str
) -> None:
    policy, undecided = in_force(load_policy(write(THREE)), day)
    link = policy.term("original_link")
    assert link is not None
    assert [term.id for term in policy.terms] == terms
    assert (link.params["target"], policy.terms_url, undecided) == (target, url, frozenset())


def test_without_a_day_the_latest_holds_and_what_ever_differed_cannot_be_told(write: Write) -> None:
    loaded = load_policy(write(THREE))
    policy, undecided = in_force(loaded, None)
    assert policy.terms == loaded.terms
    assert undecided == {"original_link", "author_credit", "print"}


def test_an_open_edition_is_the_latest(write: Write) -> None:
    loaded = load_policy(
        write("[prohibits.print]\n[[editions]]\nfrom = 2024-01-01\n[editions.prohibits.paywall]")
    )
    policy, undecided = in_force(loaded, None)
    assert [term.id for term in policy.terms] == ["paywall", "print"]
    assert undecided == {"paywall"}


def test_other_words_for_the_same_demand_are_no_difference(write: Write) -> None:
    text = '[prohibits.print]\nquote = "not in print"\n[[editions]]\nuntil = 2024-01-01\n[editions.prohibits.print]\n'
    assert in_force(load_policy(write(text)), None)[1] == frozenset()


def test_base_terms_that_were_never_in_force_do_not_count(write: Write) -> None:
    text = """
        [prohibits.print]
        strength = "request"
        [[editions]]
        until = 2024-01-01
        [editions.prohibits.print]
        [[editions]]
        from = 2024-01-01
        [editions.prohibits.print]
    """
    assert in_force(load_policy(write(text)), None)[1] == frozenset()


def test_a_policy_with_one_edition_only_is_always_in_force() -> None:
    policy = Policy("p", "P", Assigner("P"), (Term("print", Deed.PROHIBITS),))
    assert in_force(policy, None) == in_force(policy, date(2000, 1, 1)) == (policy, frozenset())


TERMS = st.lists(
    st.builds(
        Term,
        st.sampled_from(["print", "paywall", "author_credit"]),
        st.sampled_from(Deed),
        clause=st.builds(Clause, st.text(max_size=3)),
    ),
    unique_by=lambda term: term.id,
).map(tuple)


@given(
    TERMS,
    st.lists(st.tuples(st.dates(), TERMS), min_size=1, max_size=4, unique_by=lambda row: row[0]),
    st.dates(),
)
def test_whatever_a_day_would_change_cannot_be_told_without_the_day(
    terms: tuple[Term, ...], rows: list[tuple[date, tuple[Term, ...]]], day: date
) -> None:
    rows.sort(key=lambda row: row[0])
    ends = [row[0] for row in rows[1:]] + [None]
    editions = tuple(Edition(own, since, until) for (since, own), until in zip(rows, ends, strict=True))
    policy = Policy("p", "P", Assigner("P"), terms, editions=editions)
    latest, undecided = in_force(policy, None)
    then, _ = in_force(policy, day)
    assert {(t.id, t.deed) for t in latest.terms} ^ {(t.id, t.deed) for t in then.terms} <= {
        (term_id, deed) for term_id in undecided for deed in Deed
    }
