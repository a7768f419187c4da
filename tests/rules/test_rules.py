"""The room of the rules: when a rule is asked at all, and what it costs to tell about one."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from rule_specs import IDS, WORK

from syndicate import Page
from syndicate.model import Assigner, Case, Finding, Match, Policy, Term, Work
from syndicate.policy import TERMS, TermSpec
from syndicate.rules import documentation, examine


def finding(term: Term, work: Work) -> Finding:
    """What the rule finds on an empty page."""
    policy = Policy("p", "P", Assigner("P"), (term,))
    return examine(Case(policy, term, work, Page.from_html("", url="https://blog.example/"), Match(), ()))


@pytest.mark.parametrize("known", [term for term in TERMS if term.datum], ids=lambda term: term.id)
def test_a_term_if_supplied_applies_only_where_the_work_has_its_datum(known: TermSpec) -> None:
    term = Term(known.id, params={"when": "supplied"})
    lacking = replace(WORK, **{known.datum: type(getattr(WORK, known.datum))()})
    found = finding(term, lacking)
    assert (str(found.outcome), found.message) == (
        "inapplicable",
        f"The terms ask for this only where the original has it; it names no {known.datum}.",
    )
    supplied = replace(
        WORK, licence="https://creativecommons.org/licenses/by/4.0/", links=("https://uni.example/carbon",)
    )
    assert finding(term, supplied).outcome != "inapplicable"


@pytest.mark.parametrize("rule", IDS)
def test_a_rule_is_told_in_its_own_words(rule: str) -> None:
    module = __import__(f"syndicate.rules.{rule}", fromlist=["_"])
    assert documentation(rule) == module.__doc__.strip()


def test_telling_about_rules_loads_nothing_slow() -> None:
    code = (
        "import sys; from syndicate.rules import documentation; documentation('text_alteration');"
        "slow = {'numpy', 'turbohtml', 'bs4', 'lxml', 'rapidfuzz', 'httpx', 'jinja2', 'trafilatura'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
