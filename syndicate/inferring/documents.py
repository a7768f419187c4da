"""Documents: terms for programs that lie beside a page: RSL, which robots.txt or the page names, and ccREL in RDF/XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from syndicate import urls
from syndicate.errors import UsageError
from syndicate.exchange import ccrel, rsl
from syndicate.inferring.machine import statements
from syndicate.model import Term
from syndicate.works.document import open_document
from syndicate.works.head import Head

MOST = 5  #: documents that are read beside a page

_LICENSE = re.compile(r"^[ \t]*license[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_HEAD = 2_000  # bytes; what a document is stands at its beginning


@dataclass(frozen=True, slots=True)
class Document:
    """A document with terms, where it stands, and where it was named, such as `robots.txt License`."""

    url: str
    body: bytes
    source: str = ""


def format_of(body: bytes | str) -> str:
    """`ccREL` or `RSL` for what begins as such a document, "" for anything else."""
    head = body[:_HEAD] if isinstance(body, str) else body[:_HEAD].decode("utf-8", "replace")
    if "<rsl" in head and rsl.NAMESPACE in head:
        return "RSL"
    cc = ccrel.CC in head or "http://web.resource.org/cc/" in head
    return "ccREL" if cc and re.search(r"<(?:\w+:)?RDF\b", head) and "<html" not in head else ""


def stated(document: Document) -> tuple[Term, ...]:
    """The terms that the document states, as far as they are about republication. Raises UsageError where it cannot be read."""
    name = format_of(document.body)
    if not name:
        raise UsageError("it is neither RSL nor ccREL")
    return rsl.read(document.body) if name == "RSL" else ccrel.read(document.body)


def licences_of_robots(robots: str, url: str) -> tuple[str, ...]:
    """The addresses that `License:` names in a robots.txt at `url` (RSL 1.0), without doubles."""
    found = (urls.absolute(value, url) for value in _LICENSE.findall(robots))
    return tuple(dict.fromkeys(each for each in found if each))[:MOST]


def rsl_links(html: bytes | str, url: str, content_type: str = "") -> tuple[str, ...]:
    """The RSL documents that a page links as its licence. Raises NotHtml as `infer` does."""
    soup = open_document(html, url=url, content_type=content_type)
    return tuple(each.value for each in statements(soup, Head(soup, url)) if each.name == "rsl")[:MOST]


class Told(NamedTuple):
    """What a document says: its name in words, a remark on it, and the terms that it states."""

    name: str
    remark: str
    terms: tuple[Term, ...] = ()


def told(documents: Iterable[Document]) -> Iterator[Told]:
    """What each document says; of one that cannot be read, that."""
    for each in documents:
        where = f" ({each.source})" if each.source else ""
        name = f"{format_of(each.body)} document {each.url}{where}".lstrip()
        try:
            terms = stated(each)
        except UsageError as error:
            yield Told(
                name, f"The document {each.url}{where} names terms for programs, but cannot be read: {error}"
            )
            continue
        held = "; ".join(f"{term.deed} {term.id}" for term in terms) or "nothing about republication"
        yield Told(name, f"The {name} says: {held}", terms)
