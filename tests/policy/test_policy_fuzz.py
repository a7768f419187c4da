"""Laws over any table that a TOML file could hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.model import Deed
from syndicate.policy.building import build
from syndicate.policy.sources import Source
from syndicate.policy.validation import policy_problems
from syndicate.policy.vocabulary import ids

WORDS = [
    "syndicate.policy/1",
    "condition",
    "article",
    "supplied",
    "top",
    "ads",
    "path",
    "any",
    "e.org",
    "mine",
    "print",
]
ATOMS: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=3),
    st.booleans(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.floats(),
)
VALUES = st.one_of(
    ATOMS, st.lists(ATOMS, max_size=2), st.dictionaries(st.sampled_from(["fr", "x"]), ATOMS, max_size=2)
)
PARAMS = [
    "strength",
    "quote",
    "where",
    "target",
    "tolerates",
    "when",
    "ask",
    "plain_text",
    "fails_on",
    "if_absent",
]
TERMS = st.dictionaries(
    st.sampled_from([*ids(), "zzz"]),
    st.one_of(ATOMS, st.dictionaries(st.sampled_from(PARAMS), VALUES, max_size=2)),
    max_size=2,
)
DEEDS = {str(deed): st.one_of(TERMS, ATOMS) for deed in Deed}
EDITIONS = st.lists(
    st.fixed_dictionaries({}, optional={"from": VALUES, "until": VALUES, "silent": VALUES, **DEEDS}),
    max_size=2,
)
WAIVERS = st.lists(
    st.dictionaries(st.sampled_from(["site", "term", "reason", "until", "by"]), ATOMS), max_size=2
)
ASSIGNERS = st.dictionaries(st.sampled_from(["name", "aliases", "hosts", "article_key", "contact"]), VALUES)
FILES = st.fixed_dictionaries(
    {"schema": st.just("syndicate.policy/1"), "id": st.just("mine"), "title": st.just("T")},
    optional={
        **DEEDS,
        "assigner": st.one_of(ASSIGNERS, ATOMS),
        "editions": st.one_of(EDITIONS, ATOMS),
        "waivers": st.one_of(WAIVERS, ATOMS),
        "silent": VALUES,
        "retrieved": VALUES,
        "version": VALUES,
        "grade": VALUES,
    },
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the tables are large; slow machines are no failure
@given(FILES)
def test_a_table_is_refused_with_its_reason_or_becomes_a_policy_that_can_be_hashed(
    table: dict[str, Any],
) -> None:
    problems = policy_problems(table, "mine.toml")
    if problems:
        assert all(problem.message and "\n" not in str(problem) for problem in problems)
        return
    policy = build((Source("mine.toml", b"", table),))
    assert policy.id == "mine"
    for term in policy.terms:
        hash(tuple(term.params.items()))
    for edition in policy.editions:
        assert edition.since is None or (
            isinstance(edition.since, date) and not isinstance(edition.since, datetime)
        )
