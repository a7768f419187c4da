"""Structured data (schema.org) that tells whether something costs money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from syndicate.model import Fact, Metadata

_DEPTH = 4  # of offers: article, offer, price specification, part of it
_SUBSCRIPTION = re.compile(
    r"subscri|member|\babo|suscri|assinatura|abbonament|подписк|abonelik|订阅", re.IGNORECASE
)
_TERMS_OF_TIME = (
    "billingDuration",
    "billingIncrement",
    "eligibleDuration",
)  #: of what is paid again and again
_FALSE = ("false", "http://schema.org/false", "https://schema.org/false")


def kinds(thing: Mapping[str, Any]) -> list[str]:
    """Its types, in lower case."""
    named = thing.get("@type", "")
    return [kind.lower() for kind in (named if isinstance(named, list) else [named]) if isinstance(kind, str)]


def price(offers: Any, depth: int = _DEPTH) -> str:
    """The first price above nothing in an offer or a list of offers, with its currency; "" where there is none."""
    for offer in offers if isinstance(offers, list) else [offers]:
        if not isinstance(offer, dict) or not depth:
            continue
        for key in ("price", "lowPrice"):
            asked = offer.get(key)
            number = str(asked)[:40] if isinstance(asked, (str, int, float)) else ""
            if any(digit in "123456789" for digit in number):
                return f"{number} {str(offer.get('priceCurrency') or '')[:10]}".strip()
        deeper = price(offer.get("priceSpecification"), depth - 1)
        if deeper:
            return deeper
    return ""


def recurring(offers: Any, depth: int = _DEPTH) -> bool:
    """Whether any of the offers is a subscription: paid again and again, or called one."""
    for offer in offers if isinstance(offers, list) else [offers]:
        if not isinstance(offer, dict) or not depth:
            continue
        named = " ".join(
            str(offer.get(key) or "")[:200] for key in ("category", "name", "description", "@type")
        )
        if _SUBSCRIPTION.search(named) or any(offer.get(key) for key in _TERMS_OF_TIME):
            return True
        if recurring(offer.get("priceSpecification"), depth - 1):
            return True
    return False


def not_free(metadata: Metadata) -> Fact | None:
    """Where the page says that its article, or a part of it, is not free to read (`isAccessibleForFree`)."""
    if metadata.free_to_read is False:
        return Fact("isAccessibleForFree: false", "JSON-LD isAccessibleForFree")
    for thing in metadata.json_ld:
        parts = thing.get("hasPart")
        for part in parts if isinstance(parts, list) else [parts]:
            if isinstance(part, dict) and str(part.get("isAccessibleForFree")).lower() in _FALSE:
                return Fact("isAccessibleForFree: false", "JSON-LD hasPart")
    return None
