from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from policy_files import Write

from syndicate.policy import examples, in_force, lint, load_policy
from syndicate.trying import try_example

DOCS = (Path(__file__).parents[2] / "docs" / "policies.md").read_text("utf-8")
EXAMPLE, SEVERAL, ONE_OF, OVERRIDES, EXAMPLES = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)


def test_the_example_is_free_of_errors_and_doubts(write: Write) -> None:
    assert lint(write(head=EXAMPLE)) == ()


def test_the_example_means_what_the_text_says(write: Write) -> None:
    policy = load_policy(write(head=EXAMPLE))
    assert policy.assigner.names == (
        "Example Tribune",
        "The Example Tribune",
        "tribune.example",
        "La Tribune d'exemple",
    )
    old, undecided = in_force(policy, date(2025, 6, 30))
    link = old.term("original_link")
    assert link is not None
    assert link.params["target"] == "home"
    assert old.term("text_alteration") is None
    assert undecided == frozenset()
    assert in_force(policy, None)[1] == {"original_link", "text_alteration"}
    (waiver,) = policy.waivers
    assert (waiver.site, waiver.term, waiver.until) == (
        "partner.example",
        "author_credit",
        date(2027, 12, 31),
    )


def test_the_parts_of_the_language_are_valid(write: Write) -> None:
    policy = load_policy(write(f"{SEVERAL}\n{ONE_OF}\n{OVERRIDES}"))
    assert [term.id for term in policy.terms] == ["publisher_credit", "publisher_credit"]
    assert policy.any_of[0].terms == ("original_link", "canonical_link", "credit_wording")
    assert [override.offered for override in policy.overrides] == [False, True]


def test_the_examples_of_the_examples_hold(write: Write) -> None:
    write(EXAMPLES, head="", name="mine.tests.toml")
    path = write("[requires.publisher_credit]\n[requires.original_link]")
    policy = load_policy(path)
    assert [try_example(policy, each).wrong for each in examples(path)] == [(), ()]
