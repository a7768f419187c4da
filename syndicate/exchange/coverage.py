"""Coverage: what of a policy a format carries. Nothing of it is written by hand: what was written is read back and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from syndicate.exchange.facts import binding, latest_edition
from syndicate.explanation.sentences import default, name
from syndicate.model import Deed, ParamValue, Policy, Strength, Term
from syndicate.policy.vocabulary import BY_ID


class Extent(StrEnum):
    """How much of a term a format carries."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Carried:
    """A term of a policy and how much of it a format carries; `lost` is what it does not."""

    term: Term
    extent: Extent
    lost: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = f"{self.term.deed} {name(self.term.id)}"
        if self.extent is Extent.FULLY:
            return f"{what}: carried fully"
        return f"{what}: {'not carried' if self.extent is Extent.NOT else 'carried without'} ({', '.join(self.lost)})"


def coverage(policy: Policy, read: Iterable[Term]) -> tuple[Carried, ...]:
    """Each term of the policy (of its latest edition) with how much of it the terms `read` back say."""
    back = {(term.id, term.deed): term for term in read}
    return tuple(
        _compared(term, back.get((term.id, term.deed)), policy) for term in latest_edition(policy).terms
    )


def shortfalls(policy: Policy, read: Iterable[Term]) -> tuple[str, ...]:
    """What a format does not carry, in one line each: terms, then what stands beside them."""
    terms = tuple(str(each) for each in coverage(policy, read) if each.extent is not Extent.FULLY)
    return (*terms, *_beside(policy))


def _compared(term: Term, back: Term | None, policy: Policy) -> Carried:
    if back is None or term not in binding(policy):
        return Carried(term, Extent.NOT, (_reason(term, policy),))
    lost = [
        f"{key.replace('_', ' ')}: {_shown(value)}"
        for key, value in substance(term).items()
        if substance(back).get(key) != value
    ]
    if term.deed is not Deed.PERMITS and back.strength is not term.strength:
        lost.append("that it binds")
    if term.unless != back.unless:
        lost.append(f"exception: {term.unless}")
    return Carried(term, Extent.PARTLY if lost else Extent.FULLY, tuple(lost))


def _reason(term: Term, policy: Policy) -> str:
    """Why nothing of a term is carried."""
    if term.deed is not Deed.PERMITS and term.strength is not Strength.CONDITION:
        return f"it is a {term.strength}, and what stands there would bind"
    if term.deed is Deed.REQUIRES and any(term.id in group.terms for group in policy.any_of):
        return "another term is enough in its place"
    return "there is no word for it"


def substance(term: Term) -> Mapping[str, ParamValue]:
    """The parameters that say something: neither remarks nor what absence would say too."""
    keys = {key.name: key for key in BY_ID[term.id].params}
    return {
        each: value
        for each, value in term.params.items()
        if each != "note" and not (each in keys and _shown(value).lower() == default(keys[each]))
    }


def _shown(value: ParamValue) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _beside(policy: Policy) -> Iterator[str]:
    """What stands beside the terms, for which no format has a place."""
    if policy.any_of:
        yield f"alternatives: not carried ({len(policy.any_of)})"
    if policy.overrides:
        yield f"terms of their own for some articles: not carried ({len(policy.overrides)})"
    if policy.editions:
        yield "earlier editions: not carried (this is the latest)"
