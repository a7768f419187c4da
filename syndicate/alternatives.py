"""Alternatives: what findings come to where one of several terms is enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from syndicate.model import AnyOf, Finding, Outcome
from syndicate.saying import in_a_row


def settle(findings: Sequence[Finding], groups: Iterable[AnyOf]) -> tuple[Finding, ...]:
    """The findings, those of alternatives seen together.

    Where one alternative is met, the others are not asked for. Where one may be met, none has failed. Where none is,
    each finding says that any one of them would do. A term that is stated several times is met where all its tables are.
    """
    settled = tuple(findings)
    for group in groups:
        stated = [term for term in group.terms if _outcomes(settled, term)]
        if len(stated) > 1:
            settled = _settled(settled, stated)
    return settled


def _settled(findings: tuple[Finding, ...], terms: Sequence[str]) -> tuple[Finding, ...]:
    met = [term for term in terms if _outcomes(findings, term) == {Outcome.PASSED}]
    if met:
        said = f"The terms are content with {_either(terms)}, and the copy meets {_name(met[0])}."
        return tuple(
            replace(each, outcome=Outcome.INAPPLICABLE, message=said, remedy="")
            if each.term in terms and each.term not in met
            else each
            for each in findings
        )
    perhaps = any(Outcome.FAILED not in _outcomes(findings, term) for term in terms)
    enough = f"The terms are content with {_either(terms)}."
    outcome = Outcome.CANNOT_TELL if perhaps else Outcome.FAILED
    return tuple(
        replace(each, outcome=outcome, message=f"{each.message} {enough}")
        if each.term in terms and each.outcome is Outcome.FAILED
        else each
        for each in findings
    )


def _outcomes(findings: Iterable[Finding], term: str) -> set[Outcome]:
    """What was found of a term, apart from what does not apply."""
    return {each.outcome for each in findings if each.term == term} - {Outcome.INAPPLICABLE}


def _either(terms: Sequence[str]) -> str:
    return in_a_row([_name(term) for term in terms], "or")


def _name(term: str) -> str:
    return term.replace("_", " ")
