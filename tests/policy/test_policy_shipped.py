from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import syndicate
from syndicate import resources
from syndicate.model import Deed, Strength, Work
from syndicate.policy import TERMS, lint, load_policy, policies

IDS = [policy.id for policy in policies()]


@pytest.mark.parametrize("policy_id", IDS)
def test_a_shipped_policy_has_no_error_and_no_doubt(policy_id: str) -> None:
    assert lint(policy_id) == ()


@pytest.mark.parametrize("policy_id", IDS)
def test_every_term_that_ships_has_the_publishers_words_and_their_place(policy_id: str) -> None:
    for term in load_policy(policy_id).terms:
        assert term.clause.quote, term.id
        assert term.clause.url.startswith(("https://", "http://")), term.id


@pytest.mark.parametrize("policy_id", IDS)
def test_what_ships_speaks_of_no_wrongdoing(policy_id: str) -> None:
    text = str(tomllib.loads(resources.read_bytes("policies", f"{policy_id}.toml").decode()))
    assert not re.search(r"infring|violat|theft|steal", text, re.IGNORECASE)


def test_global_research_asks_for_what_its_page_says() -> None:
    policy = load_policy("global-research")
    assert [(term.id, term.deed, term.strength) for term in policy.terms] == [
        ("reproduction", Deed.PERMITS, Strength.CONDITION),
        ("publisher_credit", Deed.REQUIRES, Strength.CONDITION),
        ("original_link", Deed.REQUIRES, Strength.CONDITION),
        ("copyright_notice", Deed.REQUIRES, Strength.CONDITION),
        ("commercial_use", Deed.PROHIBITS, Strength.CONDITION),
        ("print", Deed.PROHIBITS, Strength.CONDITION),
    ]
    assert policy.terms[1].clause.quote == "as long the source and copyright are acknowledged"
    assert policy.terms[2].clause.quote == "together with a hyperlink to the original Global Research article"
    assert policy.terms[2].params == {"target": "article"}
    assert policy.terms[3].params["if_absent"] == "cannot_tell"
    assert policy.terms[4].unless == policy.terms[5].unless == "written permission"
    assert policy.assigner.article_key == ("trailing-number", "query:aid", "path")
    assert "Centre de recherche sur la mondialisation" in policy.assigner.aliases
    assert policy.assigner.contact == "publications@globalresearch.ca"


def test_the_no_derivatives_licence_turns_permissions_of_its_parent_round() -> None:
    parent, child = load_policy("cc-by-4.0"), load_policy("cc-by-nc-nd-4.0")
    deeds = {term.id: term.deed for term in child.terms}
    assert parent.term("text_alteration") is parent.term("commercial_use") is None
    assert deeds["text_alteration"] is deeds["commercial_use"] is Deed.PROHIBITS
    assert "adaptation" not in deeds
    assert deeds["excerpt"] is Deed.PERMITS
    assert child.term("author_credit") == parent.term("author_credit")


def test_the_vocabulary_lists_each_term_once_beside_the_others_of_its_group() -> None:
    groups = [term.group for term in TERMS]
    assert len({term.id for term in TERMS}) == len(TERMS)
    assert groups == sorted(groups, key=groups.index)


def test_the_datum_of_a_term_is_a_field_of_a_work() -> None:
    assert {term.datum for term in TERMS} - {""} <= {field.name for field in fields(Work)}


def test_loading_a_policy_loads_no_slow_module() -> None:
    code = (
        "import sys, syndicate; syndicate.load_policy('cc-by-nc-nd-4.0');"
        "slow = {'pydantic', 'numpy', 'httpx', 'bs4', 'turbohtml', 'jinja2', 'rich', 'typer', 'trafilatura'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_key_of_a_term_is_read_by_a_rule() -> None:
    """A page would pass unexamined what a key asks for that nothing reads."""
    rules = (Path(syndicate.__file__).parent / "rules").rglob("*.py")
    code = "".join(path.read_text("utf-8") for path in rules)
    assert [key.name for term in TERMS for key in term.params if f'"{key.name}"' not in code] == []
