"""Facts of a policy that several formats need: what binds now, which licence it is, what to call it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

from syndicate import escaping
from syndicate.model import Deed, Policy, Strength, Term
from syndicate.policy import in_force
from syndicate.rules.licensing.licences import Licence, of_name

_LEGAL_CODE = re.compile(r"/(?:legalcode|deed)(?:\.[\w-]+)?$")


def latest_edition(policy: Policy) -> Policy:
    """The policy with the terms of its latest edition; formats know no editions."""
    return in_force(policy, None)[0]


def binding(policy: Policy) -> tuple[Term, ...]:
    """The permissions and conditions that hold by themselves: no wishes, nothing of which another term is enough.

    Nor what a format would make stricter by far, for none knows kinds: commercial use of which some is accepted, pictures of
    which some are free.
    """
    alternatives = {term for group in policy.any_of for term in group.terms}
    return tuple(
        term
        for term in latest_edition(policy).terms
        if term.deed is Deed.PERMITS
        or (
            not _leaves_some_free(term)
            and term.strength is Strength.CONDITION
            and not (term.deed is Deed.REQUIRES and term.id in alternatives)
        )
    )


def _leaves_some_free(term: Term) -> bool:
    """Whether a prohibition is one of certain kinds only."""
    if term.id == "images":
        return bool(term.words("marked")) or term.params.get("if_shown") == "cannot_tell"
    return term.id == "commercial_use" and bool(term.words("accepts"))


def unconditional(policy: Policy) -> frozenset[tuple[Deed, str]]:
    """The deeds and ids of what binds for every copy, for formats that know no conditions.

    `when = "supplied"` is none of those: what is not there cannot be shown, in any format.
    """
    return frozenset(
        (term.deed, term.id) for term in binding(policy) if term.params.get("when", "supplied") == "supplied"
    )


def uid(policy: Policy) -> str:
    """An identifier of exactly these terms (RFC 9562, version 5): it changes with the file."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{policy.terms_url}#{policy.id}:{policy.sha256}").urn


def home(policy: Policy) -> str:
    """The address of the publisher's first site; "" where the policy names none, as that of a licence."""
    hosts = policy.assigner.hosts
    return f"https://{hosts[0]}/" if hosts else ""


def terms_page(policy: Policy) -> str:
    """The address of the terms; "" where a file gives no http(s) address, which the formats need."""
    url = latest_edition(policy).terms_url
    return "" if escaping.href(url) == "#" else url


def licence_url(policy: Policy) -> str:
    """The address of the licence that these terms are, or of which they ask that it be named; "" for none known."""
    if policy.is_licence:
        return _LEGAL_CODE.sub("/", terms_page(policy))
    for term in latest_edition(policy).terms:
        if term.id == "license_notice" and (named := _first(term.words("licence"))):
            return named
    return ""


def _first(names: Iterable[str]) -> str:
    for each in names:
        if escaping.href(each) != "#":
            return each
        if (licence := of_name(each)) and licence.version:
            return address_of(licence)
    return ""


def address_of(licence: Licence) -> str:
    """The deed of a Creative Commons licence."""
    if licence.elements == "zero":
        return f"https://creativecommons.org/publicdomain/zero/{licence.version}/"
    port = f"{licence.port}/" if licence.port else ""
    return f"https://creativecommons.org/licenses/{licence.elements}/{licence.version}/{port}"
