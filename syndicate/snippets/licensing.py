"""Licensing: the licence that the terms ask a copy to name, and its address."""

from __future__ import annotations

import re

from syndicate.model import Policy, Work
from syndicate.rules.licensing.licences import Licence, of_address, of_name
from syndicate.snippets.parts import Piece

_DEEDS = "https://creativecommons.org"


def licence(work: Work, policy: Policy) -> Piece | None:
    """The licence's name, linked to its deed; None where the terms do not ask for it or nobody says which it is."""
    term = policy.term("license_notice")
    if term is None or (term.params.get("when") == "supplied" and not work.licence):
        return None
    named = next(iter(term.words("licence")), "") or work.licence
    if named:
        return _named(named)
    if policy.is_licence and policy.terms_url:
        return Piece(policy.title, re.sub(r"/legalcode(?:\.\w+)?$", "/", policy.terms_url))
    return None


def _named(text: str) -> Piece:
    """A licence by its name or its address."""
    if "://" in text:
        known = of_address(text)
        return Piece(str(known) if known and known.version else text, text)
    return Piece(text, _deed(of_name(text)))


def _deed(known: Licence | None) -> str:
    """The address of the deed; "" where the name does not say which version it is."""
    if known is None or not known.version:
        return ""
    if known.elements == "zero":
        return f"{_DEEDS}/publicdomain/zero/{known.version}/"
    port = f"{known.port}/" if known.port else ""
    return f"{_DEEDS}/licenses/{known.elements}/{known.version}/{port}"
