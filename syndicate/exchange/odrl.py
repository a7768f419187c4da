"""ODRL 2.2: a policy as an Offer in JSON-LD, and back (https://www.w3.org/TR/odrl-model/).

A term of a permission becomes a permission, one of a prohibition a prohibition; what is required is a duty of the permission
to republish, or an obligation where no such permission is stated, for none is made up. A prohibition with an exception by
consent is a permission whose duty is to obtain that consent. Each rule carries its plain sentence and the publisher's words.
Wishes are left out: whatever stands in ODRL binds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from syndicate import escaping
from syndicate.exchange import odrl_table as table
from syndicate.exchange.facts import binding, home, terms_page, uid
from syndicate.exchange.odrl_reading import read
from syndicate.explanation.sentences import state
from syndicate.model import Deed, Policy, Term

__all__ = ["read", "write"]

_CONSENT = re.compile(r"permission|consent|approval|agree|licen[cs]e|authori[sz]", re.IGNORECASE)
Json = dict[str, Any]


def write(policy: Policy, notes: Sequence[str] = ()) -> Json:
    """The policy as JSON-LD: an Offer of its assigner, or a Set where it has none. `notes` say what it lacks."""
    terms = binding(policy)
    permitted = [term for term in terms if term.deed is Deed.PERMITS and _actions(term)]
    duties = [(term, duty) for term in terms if term.deed is Deed.REQUIRES and (duty := _duty(term, policy))]
    republished = any(term.id == "reproduction" for term in permitted)
    offer: Json = {
        "@context": table.CONTEXT,
        "@type": "Offer" if policy.assigner.name else "Set",
        "uid": uid(policy),
    }
    offer |= {"dct:title": policy.title} if policy.title else {}
    offer |= _source(terms_page(policy))
    offer |= {"dct:issued": policy.retrieved.isoformat()} if policy.retrieved else {}
    if policy.assigner.name:
        offer["assigner"] = _assigner(policy)
    if home(policy):
        offer["target"] = {"@type": "AssetCollection", "uid": home(policy)}
    rules = {
        "permission": [
            *(_permission(term, duties, terms) for term in permitted),
            *(_by_consent(term, policy) for term in terms if _excepted(term)),
        ],
        "prohibition": [
            _rule(t) for t in terms if t.deed is Deed.PROHIBITS and _actions(t) and not _excepted(t)
        ],
        "obligation": [] if republished else [duty for term, duty in duties if "when" not in term.params],
    }
    offer |= {name: each for name, each in rules.items() if each}
    return offer | ({"skos:note": list(notes)} if notes else {})


def _permission(term: Term, duties: Iterable[tuple[Term, Json]], terms: Iterable[Term]) -> Json:
    """A permission with the duties of whoever makes use of it, and what else limits it."""
    rule = _rule(term)
    asked = [duty for each, duty in duties if _is_duty_of(each, term)]
    limits = [*_limits(term)]
    if term.id == "reproduction":
        always = (each for each in terms if each.deed is Deed.REQUIRES and "when" not in each.params)
        limits += [limit for each in always for limit in _limits(each)]
    return rule | ({"constraint": limits} if limits else {}) | ({"duty": asked} if asked else {})


def _is_duty_of(duty: Term, permission: Term) -> bool:
    kinds = table.CONDITIONAL.get(str(duty.params.get("when", "")))
    return kinds is None or not set(kinds).isdisjoint(table.ACTIONS.get(permission.id, ()))


def _by_consent(term: Term, policy: Policy) -> Json:
    consent: Json = {"action": "obtainConsent", "rdfs:comment": term.unless}
    if policy.assigner.name:
        consent["consentingParty"] = {"@id": _party(policy)}
    return _rule(term) | {"duty": [consent]}


def _excepted(term: Term) -> bool:
    """Whether a prohibition is one that somebody's consent lifts."""
    return term.deed is Deed.PROHIBITS and bool(_actions(term)) and bool(_CONSENT.search(term.unless))


def _rule(term: Term) -> Json:
    actions = _actions(term)
    rule: Json = {"action": actions[0] if len(actions) == 1 else list(actions)}
    if term.id == "images":
        rule["target"] = {"@type": "AssetCollection", "dct:type": {"@id": table.PICTURES}}
    return rule | _said(term)


def _actions(term: Term) -> tuple[str, ...]:
    """What of ODRL a permission or prohibition is about; nothing where it has no word for it."""
    return table.ACTIONS["reproduction"][1:] if term.id == "images" else table.ACTIONS.get(term.id, ())


def _duty(term: Term, policy: Policy) -> Json:
    """The duty that says what a term requires; {} where ODRL has no word for it, or would say something else."""
    if term.id in table.CREDITED:
        duty: Json = {"action": "attribute", "attributedParty": _credited(term, policy)}
    elif term.id in table.INCLUDED and term.params.get("target", "article") == "article":
        included = {"@type": "Asset", "dct:type": {"@id": table.INCLUDED[term.id]}}
        duty = {"action": "include", "target": included}
    elif term.id == "tracking_pixel":
        duty = {"action": "acceptTracking", "dct:references": list(term.words("pattern"))}
        duty |= {"trackingParty": {"@id": _party(policy)}} if policy.assigner.name else {}
    elif term.id in table.WRITTEN_DUTIES:
        duty = {"action": table.WRITTEN_DUTIES[term.id]}
    else:
        return {}
    return duty | _said(term)


def _limits(term: Term) -> Iterator[Json]:
    """The constraints that a term puts on republishing."""
    params = term.params
    if term.id == "reproduction" and (venues := term.words("venues")) not in ((), ("any",)):
        yield _constraint(table.CHANNEL, "isAnyOf", list(venues))
    elif term.id == "embargo" and not params.keys().isdisjoint(("days", "hours")):
        hours = f"T{params['hours']}H" if "hours" in params else ""
        days = f"{params['days']}D" if "days" in params else ""
        yield _constraint(table.DELAY, "gteq", _duration(f"P{days}{hours}")) | _said(term)
    elif term.id == "expiry" and "days" in params and params.get("since", "copy") == "copy":
        yield _constraint(table.STAY, "lteq", _duration(f"P{params['days']}D")) | _said(term)
    elif term.id == "excerpt" and term.deed is not Deed.PROHIBITS:
        said = _said(term) if term.deed is Deed.REQUIRES else {}
        if "max_words" in params:
            unit = {"unit": {"@id": "schema:wordCount"}}
            yield _constraint(table.WORDS, "lteq", params["max_words"]) | unit | said
        if isinstance(share := params.get("max_share"), float):
            yield _constraint(table.PARTS, "lteq", round(share * 100, 4)) | said


def _constraint(operand: str, operator: str, value: object) -> Json:
    return {"leftOperand": operand, "operator": operator, "rightOperand": value}


def _duration(length: str) -> Json:
    return {"@type": "xsd:duration", "@value": length}


def _said(term: Term) -> Json:
    """The rule in a plain sentence, and the publisher's own words with their source."""
    said: Json = {"dct:description": state(term).text}
    said |= {"schema:text": term.clause.quote} if term.clause.quote else {}
    return said | _source(term.clause.url)


def _source(url: str) -> Json:
    """Where something stands; what is no http(s) address stays words."""
    if not url:
        return {}
    return {"dct:source": {"@id": url} if escaping.href(url) == url else url}


def _assigner(policy: Policy) -> Json:
    assigner = policy.assigner
    party: Json = {"@type": ["Party", "vcard:Organization"], "uid": _party(policy), "vcard:fn": assigner.name}
    return party | ({"vcard:note": assigner.contact} if assigner.contact else {})


def _credited(term: Term, policy: Policy) -> Json:
    """The party to credit: the assigner itself, or all who have that role for a work."""
    role = {"dct:type": {"@id": table.CREDITED[term.id]}}
    if term.id == "publisher_credit" and policy.assigner.name:
        return {"@id": _party(policy)} | role
    return {"@type": "PartyCollection"} | role


def _party(policy: Policy) -> str:
    return f"{home(policy) or uid(policy)}#assigner"
