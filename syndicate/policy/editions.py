"""Editions: the policy as it stood on the day a copy appeared.

Terms change. A copy is judged by the edition in force when it appeared; where that day is unknown, by the
latest edition, and what differs between editions cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from syndicate.model import Edition, Policy, Term


def in_force(policy: Policy, on: date | None) -> tuple[Policy, frozenset[str]]:
    """The policy as it stood on the day `on`, and the ids of the terms that cannot be told.

    On a known day the second part is empty. Without one the policy is the latest, and the second part names
    every term that some edition states otherwise or not at all; it may name terms that the latest lacks.
    """
    if not policy.editions:
        return policy, frozenset()
    if on is not None:
        return _as_of(
            policy, next((each for each in policy.editions if each.in_force(on)), None)
        ), frozenset()
    latest = _as_of(policy, next((each for each in policy.editions if each.until is None), None))
    ever = [each.terms for each in policy.editions]
    if _leaves_a_gap(policy.editions):
        ever.append(policy.terms)
    return latest, _differing(ever)


def _as_of(policy: Policy, edition: Edition | None) -> Policy:
    """The policy with the terms of `edition`; with its own where no edition was in force."""
    if edition is None:
        return policy
    return replace(policy, terms=edition.terms, terms_url=edition.terms_url)


def _leaves_a_gap(editions: Iterable[Edition]) -> bool:
    """Whether there is a day that no edition covers, on which the policy's own terms hold."""
    spans = sorted((each.since or date.min, each.until or date.max) for each in editions)
    reached = date.min
    for since, until in spans:
        if since > reached:
            return True
        reached = until
    return reached < date.max


def _differing(editions: list[tuple[Term, ...]]) -> frozenset[str]:
    """The ids of the terms that not every edition states, and states alike."""
    readings = [_readings(terms) for terms in editions]
    return frozenset(
        term_id
        for term_id in {term_id for each in readings for term_id in each}
        if len({each.get(term_id) for each in readings}) > 1
    )


def _readings(terms: Iterable[Term]) -> dict[str, tuple[object, ...]]:
    """What is demanded under each id, where it may be stated several times."""
    demands: dict[str, tuple[object, ...]] = {}
    for term in terms:
        demands[term.id] = (*demands.get(term.id, ()), _substance(term))
    return demands


def _substance(term: Term) -> object:
    """What a term demands, apart from the words it is quoted in."""
    params = frozenset((name, value) for name, value in term.params.items() if name != "note")
    return term.deed, term.strength, params, term.unless
