"""Rules: one module per term, named like it, with one function `examine(case) -> Finding`.

A rule looks at a case and at nothing else. Its module docstring is its documentation (`syndicate rules ID`),
`tests/rules/<id>.md` its specification. Which rules there are is said once, in `policy.vocabulary.TERMS`.
"""

from __future__ import annotations

from importlib import import_module

from syndicate.model import Case, Finding
from syndicate.rules._findings import inapplicable
from syndicate.rules._surroundings import surroundings

_SUPPLIED = {
    "author_credit": "authors",
    "publisher_credit": "publisher",
    "original_link": "url",
    "copyright_notice": "copyright",
}
"""The datum of the work that a term with `when = "supplied"` depends on (CC BY 4.0 §3(a)(1)(A))."""

__all__ = ["documentation", "examine", "surroundings"]


def examine(case: Case) -> Finding:
    """What the rule for `case.term` finds; a term "if supplied" applies only where the work has the datum."""
    datum = _SUPPLIED.get(case.term.id)
    if case.term.params.get("when") == "supplied" and datum and not getattr(case.work, datum):
        return inapplicable(
            case, f"The terms ask for this only where the original has it; it names no {datum}."
        )
    finding: Finding = import_module(f"syndicate.rules.{case.term.id}").examine(case)
    return finding


def documentation(term_id: str) -> str:
    """The rule's own docstring: what it checks, what counts, what it cannot tell, what mends it."""
    return (import_module(f"syndicate.rules.{term_id}").__doc__ or "").strip()
