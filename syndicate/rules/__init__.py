"""Rules: one module per term, named like it, with one function `examine(case) -> Finding`.

A rule looks at a case and at nothing else. Its module docstring is its documentation (`syndicate rules ID`),
`tests/rules/<id>.md` its specification. Which rules there are is said once, in `policy.vocabulary.TERMS`.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

from syndicate.model import Case, Finding, Line, Match, Outcome, Page
from syndicate.policy.vocabulary import spec
from syndicate.rules._conditions import CONDITIONS
from syndicate.rules._findings import inapplicable
from syndicate.rules._media import as_far_as_the_medium_shows, beside_the_medium

if TYPE_CHECKING:
    from syndicate.reuse import PageText

__all__ = ["documentation", "examine", "surroundings"]


def examine(case: Case) -> Finding:
    """What the rule for `case.term` finds, where the term applies to this work and this copy.

    With `when = "supplied"` it applies only where the work has the datum it is about (CC BY 4.0 §3(a)(1)(A)), with
    any other `when` only to such copies; where it is not known whether the copy is one, nothing fails.
    """
    if reason := beside_the_medium(case):
        return inapplicable(case, reason)
    when = case.term.params.get("when")
    condition = CONDITIONS.get(str(when))
    applies = condition.holds(case) if condition else True
    if condition and applies is False:
        return inapplicable(case, f"The terms ask for this where the copy is {condition.words}; it is not.")
    known = spec(case.term.id)
    datum = known.datum if known else ""
    if when == "supplied" and datum and not getattr(case.work, datum):
        return inapplicable(
            case, f"The terms ask for this only where the original has it; it names no {datum}."
        )
    finding: Finding = import_module(f"syndicate.rules.{case.term.id}").examine(case)
    if condition and applies is None and finding.outcome is Outcome.FAILED:
        doubt = f"The terms ask for this only where the copy is {condition.words}, and that is not certain."
        return replace(finding, outcome=Outcome.CANNOT_TELL, message=f"{finding.message} {doubt}")
    return as_far_as_the_medium_shows(case, finding)


def surroundings(page: Page, text: PageText, match: Match) -> tuple[Line, ...]:
    """The page's own words, each line with its side of the copy: visible ones in document order, then the hidden."""
    from syndicate.rules import _surroundings  # brings numpy, which telling of the rules has no need of

    return _surroundings.surroundings(page, text, match)


def documentation(term_id: str) -> str:
    """The rule's own docstring: what it checks, what counts, what it cannot tell, what mends it."""
    source = files(__name__).joinpath(f"{term_id}.py").read_text("utf-8")  # to import it would bring numpy
    return ast.get_docstring(ast.parse(source)) or ""
