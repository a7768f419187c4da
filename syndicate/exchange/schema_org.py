"""schema.org: what an article's own metadata can say of its terms, as JSON-LD to put into its page.

It points: to the licence, to the page with the terms (`usageInfo`), to where more may be had (`acquireLicensePage`). It knows
no conditions; `creditText` is an offer of words and not a demand for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from syndicate import escaping
from syndicate.exchange.facts import home, latest_edition, licence_url, terms_page
from syndicate.exchange.json_ld import listed, nodes
from syndicate.model import Policy, Strength, Term


def write(policy: Policy) -> dict[str, Any]:
    """The policy as properties of a CreativeWork, to be laid over those of an article."""
    terms = {term.id: term for term in latest_edition(policy).terms}
    wording = terms["credit_wording"].words("text") if "credit_wording" in terms else ()
    credit = wording[0] if wording and "{" not in wording[0] else policy.assigner.name
    contact = policy.assigner.contact
    said = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "license": licence_url(policy),
        "usageInfo": terms_page(policy),
        "acquireLicensePage": contact if escaping.href(contact) != "#" else "",
        "creditText": credit,
        "copyrightHolder": _organization(policy),
        "publisher": _organization(policy),
    }
    return {name: value for name, value in said.items() if value}


def _organization(policy: Policy) -> dict[str, Any]:
    assigner = policy.assigner
    if not assigner.name:
        return {}
    mail = assigner.contact if "@" in assigner.contact else ""
    told = {
        "name": assigner.name,
        "alternateName": list(assigner.names[1:]),
        "url": home(policy),
        "email": mail,
    }
    return {"@type": "Organization"} | {name: value for name, value in told.items() if value}


def read(data: object) -> tuple[Term, ...]:
    """The wording of the credit that a work offers, as a request; schema.org can say no other term. Never raises."""
    for node in nodes(data):
        texts = tuple(
            each for each in listed(node.get("creditText")) if isinstance(each, str) and each.strip()
        )
        if texts and texts[0] != _name(node):
            return (Term("credit_wording", strength=Strength.REQUEST, params={"text": texts}),)
    return ()


def _name(node: Mapping[str, Any]) -> object:
    """The holder's name, or the publisher's, which as a credit is no wording."""
    named = (*nodes(node.get("copyrightHolder")), *nodes(node.get("publisher")))
    return next((each.get("name") for each in named), None)
