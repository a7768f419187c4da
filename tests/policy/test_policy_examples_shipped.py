"""Every policy that ships comes with examples, and they hold."""

from __future__ import annotations

import pytest

from syndicate import Outcome, Verdict, load_policy
from syndicate.policy import examples, policies
from syndicate.trying import try_example

SHIPPED = tuple(each.id for each in policies())


@pytest.mark.parametrize("policy_id", SHIPPED)
def test_every_shipped_policy_holds_its_examples(policy_id: str) -> None:
    policy = load_policy(policy_id)
    found = [try_example(policy, each) for each in examples(policy_id)]
    assert [(trial.example.name, trial.wrong) for trial in found if trial.wrong] == []


@pytest.mark.parametrize("policy_id", SHIPPED)
def test_every_term_of_a_shipped_policy_has_an_example_in_which_it_is_met_and_one_in_which_it_is_not(
    policy_id: str,
) -> None:
    asked = {term.id for term in load_policy(policy_id).terms if term.deed != "permits"} - UNSEEN
    shown: dict[str, set[Outcome]] = {}
    for each in examples(policy_id):
        for term, outcomes in each.expect.items():
            shown.setdefault(term, set()).update(outcomes)
    assert [term for term in sorted(asked) if len(shown.get(term, ())) < 2] == []


@pytest.mark.parametrize("policy_id", [each for each in SHIPPED if each != "cc0-1.0"])
def test_every_shipped_policy_has_a_page_that_complies_one_that_does_not_and_one_for_a_person(
    policy_id: str,
) -> None:
    """The last is one that a careless checker would accuse; of CC0, which asks for nothing, there is none."""
    assert {Verdict.COMPLIANT, Verdict.NON_COMPLIANT, Verdict.NEEDS_REVIEW} <= {
        each.verdict for each in examples(policy_id)
    }


UNSEEN = {"manual", "print", "quota", "wholesale", "stale_copy"}
"""Terms that one page in itself never shows to be met or not."""
