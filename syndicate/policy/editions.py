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
    readings: dict[str, set[object]] = {}
    for terms in editions:
        for term in terms:
            readings.setdefault(term.id, set()).add(_substance(term))
    everywhere = {
        term_id for term_id in readings if all(term_id in (t.id for t in terms) for terms in editions)
    }
    return frozenset(
        term_id for term_id, found in readings.items() if len(found) > 1 or term_id not in everywhere
    )


def _substance(term: Term) -> object:
    """What a term demands, apart from the words it is quoted in."""
    params = frozenset((name, value) for name, value in term.params.items() if name != "note")
    return term.deed, term.strength, params, term.unless
