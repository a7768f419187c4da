"""Head lines: what the head of the article says of its terms, for programs.

`rel=license` (RFC 4946), ccREL as RDFa (https://www.w3.org/Submission/ccREL/, whose prefix `cc` every reader knows:
https://www.w3.org/2011/rdfa-context/rdfa-1.1), schema.org and ODRL as JSON-LD, the last two as `policy export` writes them. Terms that are a licence are told by its address, without ODRL.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from html import escape
from typing import Any

from syndicate import escaping
from syndicate.exchange import export
from syndicate.exchange.ccrel import contact_address, to_credit
from syndicate.exchange.facts import home, licence_url, terms_page
from syndicate.model import Policy, Work
from syndicate.republishing.offering import Offer
from syndicate.snippets.parts import seen


def head(offer: Offer) -> str:
    """The lines, one element each; only what the terms and the work say."""
    work, terms = offer.credit.work, offer.terms
    data = (_article(offer),) if terms.is_licence else (_article(offer), _odrl(work, terms))
    return "\n".join((*_links(work, terms), *map(_script, data)))


def _links(work: Work, terms: Policy) -> Iterator[str]:
    about = f' about="{escape(escaping.href(work.url))}"' if escaping.href(work.url) != "#" else ""
    if licence := licence_url(terms):
        yield f'<link rel="license" href="{escape(licence)}">'
    if name := to_credit(terms):
        yield f'<meta{about} property="cc:attributionName" content="{escape(escaping.xml(seen(name)))}">'
    pages = {
        "cc:attributionURL": _to_link(work, terms),
        "cc:morePermissions": contact_address(terms),
        "cc:useGuidelines": terms_page(terms),
    }
    for rel, url in pages.items():
        if url:
            yield f'<link{about} rel="{rel}" href="{escape(escaping.xml(url))}">'


def _to_link(work: Work, terms: Policy) -> str:
    """What a credit must link to; "" where the terms do not ask for a link."""
    term = terms.term("original_link")
    if term is None:
        return ""
    return home(terms) if term.params.get("target") == "home" else escaping.href(work.url)


def _article(offer: Offer) -> dict[str, Any]:
    """The properties that the policy gives an article, with its own copyright line; none is made up where it has none.

    Nor is a holder: the publisher is one where that line names it.
    """
    work = offer.credit.work
    said: dict[str, Any] = json.loads(export(offer.terms, "schemaorg").text)
    year = work.published.year if work.published else 0
    own = {
        "url": work.url if escaping.href(work.url) != "#" else "",
        "copyrightNotice": seen(work.copyright),
        "copyrightYear": year if str(year) in work.copyright else 0,
    }
    if not any(name in work.copyright for name in offer.terms.assigner.names):
        said.pop("copyrightHolder", None)
    return said | {name: value for name, value in own.items() if value}


def _odrl(work: Work, terms: Policy) -> dict[str, Any]:
    """The offer of this one article, which is another than that of all of them."""
    said: dict[str, Any] = json.loads(export(terms, "odrl").text)
    if escaping.href(work.url) == "#":
        return said
    own = {"uid": uuid.uuid5(uuid.NAMESPACE_URL, f"{said['uid']}#{work.url}").urn}
    return said | own | {"target": {"@type": "Asset", "uid": work.url}}


def _script(data: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">\n{escaping.script_json(data)}\n</script>'
