"""RSL 1.0: the little that it can say of republication (https://rslstandard.org/rsl).

RSL speaks to machines that crawl, and takes what it does not prohibit for permitted to them; republication terms are silent
on that. So the file says only whose works these are, where the terms stand, that commercial users are excluded and that a
credit is the price, and it goes with a warning (`CAVEAT`).
"""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.exchange.facts import home, licence_url, terms_page, unconditional
from syndicate.exchange.markup import attribute, parsed, text
from syndicate.model import Deed, Policy, Term

NAMESPACE = "https://rslstandard.org/rsl"
CAVEAT = "RSL takes for permitted to machines what it does not prohibit: add what you say of crawling and AI before you publish it"


def write(policy: Policy, notes: Sequence[str] = ()) -> str:
    """The policy as an RSL document for all of the publisher's site (the whole host for a policy without one)."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<rsl xmlns={attribute(NAMESPACE)}>"]
    lines += [f"  <!-- {text(note).replace('--', '- -').rstrip('-')} -->" for note in notes]
    lines += [f"  <content url={attribute(home(policy) or '/')}>", "    <license>"]
    lines += [f"      {line}" for line in _licence(policy)]
    lines += ["    </license>"]
    if policy.assigner.name:
        contact = policy.assigner.contact
        mail = f" contactEmail={attribute(contact)}" if "@" in contact and "/" not in contact else ""
        lines.append(f'    <copyright type="organization"{mail}>{text(policy.assigner.name)}</copyright>')
    if terms_page(policy):
        lines.append(f"    <terms>{text(terms_page(policy))}</terms>")
    return "\n".join([*lines, "  </content>", "</rsl>"]) + "\n"


def _licence(policy: Policy) -> list[str]:
    """What the licence says; uses by machines are left to whatever the site says of them elsewhere."""
    terms = unconditional(policy)
    said = []
    if (Deed.PROHIBITS, "commercial_use") in terms:
        said.append('<prohibits type="user">commercial</prohibits>')
    if (Deed.REQUIRES, "publisher_credit") in terms:
        said.append(f'<payment type="attribution">{_terms(policy)}</payment>')
    return said


def _terms(policy: Policy) -> str:
    """The licence that others use too, else the publisher's own terms."""
    if url := licence_url(policy):
        return f"<standard>{text(url)}</standard>"
    return f"<custom>{text(terms_page(policy))}</custom>" if terms_page(policy) else ""


def read(data: str | bytes) -> tuple[Term, ...]:
    """The terms of an RSL document that are about republication: a credit to the publisher, no commercial users.

    Raises UsageError for what is no XML.
    """
    root, space = parsed(data), f"{{{NAMESPACE}}}"
    found = []
    if any(each.get("type") == "attribution" for each in root.iter(f"{space}payment")):
        found.append(Term("publisher_credit"))
    prohibited = (each for each in root.iter(f"{space}prohibits") if each.get("type") == "user")
    if any("commercial" in (each.text or "").replace(",", " ").split() for each in prohibited):
        found.append(Term("commercial_use", Deed.PROHIBITS))
    return tuple(found)
