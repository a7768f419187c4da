"""Clashes: terms of one policy that contradict each other, and what in it can never have an effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from syndicate.model import Deed, Policy, Strength, Term
from syndicate.policy.complaints import Table
from syndicate.policy.problems import under
from syndicate.policy.values import listed

Doubt = tuple[str, str]  # dotted key, message


def clashes(table: Table, policy: Policy) -> Iterator[Doubt]:
    """What does not fit together in the policy that a file with this table makes."""
    terms = policy.terms
    yield from _contradictions(terms)
    own = {term_id for deed in Deed for term_id in table.get(deed, {})}
    yield from ((_key(term), doubt) for term, doubt in _never_asked(terms) if term.id in own)
    yield from _alternatives(policy)
    yield from _moot(table, policy)


def _contradictions(terms: Sequence[Term]) -> Iterator[Doubt]:
    use = _find(terms, "commercial_use")
    both = sorted(set(use.words("fails_on")) & set(use.words("accepts"))) if use else []
    if use and both:
        yield _key(use), f"both accepts and fails on {', '.join(both)}"
    for term_id in ("paywall", "sale"):
        other = _find(terms, term_id)
        if use and other and other.deed is Deed.PROHIBITS and term_id in use.words("accepts"):
            yield _key(use), f"accepts {term_id}, and {_key(other)} forbids it"
    reproduction, paper = _find(terms, "reproduction"), _find(terms, "print")
    if reproduction and paper and paper.deed is Deed.PROHIBITS and "print" in reproduction.words("venues"):
        yield _key(paper), "forbids what permits.reproduction welcomes"
    adaptation = _find(terms, "adaptation")
    for term in terms if adaptation else ():
        if term.deed is Deed.PROHIBITS and term.id in ("text_alteration", "translation"):
            yield _key(term), "forbids what permits.adaptation allows"
    embargo, expiry = _find(terms, "embargo"), _find(terms, "expiry")
    if embargo and expiry and expiry.params.get("since") == "original" and _days(expiry) <= _days(embargo):
        yield _key(expiry), "ends before the embargo does; no copy could ever be online"


def _never_asked(terms: Sequence[Term]) -> Iterator[tuple[Term, str]]:
    """The terms that apply only to copies which other terms of the policy forbid, each with what they apply to."""
    text, translation, part = (_find(terms, name) for name in ("text_alteration", "translation", "excerpt"))
    unchanged = bool(text and _forbids(text) and not set(text.words("tolerates")) - {"typography"})
    untranslated, whole = bool(translation and _forbids(translation)), bool(part and _forbids(part))
    for term in terms:
        when = term.params.get("when")
        of_changes = when == "changed" or term.id in ("changes_notice", "share_alike")
        of_translations = when == "translated" or term.params.get("kind") == "translation"
        if of_changes and unchanged and untranslated:
            yield term, "is asked only of changed copies, and the policy forbids every change"
        elif of_translations and untranslated:
            yield term, "is asked only of translations, and the policy forbids them"
        elif when == "excerpted" and whole:
            yield term, "is asked only of excerpts, and the policy forbids them"


def _alternatives(policy: Policy) -> Iterator[Doubt]:
    stated = {term.id for term in policy.terms if term.deed is Deed.REQUIRES}
    for number, group in enumerate(policy.any_of, 1):
        for term in group.terms:
            if term not in stated:
                yield f"any_of #{number}.terms", f"names {term}, which the policy does not require"


def _moot(table: Table, policy: Policy) -> Iterator[Doubt]:
    """What is taken away although it is not there."""
    editions, overrides = (each.terms for each in policy.editions), (each.terms for each in policy.overrides)
    stated = {term.id for terms in (policy.terms, *editions, *overrides) for term in terms}
    for name in ("editions", "overrides"):
        for number, row in enumerate(table.get(name, ()), 1):
            for term in listed(row.get("silent", ())):
                if term not in stated:
                    yield f"{name} #{number}.silent", f"names {term}, which the policy does not state"
    for number, row in enumerate(table.get("waivers", ()), 1):
        if row["term"] not in stated:
            yield f"waivers #{number}.term", f"waives {row['term']}, which the policy does not ask for"


def _find(terms: Iterable[Term], term_id: str) -> Term | None:
    return next((term for term in terms if term.id == term_id), None)


def _forbids(term: Term) -> bool:
    return term.deed is Deed.PROHIBITS and term.strength is Strength.CONDITION and not term.unless


def _days(term: Term) -> float:
    days, hours = term.params.get("days", 0), term.params.get("hours", 0)
    return float(days) + float(hours) / 24 if isinstance(days, int) and isinstance(hours, int) else 0.0


def _key(term: Term) -> str:
    return under(term.deed, term.id)
