"""Signs: what a page shows that commerce leaves behind, each with its grade and its evidence.

A sign is a fact of the page ("a script from doubleclick.net"), never a judgement of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from syndicate.model import Case, Evidence, Fact, Line, Link, Side
from syndicate.rules._findings import at, of_fact, of_line
from syndicate.rules._lines import lines
from syndicate.rules._once import once
from syndicate.rules.commerce.sales import is_this, sales
from syndicate.rules.commerce.schema_org import kinds, not_free, price
from syndicate.rules.commerce.signals import signals
from syndicate.text import Words, line_words
from syndicate.urls import host, unwrap

_LINE = 160  # characters; labels and notes are short, prose is about anything
NAME = 60  # characters of a class or id that are told
_SERVED = frozenset(("ads", "affiliate"))
"""Signals that a script alone proves: who loads an ad server's script shows ads. Paywall and shop scripts run on
every page of a site, on free ones too."""


class Grade(IntEnum):
    """How much a sign says."""

    WORDS = 0  #: words that support other signs, and are none alone
    TRACE = 1  #: what is usually there for it
    PROOF = 2  #: the thing itself

    @property
    def told(self) -> str:
        """The grade in the words of reports."""
        return ("words beside other signs", "weak sign", "strong sign")[self]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its signal (`policy.parameters.SIGNALS`), its grade, how it shows, what it is in a few words."""

    signal: str
    grade: Grade
    way: str
    what: str
    evidence: Evidence


@once
def signs(case: Case) -> tuple[Sign, ...]:
    """All signs of commerce on the page, the strongest of each signal first, each once."""
    return strongest(
        (
            *_served(case),
            *_marked(case),
            *_linked(case),
            *_stated(case),
            *_sold(case),
            *_written(case),
        )
    )


def strongest(all_signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Each sign once, in its strongest grade, the strongest first."""
    found: dict[tuple[str, str], Sign] = {}
    for sign in all_signs:
        known = found.get((sign.signal, sign.what))
        if known is None or known.grade < sign.grade:
            found[sign.signal, sign.what] = sign
    return tuple(sorted(found.values(), key=lambda sign: -sign.grade))


def _served(case: Case) -> Iterator[Sign]:
    """Scripts, frames and visible pictures from listed hosts."""
    metadata = case.page.metadata
    shown = (image.src for image in case.page.images if not image.place.hidden)
    for address, kind in (
        *((url, "script, iframe") for url in metadata.scripts),
        *((url, "img") for url in shown),
    ):
        signal, name = signals().of_host(unwrap(address))
        if signal:
            grade = Grade.PROOF if signal in _SERVED else Grade.TRACE
            evidence = of_fact(case, Fact(address, kind), f"loaded from {name}")
            yield Sign(signal, grade, "script", name, evidence)
            continue
        signal, name = signals().of_plugin(address)
        if signal:
            evidence = of_fact(case, Fact(address, kind), f"a part of the plugin {name}")
            yield Sign(signal, Grade.TRACE, "script", f"plugin {name}", evidence)


def _marked(case: Case) -> Iterator[Sign]:
    """Classes, ids and attributes that only such parts of a page carry."""
    for fact in case.page.metadata.markers:
        signal = signals().of_marker(fact.value)
        if signal:
            evidence = of_fact(case, fact, f"{fact.source} of an element")
            yield Sign(signal, Grade.TRACE, "marker", f"{fact.source} {fact.value[:NAME]}", evidence)


def _linked(case: Case) -> Iterator[Sign]:
    """Visible links that pay whoever set them; those of the original are the publisher's own."""
    original = frozenset(case.work.links)
    region = case.match.region
    here = host(case.page.url)
    for link in case.page.links:
        if link.place.hidden or link.href in original:
            continue
        if signals().of_path(link.href) and host(link.href) == here:
            if signals().of_label(line_words(link.text)) != "shop":  # else it is one already
                evidence = _of_link(case, link, "a link to the site's own cart")
                yield Sign("shop", Grade.TRACE, "label", "a link to a cart", evidence)
            continue
        inside = region is not None and region.first <= link.block <= region.last
        signal, name = signals().of_link(link.href)
        if signal == "affiliate" and not inside:
            signal = "ads"
        if signal:
            grade = Grade.PROOF if signal == "affiliate" else Grade.TRACE
            grade = Grade.WORDS if name in signals().hints else grade
            yield Sign(signal, grade, "link", name, _of_link(case, link, f"a link with {name}"))
        elif inside and "sponsored" in link.rel:
            evidence = _of_link(case, link, "a link marked rel=sponsored")
            yield Sign("affiliate", Grade.TRACE, "link", "rel=sponsored", evidence)


def _of_link(case: Case, link: Link, note: str) -> Evidence:
    return at(case, link.place, link.text or link.href, note=note)


def _stated(case: Case) -> Iterator[Sign]:
    """What the page says of itself in structured data (schema.org)."""
    metadata = case.page.metadata
    closed = not_free(metadata)
    if closed:
        yield Sign("paywall", Grade.PROOF, "data", closed.value, of_fact(case, closed))
    for thing in metadata.json_ld:
        types, asked = kinds(thing), price(thing.get("offers"))
        if asked and "product" in types and not is_this(case, thing):
            fact = Fact(asked, "JSON-LD Product")
            yield Sign("shop", Grade.TRACE, "data", f"price {asked}", of_fact(case, fact))
        part = thing.get("isPartOf")
        if isinstance(part, dict) and "product" in kinds(part):
            fact = Fact(str(part.get("productID") or "Product")[:100], "JSON-LD isPartOf")
            yield Sign("subscription", Grade.TRACE, "data", f"product {fact.value}", of_fact(case, fact))


def _sold(case: Case) -> Iterator[Sign]:
    """Offers of the text itself. They are of one way, so that only what is beyond doubt settles anything.

    News sites have "Reprints & Permissions" beside each article, their own or not, so that these are words alone.
    """
    for sale in sales(case):
        if not sale.republishing:
            reprints = signals().of_sale(line_words(sale.evidence.quote.exact))[0] == "reprints"
            grade = Grade.PROOF if sale.sure else Grade.WORDS if reprints else Grade.TRACE
            yield Sign("sale", grade, "sale", sale.what, sale.evidence)


def _written(case: Case) -> Iterator[Sign]:
    """Labels, which are lines of their own, and words, which only support."""
    for line, text in short_lines(case, signals().starts):
        signal = signals().of_label(text)
        if signal == "sponsored" and line.side in (Side.AFTER, Side.UNPLACED, Side.FAR):
            signal = "ads"  # the label of a box on its own; what labels a text stands over it
        if signal:
            yield Sign(
                signal,
                Grade.TRACE,
                "label",
                f"“{line.text}”",
                of_line(case, line, note="a label on the page"),
            )
            continue
        signal, said = signals().in_line(text)
        if signal:
            yield Sign(
                signal, Grade.WORDS, "words", f"“{said}”", of_line(case, line, said, "words on the page")
            )


def short_lines(case: Case, starts: frozenset[str]) -> Iterator[tuple[Line, Words]]:
    """The page's own short visible lines in which one of these words stands, with their words."""
    for line in lines(case).holding(starts):
        if len(line.text) <= _LINE and not line.copied and not line.place.hidden:
            yield line, line_words(line.text)
