from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from policy_files import HEAD, Write

from syndicate import resources
from syndicate.policy import json_schema, lint, policies

VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def read(text: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("name", [f"{policy.id}.toml" for policy in policies()])
def test_every_shipped_policy_is_valid(name: str) -> None:
    VALIDATOR.validate(read(resources.read_bytes("policies", name).decode()))


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("", True),
        ("[assigner]\naliases = {en = ['E'], fr = 'F'}\narticle_key = ['query:p']", True),
        ("[requires.author_credit]\nwhere = ['top', 'end']\nwhen = 'supplied'", True),
        ("[[editions]]\nuntil = 2020-01-01\nsilent = 'print'\n[editions.prohibits.paywall]", True),
        ("x = 1", False),
        ("retrieved = 'soon'", False),
        ("[assigner]\nhosts = ['https://e.org']", False),
        ("[assigner]\naliases = {french = ['F']}", False),
        ("[requires.commercial_use]", False),
        ("[requires.manual]", False),
        ("[permits.print]\nstrength = 'condition'", False),
        ("[requires.author_credit]\nwhere = ['middle']", False),
        ("[[editions]]\nterms_url = 'https://e.org'", False),
        ("[[waivers]]\nsite = 'a.org'\nterm = 'print'", False),
    ],
)
def test_the_schema_and_lint_agree(write: Write, text: str, valid: bool) -> None:
    assert VALIDATOR.is_valid(read(HEAD + text)) is valid
    assert (not [problem for problem in lint(write(text)) if problem.level == "error"]) is valid
