"""Reading ODRL: the terms that a policy in JSON-LD states, as far as our vocabulary has them.

Anybody's file is read: names may be short, prefixed or whole addresses, and what is not understood is left out, for what a
rule does not say must not be read into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from syndicate.exchange import odrl_table as odrl
from syndicate.exchange.json_ld import Node, listed, name, nodes, plain
from syndicate.exchange.odrl_limits import constraints, length, size, values
from syndicate.model import Clause, Deed, ParamValue, Term
from syndicate.policy.vocabulary import BY_ID

_MOST_DEEP = 8  #: how deep a policy nests its rules, with room; what is deeper is not looked into

_AS_PERMITTED = {
    action: term for term, actions in odrl.ACTIONS.items() for action in actions[-1:]
} | odrl.PERMITTED
_AS_PROHIBITED = {
    action: term
    for term, actions in odrl.ACTIONS.items()
    for action in actions
    if Deed.PROHIBITS in BY_ID[term].deeds
} | odrl.PROHIBITED
_INCLUDED = {kind: term for term, kind in odrl.INCLUDED.items()}


def read(data: object) -> tuple[Term, ...]:
    """The terms of an ODRL policy (the JSON-LD of an Offer, Set or Agreement, parsed), in the order of the vocabulary.

    Each term at most once. Whatever JSON is given, nothing is raised; what is no policy has no terms.
    """
    found: dict[tuple[str, Deed], Term] = {}
    for policy in _policies(data, 0):
        for term in _terms(policy):
            found.setdefault((term.id, term.deed), term)
    order = list(BY_ID)
    return tuple(sorted(found.values(), key=lambda term: (order.index(term.id), term.deed)))


def _policies(data: object, depth: int) -> Iterator[Node]:
    if isinstance(data, list) and depth < _MOST_DEEP:
        for each in data:
            yield from _policies(each, depth + 1)
    elif isinstance(data, Mapping):
        node = plain(data)
        yield node
        yield from _policies(node.get("@graph"), depth + 1)


def _terms(policy: Node) -> Iterator[Term]:
    duties: dict[str, tuple[Term, set[str]]] = {}  # each with the actions it is a duty of
    permitted: set[str] = set()
    for permission in nodes(policy.get("permission")):
        actions = set(_actions(permission))
        asked = _consent(permission)
        if asked is None:
            permitted |= actions
            yield from _permitted(permission, actions)
            yield from _constrained(permission, actions)
            for duty in nodes(permission.get("duty")):
                for term in _duty(duty):
                    duties.setdefault(term.id, (term, set()))[1].update(actions)
        else:
            yield from _ruled(permission, actions, Deed.PROHIBITS, unless=asked)
    for prohibition in nodes(policy.get("prohibition")):
        yield from _ruled(prohibition, set(_actions(prohibition)), Deed.PROHIBITS)
    for term, actions in duties.values():
        yield _conditional(term, actions, permitted)
    for duty in (*nodes(policy.get("obligation")), *nodes(policy.get("duty"))):
        yield from _duty(duty)


def _permitted(rule: Node, actions: set[str]) -> Iterator[Term]:
    for term in _ruled(rule, actions, Deed.PERMITS):
        if term.id == "reproduction":
            venues = values(rule, odrl.CHANNEL)
            known = tuple(each for each in venues if each in BY_ID["reproduction"].params[0].choices)
            yield _with(term, {"venues": known} if known else {})
        elif term.id == "excerpt":
            yield _with(term, size(rule))
        else:
            yield term


def _ruled(rule: Node, actions: set[str], deed: Deed, unless: str = "") -> Iterator[Term]:
    """The terms that a rule permits or prohibits; one on pictures alone says nothing of the text."""
    if any(
        name(kind) == odrl.PICTURES
        for target in nodes(rule.get("target"))
        for kind in listed(target.get("dct:type"))
    ):
        yield Term("images", deed, clause=_clause(rule), unless=unless)
        return
    table = _AS_PERMITTED if deed is Deed.PERMITS else _AS_PROHIBITED
    for term_id in dict.fromkeys(table[action] for action in sorted(actions) if action in table):
        yield Term(term_id, deed, clause=_clause(rule), unless=unless)


def _constrained(rule: Node, actions: set[str]) -> Iterator[Term]:
    """What the constraints on republishing require: to wait, to end, to take only a part."""
    if odrl.ACTIONS["reproduction"][-1] not in actions:
        return
    for constraint in constraints(rule):
        operand, operator = name(constraint.get("leftOperand")), name(constraint.get("operator"))
        time = length(constraint.get("rightOperand"))
        if operand == odrl.DELAY and operator in ("gteq", "gt", "eq") and time:
            yield Term("embargo", params=time, clause=_clause(constraint))
        elif operand == odrl.STAY and operator in ("lteq", "lt", "eq") and "days" in time:
            yield Term("expiry", params={"days": time["days"]}, clause=_clause(constraint))
    if most := size(rule):
        clauses = (
            _clause(each)
            for each in constraints(rule)
            if name(each.get("leftOperand")) in (odrl.WORDS, odrl.PARTS)
        )
        yield Term("excerpt", params=most, clause=next(clauses))


def _duty(duty: Node) -> Iterator[Term]:
    clause = _clause(duty)
    for action in _actions(duty):
        if action == "attribute":
            yield Term(_credited(duty), clause=clause)
        elif action == "include":
            kinds = (
                name(kind) for target in nodes(duty.get("target")) for kind in listed(target.get("dct:type"))
            )
            yield from (Term(_INCLUDED[kind], clause=clause) for kind in kinds if kind in _INCLUDED)
        elif action == "acceptTracking":
            patterns = tuple(
                str(each).split("://")[-1]
                for each in listed(duty.get("dct:references"))
                if isinstance(each, str)
            )
            if patterns:
                yield Term("tracking_pixel", params={"pattern": patterns}, clause=clause)
        elif action == "inform":
            yield Term("manual", params={"ask": "Tell the publisher where the copy stands."}, clause=clause)
        elif action in odrl.DUTIES:
            yield Term(odrl.DUTIES[action], clause=clause)


def _credited(duty: Node) -> str:
    """Whom `attribute` is about: the author where the party says so, else whoever sets the terms."""
    roles = {
        name(role) for party in nodes(duty.get("attributedParty")) for role in listed(party.get("dct:type"))
    }
    return "author_credit" if odrl.CREDITED["author_credit"] in roles else "publisher_credit"


def _consent(permission: Node) -> str | None:
    """The exception of a prohibition, where consent is the duty of a permission; None where it is no such permission."""
    for duty in nodes(permission.get("duty")):
        if "obtainConsent" in _actions(duty):
            said = duty.get("rdfs:comment")
            return said if isinstance(said, str) and said.strip() else "permission"
    return None


def _conditional(term: Term, actions: set[str], permitted: set[str]) -> Term:
    """The duty, with the copies it holds for, where other copies are permitted without it."""
    for when, kinds in odrl.CONDITIONAL.items():
        if actions <= set(kinds) and permitted - set(kinds):
            return _with(term, {"when": when})
    return term


def _clause(rule: Node) -> Clause:
    quote, source = rule.get("schema:text"), name(rule.get("dct:source"))
    return Clause(quote.strip() if isinstance(quote, str) else "", source)


def _with(term: Term, params: Mapping[str, ParamValue]) -> Term:
    return replace(term, params={**term.params, **params})


def _actions(rule: Node) -> tuple[str, ...]:
    """The names of a rule's actions; one with refinements names it under `rdf:value`."""
    named = []
    for action in listed(rule.get("action")):
        inner = action.get("rdf:value", action) if isinstance(action, Mapping) else action
        named.append(name(inner))
    return tuple(each for each in named if each)
