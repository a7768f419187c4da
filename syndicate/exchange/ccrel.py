"""ccREL: a policy as RDF/XML in the words of Creative Commons, and back (https://www.w3.org/Submission/ccREL/).

A licence permits, requires and prohibits; the work names whom to credit, where the publisher's guidelines stand, and where
more permissions are to be had. `Attribution` is credit "to copyright holder and/or author": with a name to credit it is read
as that of the publisher, without one as that of the author. `Notice` is both the copyright line and the licence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from syndicate import escaping
from syndicate.exchange.facts import binding, home, licence_url, terms_page, uid, unconditional
from syndicate.exchange.markup import attribute as _at
from syndicate.exchange.markup import parsed
from syndicate.exchange.markup import text as _text
from syndicate.model import Deed, Policy, Term
from syndicate.policy.vocabulary import BY_ID
from syndicate.rules.licensing.licences import of_address

CC = "http://creativecommons.org/ns#"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMESPACES = {
    "cc": CC,
    "dct": "http://purl.org/dc/terms/",
    "rdf": _RDF[1:-1],
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a licence permits, requires and prohibits, in the words of ccREL without their namespace."""

    permits: frozenset[str] = frozenset()
    requires: frozenset[str] = frozenset()
    prohibits: frozenset[str] = frozenset()


def write(policy: Policy, notes: Sequence[str] = ()) -> str:
    """The policy as RDF/XML: the licence, and the work of the publisher where it names its site."""
    is_licence = policy.is_licence and bool(terms_page(policy))
    deeds, about = deeds_of(policy), licence_url(policy) if is_licence else uid(policy)
    licence = [f"    <dct:title>{_text(policy.title)}</dct:title>"]
    if is_licence:
        licence.append(f"    <cc:legalcode rdf:resource={_at(terms_page(policy))}/>")
    elif terms_page(policy):
        licence.append(f"    <dct:source rdf:resource={_at(terms_page(policy))}/>")
    for name in ("permits", "requires", "prohibits"):
        licence += [
            f"    <cc:{name} rdf:resource={_at(CC + each)}/>" for each in sorted(getattr(deeds, name))
        ]
    licence += [f"    <rdfs:comment>{_text(note)}</rdfs:comment>" for note in notes]
    spaces = "".join(f"\n  xmlns:{prefix}={_at(space)}" for prefix, space in _NAMESPACES.items())
    lines = [
        f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{spaces}>',
        f"  <cc:License rdf:about={_at(about)}>",
    ]
    return "\n".join([*lines, *licence, "  </cc:License>", *_work(policy, about), "</rdf:RDF>"]) + "\n"


def _work(policy: Policy, licence: str) -> list[str]:
    """Whatever stands on the publisher's site, with the publisher's name and pages."""
    if not home(policy):
        return []
    told = [f"    <cc:license rdf:resource={_at(licence)}/>"]
    if name := to_credit(policy):
        told.append(f"    <cc:attributionName>{_text(name)}</cc:attributionName>")
    if any(term.id == "original_link" and term.params.get("target") == "home" for term in binding(policy)):
        told.append(f"    <cc:attributionURL rdf:resource={_at(home(policy))}/>")
    if terms_page(policy):
        told.append(f"    <cc:useGuidelines rdf:resource={_at(terms_page(policy))}/>")
    if contact := contact_address(policy):
        told.append(f"    <cc:morePermissions rdf:resource={_at(contact)}/>")
    return [f"  <cc:Work rdf:about={_at(home(policy))}>", *told, "  </cc:Work>"]


def to_credit(policy: Policy) -> str:
    """The publisher's name, where the credit that is required is one to it and there is a work that can bear the name."""
    wanted = home(policy) and (Deed.REQUIRES, "publisher_credit") in unconditional(policy)
    return policy.assigner.name if wanted else ""


def deeds_of(policy: Policy) -> Deeds:
    """What of a policy ccREL can say."""
    terms = unconditional(policy)
    required = {term_id for deed, term_id in terms if deed is Deed.REQUIRES}
    permits = {"Reproduction", "Distribution"} if (Deed.PERMITS, "reproduction") in terms else set()
    if (Deed.PERMITS, "adaptation") in terms:
        permits.add("DerivativeWorks")
    requires = {"Attribution"} if "author_credit" in required or to_credit(policy) else set()
    if {"copyright_notice", "license_notice"} <= required:
        requires.add("Notice")
    if "share_alike" in required:
        requires.add("ShareAlike")
    prohibits = {"CommercialUse"} if (Deed.PROHIBITS, "commercial_use") in terms else set()
    return Deeds(frozenset(permits), frozenset(requires), frozenset(prohibits))


def of_licence(url: str) -> Deeds | None:
    """The deeds of the Creative Commons licence with this address, as its own RDF has them; None for any other.

    BY permits all three and requires Notice and Attribution; ND leaves out DerivativeWorks, NC prohibits CommercialUse,
    SA requires ShareAlike; CC0 requires nothing.
    """
    licence = of_address(url)
    if licence is None or not licence.elements:
        return None
    elements = licence.elements.split("-")
    permits = {"Reproduction", "Distribution"} | ({"DerivativeWorks"} if "nd" not in elements else set())
    requires = {"Notice"} if "zero" not in elements else set()
    requires |= {"Attribution"} if "by" in elements else set()
    requires |= {"ShareAlike"} if "sa" in elements else set()
    prohibits = {"CommercialUse"} if "nc" in elements else set()
    return Deeds(frozenset(permits), frozenset(requires), frozenset(prohibits))


def terms(deeds: Deeds, *, credit: str = "", home: bool = False) -> tuple[Term, ...]:
    """The terms that deeds state; `credit` is a name to credit, `home` whether the site is what to link to."""
    found = []
    if "Distribution" in deeds.permits or "Sharing" in deeds.permits:
        found.append(Term("reproduction", Deed.PERMITS))
    if "DerivativeWorks" in deeds.permits:
        found.append(Term("adaptation", Deed.PERMITS))
    if "Attribution" in deeds.requires:
        found.append(Term("publisher_credit" if credit else "author_credit"))
    if home:
        found.append(Term("original_link", params={"target": "home"}))
    if "Notice" in deeds.requires:
        found += [Term("copyright_notice"), Term("license_notice")]
    if "CommercialUse" in deeds.prohibits:
        found.append(Term("commercial_use", Deed.PROHIBITS))
    if "ShareAlike" in deeds.requires:
        found.append(Term("share_alike"))
    order = list(BY_ID)
    return tuple(sorted(found, key=lambda term: order.index(term.id)))


def read(data: str | bytes) -> tuple[Term, ...]:
    """The terms of the first licence in RDF/XML, in the order of the vocabulary; none where there is none.

    Raises UsageError for what is no XML, or has a document type (which can hold bombs).
    """
    root = parsed(data)
    licence = root.find(f".//{{{CC}}}License")
    if licence is None:
        return ()
    said = {
        name: frozenset(
            _resource(each.attrib).removeprefix(CC) for each in licence.findall(f"{{{CC}}}{name}")
        )
        for name in ("permits", "requires", "prohibits")
    }
    name = root.findtext(f".//{{{CC}}}attributionName") or ""
    site = root.find(f".//{{{CC}}}Work")
    link = root.find(f".//{{{CC}}}attributionURL")
    to_site = site is not None and link is not None and _resource(link.attrib) == site.get(f"{_RDF}about")
    return terms(Deeds(**said), credit=name.strip(), home=to_site)


def _resource(attributes: Mapping[str, str]) -> str:
    return attributes.get(f"{_RDF}resource", "").replace("http://web.resource.org/cc/", CC)


def contact_address(policy: Policy) -> str:
    """Where more is permitted, as an address."""
    contact = policy.assigner.contact
    if escaping.href(contact) != "#":
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""
