"""Policies: the terms of a publisher, read from TOML, checked against one vocabulary, as of a given day.

name or path → Source → chain (`extends`) → problems → Policy → for_work(work) → in_force(day)
"""

from syndicate.policy.editions import in_force
from syndicate.policy.examples import Example, examples
from syndicate.policy.linting import lint
from syndicate.policy.loading import Entry, licences, load_policy, load_waivers, one_waiver, policies
from syndicate.policy.overrides import for_work, not_offered
from syndicate.policy.problems import Level, Problem, hint, quoted
from syndicate.policy.schema import json_schema
from syndicate.policy.vocabulary import TERMS, TermSpec

__all__ = [
    "TERMS",
    "Entry",
    "Example",
    "Level",
    "Problem",
    "TermSpec",
    "examples",
    "for_work",
    "hint",
    "in_force",
    "json_schema",
    "licences",
    "lint",
    "load_policy",
    "load_waivers",
    "not_offered",
    "one_waiver",
    "policies",
    "quoted",
]
