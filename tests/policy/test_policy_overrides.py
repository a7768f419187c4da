"""What differs for some articles, and what a policy may state several times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from policy_files import Write
from samples import COPY, CREDIT, URL, WORK, page

from syndicate import Outcome, Verdict, check, load_policy
from syndicate.errors import PolicyError
from syndicate.model import AnyOf, Clause, Deed, Policy
from syndicate.policy import for_work, in_force, not_offered

TERMS = """
terms_url = "https://e.org/terms"
[assigner]
name = "Global Research"
hosts = ["globalresearch.ca"]
article_key = ["trailing-number"]

[requires.original_link]
[prohibits.translation]

[[overrides]]
authors = ["Ada Lindqvist"]
silent = ["translation"]
[overrides.requires.author_credit]
quote = "name Ada"

[[overrides]]
sections = ["/Opinion/"]
marks = { en = ["All rights reserved"], fr = ["tous droits réservés"] }
offered = false
quote = "Opinion pieces are not ours to give away"

[[editions]]
until = 2020-01-01
[editions.requires.publisher_credit]
"""


@pytest.fixture
def policy(write: Write) -> Policy:
    return load_policy(write(TERMS))


def ids(policy: Policy) -> list[str]:
    return [term.id for term in policy.terms]


@pytest.mark.parametrize(
    ("authors", "terms"),
    [
        (("Ada Lindqvist",), ["author_credit", "original_link"]),
        (("Bo Ray", "ADA  LINDQVIST"), ["author_credit", "original_link"]),
        (("Ada Lindqvist-Ray",), ["original_link", "translation"]),
        ((), ["original_link", "translation"]),
    ],
)
def test_what_is_stated_for_an_author_stands_in_place(
    policy: Policy, authors: tuple[str, ...], terms: list[str]
) -> None:
    assert ids(for_work(policy, replace(WORK, authors=authors))) == terms


def test_an_override_is_laid_over_every_edition(policy: Policy) -> None:
    old, unknown = in_force(for_work(policy, WORK), date(2019, 1, 1))
    assert ids(old) == ["author_credit", "publisher_credit", "original_link"]
    assert unknown == frozenset()
    assert in_force(for_work(policy, WORK), None)[1] == {"publisher_credit"}


@pytest.mark.parametrize(
    ("changed", "is_out"),
    [
        ({"url": "https://www.globalresearch.ca/opinion/a-view/12"}, True),
        ({"url": "https://www.globalresearch.ca/opinion"}, True),
        ({"aliases": ("https://globalresearch.ca/OPINION/12",)}, True),
        ({"url": "https://www.globalresearch.ca/opinionated/12"}, False),
        ({"copyright": "© 2026 Ada Lindqvist. All Rights Reserved."}, True),
        ({"notes": ("Photo: A. Ray", "Tous droits réservés")}, True),
        ({"notes": ("All rights are reserved",)}, False),
        ({}, False),
    ],
)
def test_articles_may_be_kept_out_by_section_or_mark(
    policy: Policy, changed: dict[str, object], is_out: bool
) -> None:
    assert (not_offered(policy, replace(WORK, **changed)) is not None) == is_out


def test_a_copy_of_an_article_that_is_not_offered_is_for_a_person_to_judge(policy: Policy) -> None:
    report = check(page(COPY), replace(WORK, notes=("All rights reserved.",)), policy)
    assert report.verdict is Verdict.NEEDS_REVIEW
    assert report.reason == (
        "The article is not offered on these terms: “Opinion pieces are not ours to give away”."
    )
    assert report.finding("original_link").outcome is Outcome.FAILED


def test_a_required_term_may_stand_several_times(write: Write) -> None:
    policy = load_policy(
        write(
            '[[requires.publisher_credit]]\nwhere = "top"\nstrength = "preference"\n'
            '[[requires.publisher_credit]]\n[[requires.manual]]\nask = "Tell us"\n[[requires.manual]]\nask = "Tag us"'
        )
    )
    assert ids(policy) == ["publisher_credit", "publisher_credit", "manual", "manual"]
    report = check(page(COPY + CREDIT), WORK, policy)
    assert [(each.term, each.outcome, each.strength) for each in report.findings[:2]] == [
        ("publisher_credit", Outcome.FAILED, "preference"),
        ("publisher_credit", Outcome.PASSED, "condition"),
    ]


def test_a_child_replaces_all_tables_of_a_term(write: Write) -> None:
    write('[[requires.manual]]\nask = "a"\n[[requires.manual]]\nask = "b"', name="mine.toml")
    child = write(
        'schema = "syndicate.policy/1"\nid = "child"\ntitle = "Child"\nextends = "mine"\n[requires.manual]\nask = "c"',
        head="",
        name="child.toml",
    )
    assert [term.params["ask"] for term in load_policy(child).terms] == ["c"]


def test_one_alternative_that_is_met_is_enough(write: Write) -> None:
    path = write(
        "[requires.original_link]\n[requires.canonical_link]\n"
        '[[any_of]]\nterms = ["original_link", "canonical_link"]\nquote = "one or both"'
    )
    policy = load_policy(path)
    assert policy.any_of == (AnyOf(("original_link", "canonical_link"), Clause("one or both")),)
    linked = check(page(CREDIT + COPY), WORK, policy)
    assert linked.verdict is Verdict.COMPLIANT
    canonical = check(page(COPY, head=f'<link rel=canonical href="{URL}">'), WORK, policy)
    assert (canonical.verdict, canonical.finding("original_link").outcome) == (
        Verdict.COMPLIANT,
        Outcome.INAPPLICABLE,
    )
    neither = check(page(COPY), WORK, policy)
    assert neither.verdict is Verdict.NON_COMPLIANT


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[[prohibits.print]]\n[[prohibits.print]]",
            "prohibits.print: stands once, as [prohibits.print]; only what is required may stand several times",
        ),
        (
            '[[requires.manual]]\nask = "a"\n[[requires.manual]]\n',
            "requires.manual #2.ask: is missing: what the publisher asks for, as a line of a checklist",
        ),
        ("requires.manual = []", "requires.manual: expected a table [requires.manual], found a list"),
        (
            '[[any_of]]\nterms = ["original_link"]',
            "any_of #1.terms: expected at least two terms, of which one is enough",
        ),
        (
            '[[overrides]]\nsilent = ["print"]',
            "overrides #1: expected authors, sections, marks or several: which articles it is about",
        ),
        (
            '[[overrides]]\nauthors = ["A B"]',
            "overrides #1: changes nothing: expected offered = false, silent, or terms of its own",
        ),
        (
            '[[overrides]]\nauthors = ["A B"]\noffered = false\n[overrides.prohibits.print]',
            "overrides #1.prohibits: articles that are not offered have no terms; leave it out",
        ),
        (
            '[[overrides]]\nsections = ["opinion"]\noffered = false',
            'overrides #1.sections: expected the beginning of a path, such as /opinion/, found "opinion"',
        ),
    ],
)
def test_a_mistake_in_them_is_told(write: Write, text: str, message: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(write(text))
    assert str(caught.value).endswith(f"mine.toml: {message}")


def test_overrides_and_alternatives_are_inherited(policy: Policy, write: Write) -> None:
    child = write(
        'schema = "syndicate.policy/1"\nid = "child"\ntitle = "Child"\nextends = "mine"\n',
        head="",
        name="child.toml",
    )
    assert load_policy(child).overrides == policy.overrides
    assert policy.overrides[0].terms[0].deed is Deed.REQUIRES
