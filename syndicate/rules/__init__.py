"""Rules: one module per term, named like it, with one function `examine(case) -> Finding`.

A rule looks at a case and at nothing else. Its module docstring is its documentation (`syndicate rules ID`),
`tests/rules/<id>.md` its specification. Which rules there are is said once, in `policy.vocabulary.TERMS`.
"""

from __future__ import annotations

import ast
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

from syndicate.model import Case, Finding, Line, Match, Page
from syndicate.policy.vocabulary import spec
from syndicate.rules._findings import inapplicable

if TYPE_CHECKING:
    from syndicate.reuse import PageText

__all__ = ["documentation", "examine", "surroundings"]


def examine(case: Case) -> Finding:
    """What the rule for `case.term` finds.

    A term with `when = "supplied"` applies only where the work has the datum it is about (CC BY 4.0 §3(a)(1)(A)).
    """
    known = spec(case.term.id)
    datum = known.datum if known else ""
    if case.term.params.get("when") == "supplied" and datum and not getattr(case.work, datum):
        return inapplicable(
            case, f"The terms ask for this only where the original has it; it names no {datum}."
        )
    finding: Finding = import_module(f"syndicate.rules.{case.term.id}").examine(case)
    return finding


def surroundings(page: Page, text: PageText, match: Match) -> tuple[Line, ...]:
    """The page's own words, each line with its side of the copy: visible ones in document order, then the hidden."""
    from syndicate.rules import _surroundings  # brings numpy, which telling of the rules has no need of

    return _surroundings.surroundings(page, text, match)


def documentation(term_id: str) -> str:
    """The rule's own docstring: what it checks, what counts, what it cannot tell, what mends it."""
    source = files(__name__).joinpath(f"{term_id}.py").read_text("utf-8")  # to import it would bring numpy
    return ast.get_docstring(ast.parse(source)) or ""
