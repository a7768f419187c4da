"""Machine-readable terms: what a page states for programs: licence links, schema.org, ccREL, RSL.

A reservation of text and data mining (TDMRep) says nothing of republication and is not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate import urls
from syndicate.exchange import odrl_reading
from syndicate.model import Term
from syndicate.policy import licences
from syndicate.rules.licensing.licences import of_address
from syndicate.works.head import Head

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_OF_LD = ("license", "usageInfo", "acquireLicensePage", "copyrightNotice", "copyrightHolder", "creditText")
_OF_CC = (
    "cc:attributionName",
    "cc:attributionURL",
    "cc:morePermissions",
    "cc:useGuidelines",
    "dct:source",
    "dc:source",
)

_LONGEST = 1_000_000  # characters of JSON-LD that are looked at


@dataclass(frozen=True, slots=True)
class Statement:
    """A property, its value, and where on the page it was stated, such as `a[rel=license]`."""

    name: str
    value: str
    source: str


def statements(soup: BeautifulSoup, head: Head) -> tuple[Statement, ...]:
    """All that the page states for programs about its terms, each once, the article's own first."""
    return tuple(
        dict.fromkeys((*_ld(head), *_rel(soup, head), *_ccrel(soup, head), *_feed(soup), *_meta(head)))
    )


def licence_of(found: Iterable[Statement]) -> str:
    """The address of the licence that the page names; one of Creative Commons before any other."""
    named = [each.value for each in found if each.name == "license" and urls.absolute(each.value)]
    return next((url for url in named if of_address(url)), next(iter(named), ""))


def shipped_licence(url: str) -> str:
    """The id of the shipped policy that is the licence at this address, "" where none is."""
    licence = of_address(url)
    shipped = licences() if licence else ()
    return next((each.id for each in shipped if of_address(each.terms_url) == licence), "")


def _ld(head: Head) -> Iterator[Statement]:
    for name in _OF_LD:
        for value in head.ld(name):
            yield Statement(name, value, f"JSON-LD {name}")


def _rel(soup: BeautifulSoup, head: Head) -> Iterator[Statement]:
    for element in soup.find_all(["a", "link"], href=True):
        rels = [str(word).lower() for word in element.get_attribute_list("rel") if word]
        if "license" not in rels and "license" not in str(element.get("property") or "").lower():
            continue
        kind = str(element.get("type") or "").lower()
        name = "rsl" if "rsl+xml" in kind else "license"
        for url in head.absolute([str(element["href"])]):
            yield Statement(name, url, f"{element.name}[rel=license]")


def _ccrel(soup: BeautifulSoup, head: Head) -> Iterator[Statement]:
    """RDFa as the chooser of Creative Commons writes it (ccREL §5)."""
    for element in soup.find_all(True):
        said = [*element.get_attribute_list("property"), *element.get_attribute_list("rel")]
        for name in _OF_CC:
            if name.lower() in [str(word).lower() for word in said if word]:
                href = element.get("href") or element.get("resource")
                value = next(iter(head.absolute([str(href)])), "") if href and "URL" in name else ""
                value = value or str(element.get("content") or "") or " ".join(element.get_text().split())
                yield Statement(name, value or str(href or ""), f"{element.name}[{name}]")


def _meta(head: Head) -> Iterator[Statement]:
    for name in ("dc.rights", "dcterms.rights", "dcterms.license", "copyright", "rights"):
        for value in head.meta(name):
            yield Statement("rights" if "license" not in name else "license", value, f"meta[name={name}]")


def _feed(soup: BeautifulSoup) -> Iterator[Statement]:
    """The licence module of RSS; in Atom it is a link (RFC 4946), which is read as any other."""
    for name in ("creativecommons:license", "cc:license"):
        for element in soup.find_all(name):
            value = " ".join(element.get_text().split()) or str(element.get("rdf:resource") or "")
            yield Statement("license", value, name)


def odrl_terms(soup: BeautifulSoup) -> tuple[Term, ...]:
    """The terms that the page states in ODRL."""
    found: list[Term] = []
    for script in soup.find_all("script", type="application/ld+json"):
        text = script.string or ""
        if "odrl" in text.lower() and len(text) < _LONGEST:
            try:
                found += odrl_reading.read(json.loads(text))
            except (ValueError, RecursionError):
                continue
    return tuple(found)
