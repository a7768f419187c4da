"""What a page says of itself outside its visible text: title, meta elements, OpenGraph, JSON-LD, links of the head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from syndicate.model import Capture, Fact, Metadata
from syndicate.page.blocks import Content
from syndicate.page.dates import read_date
from syndicate.page.dom import Dom
from syndicate.page.jsonld import Thing, json_ld
from syndicate.page.remembered import remembered
from syndicate.urls import absolute

_SOURCES = ("src", "data-src", "data-lazy-src", "data-cmp-src", "data-cookieblock-src", "data-suppressedsrc")
"""Where the address of a script or frame stands, at once or until somebody consents to it."""
_RELATED = ("link", "a", "area")
MAX_FACTS = 50  #: of one kind
MAX_SCRIPTS = 500
MAX_MARKERS = 5_000
MAX_VALUE = 1_000  #: characters of one value

_AUTHOR = "author article:author dc.creator dcterms.creator citation_author parsely-author sailthru.author byl".split()
_PUBLISHER = "publisher article:publisher dc.publisher dcterms.publisher citation_publisher".split()
_SOURCE = (
    "original-source syndication-source dc.source dcterms.source source article:original_source "
    "dcterms.ispartof original_source"
).split()
_RIGHTS = "copyright rights dc.rights dcterms.rights dcterms.rightsholder dc.rightsholder".split()
_LICENCE = "dc.rights.license dcterms.license license cc:license".split()
_PUBLISHED = (
    "article:published_time og:article:published_time datepublished dc.date.issued dcterms.issued dcterms.created "
    "dc.date dcterms.date citation_publication_date parsely-pub-date sailthru.date pubdate publishdate publish_date "
    "date article.published cxenseparse:recs:publishtime"
).split()
_MODIFIED = "article:modified_time og:updated_time datemodified dcterms.modified last-modified article.updated".split()
_ROBOTS = "robots"
_CRAWLERS = (
    "googlebot googlebot-news googlebot-image googlebot-video google-extended bingbot msnbot adidxbot slurp yandex yandexbot baiduspider "
    "duckduckbot applebot teoma seznambot naverbot yeti qwantify mojeekbot petalbot ia_archiver"
).split()
"""Crawlers that pages speak to by name."""
_VALUED = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")
_ARTICLES = ("article", "posting", "creativework", "webpage", "report", "blogpost")
_LINK_CANONICAL = re.compile(r"<([^<>]{1,4000})>((?:\s*;[^,<]{0,300})*)")


def metadata(dom: Dom, capture: Capture, base: str, found: Content) -> Metadata:
    """All that `Metadata` names; addresses are absolute, dates aware or plain, unreadable values left out."""
    metas = _metas(dom)
    things = json_ld(dom)
    works = [thing for thing in things if _is_work(thing)]
    return Metadata(
        title=_title(dom),
        headlines=_facts(
            [Fact(block.text, "h1") for block in found.blocks if block.heading == 1],
            _of(metas, ["og:title"]),
            _said(works, "headline"),
        ),
        site_name=_first(_of(metas, ["og:site_name", "application-name"])),
        canonical=_canonical(dom, capture, base),
        authors=_facts(_of(metas, _AUTHOR), _said(works, "author", "creator"), _by_rel(dom, "author")),
        publishers=_facts(
            _of(metas, _PUBLISHER), _said(works, "publisher", "sourceOrganization", "provider")
        ),
        sources=_facts(_of(metas, _SOURCE), _said(works, "isBasedOn", "isBasedOnUrl")),
        rights=_facts(_of(metas, _RIGHTS), _said(works, "copyrightNotice", "copyrightHolder", "creditText")),
        licences=_facts(_by_rel(dom, "license", base), _of(metas, _LICENCE), _said(works, "license")),
        published=_day(_of(metas, _PUBLISHED), _said(works, "datePublished")),
        modified=_day(_of(metas, _MODIFIED), _said(works, "dateModified")),
        robots=_robots(metas, capture),
        free_to_read=_free(works),
        json_ld=things,
        scripts=_scripts(dom, base),
        markers=_markers(dom),
    )


def _metas(dom: Dom) -> list[tuple[str, str]]:
    """(name in lower case, content) of every meta element; also `itemprop` of microdata in the head."""
    metas: list[tuple[str, str]] = []
    for node in dom.by_tag["meta"]:
        name = node.get("name") or node.get("property") or node.get("itemprop") or node.get("http-equiv")
        content = _fold(node.get("content"))
        if name and content:
            metas.append((name.strip().lower(), content))
    return metas


def _of(metas: list[tuple[str, str]], names: list[str]) -> list[Fact]:
    wanted = set(names)
    return [Fact(content, f"meta[{name}]") for name, content in metas if name in wanted]


def _said(works: list[Thing], *properties: str) -> list[Fact]:
    return [
        Fact(text, f"JSON-LD {name}")
        for work in works
        for name in properties
        for text in _texts(work.get(name))
    ]


def _texts(value: Any) -> list[str]:
    """The names or addresses that a property holds: a text, an object with a name, or a list of them."""
    texts: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            named = [item.get(key) for key in ("name", "headline", "url", "@id")]
            item = next((text for text in named if text and isinstance(text, str)), None)
            names = named[0] if named and isinstance(named[0], list) else []
            texts.extend(_fold(text) for text in names if isinstance(text, str))
        if isinstance(item, str) and item.strip():
            texts.append(_fold(item))
    return texts[:MAX_FACTS]


def _is_work(thing: Thing) -> bool:
    kinds = thing.get("@type", "")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(_ARTICLES) for kind in named)


def _facts(*groups: Iterable[Fact]) -> tuple[Fact, ...]:
    found = dict.fromkeys(fact for group in groups for fact in group if fact.value)
    return tuple(found)[:MAX_FACTS]


def _first(facts: list[Fact]) -> str:
    return facts[0].value if facts else ""


def _fold(text: str) -> str:
    return " ".join(text[: MAX_VALUE * 4].split())[:MAX_VALUE]


def _title(dom: Dom) -> str:
    for node in dom.by_tag["title"]:
        if node.parent is not None and node.parent.tag != "svg":
            return _fold(dom.text(node))
    return ""


def _canonical(dom: Dom, capture: Capture, base: str) -> str:
    """The first `<link rel=canonical>` of the head that is an address, else that of the Link header (RFC 6596)."""
    for node in dom.by_tag["link"]:
        if node.parent is not None and node.parent.tag == "head":
            address = (
                absolute(node.get("href"), base) if "canonical" in node.get("rel").lower().split() else ""
            )
            if address:
                return address
    for target, parameters in _LINK_CANONICAL.findall(capture.header("link")):
        if re.search(r"""\brel\s*=\s*["']?[^"';]*\bcanonical\b""", parameters[:1_000], re.IGNORECASE):
            return absolute(target, capture.final_url)
    return ""


def _by_rel(dom: Dom, rel: str, base: str = "") -> list[Fact]:
    """Elements with this `rel`: the text of an author's link, the address of a licence."""
    facts = []
    related = [node for node in dom.carrying("rel") if node.tag in _RELATED]
    for node in sorted(related, key=lambda node: _RELATED.index(node.tag)):
        if rel in node.get("rel").lower().split():
            value = absolute(node.get("href"), base) if base else _fold(dom.text(node))
            facts.append(Fact(value, f"{node.tag}[rel={rel}]"))
    return facts


def _day(*groups: list[Fact]) -> date | None:
    for facts in groups:
        for fact in facts:
            found = read_date(fact.value)
            if found:
                return found
    return None


def _robots(metas: list[tuple[str, str]], capture: Capture) -> tuple[str, ...]:
    """What crawlers are asked; what is said to one alone has its name in front, as in the header ("bingbot: noindex")."""
    said = [(name, content) for name, content in metas if name == _ROBOTS or name in _CRAWLERS]
    said += [(_ROBOTS, value) for name, value in capture.headers if name == "x-robots-tag"]
    return tuple(dict.fromkeys(token for crawler, text in said for token in _asked(crawler, text)))[
        :MAX_FACTS
    ]


def _asked(crawler: str, text: str) -> Iterator[str]:
    """The tokens of one value; in a header a name holds until the next one (`googlebot: noindex, nofollow`)."""
    for token in text.lower().replace(";", ",").split(","):
        name, colon, rest = token.partition(":")
        if colon and name.strip() in _VALUED:
            token = f"{name.strip()}:{rest.strip()}"
        elif colon:
            crawler, token = name.strip(), rest
        if token.strip():
            yield token.strip() if crawler in (_ROBOTS, "*", "") else f"{crawler}: {token.strip()}"


def _free(works: list[Thing]) -> bool | None:
    for work in works:
        value = work.get("isAccessibleForFree")
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.strip().lower().rpartition("/")[2] in ("true", "false"):
            return value.strip().lower().rpartition("/")[2] == "true"
    return None


def _scripts(dom: Dom, base: str) -> tuple[str, ...]:
    sources: dict[str, None] = {}
    for node in (
        node for tag in ("script", "iframe", "embed", "frame", "amp-pixel") for node in dom.by_tag[tag]
    ):
        for name in _SOURCES:
            written = node.get(name)
            if written and (address := absolute(written, base)):
                sources[address] = None
        if len(sources) >= MAX_SCRIPTS:
            break
    return tuple(sources)[:MAX_SCRIPTS]


def _markers(dom: Dom) -> tuple[Fact, ...]:
    """Every class and id, and the names of `data-ad…` attributes, each once: what signal tables look for."""
    found: dict[object, Fact] = {}
    for node in dom.nodes:
        for name in node.attributes():
            if name == "class":
                for fact in _classes(node.classes):
                    found.setdefault(fact.value, fact)
            elif name == "id":
                for token in node.id.split():
                    found.setdefault((token, name), Fact(token, name))
            elif name.startswith("data-ad"):
                found.setdefault((name, ""), Fact(name, "attribute"))
        if len(found) >= MAX_MARKERS:
            break
    return tuple(found.values())[:MAX_MARKERS]


@remembered(2_000_000, 1_000)
def _classes(names: str) -> tuple[Fact, ...]:
    """The tokens of a class attribute."""
    return tuple(Fact(token, "class") for token in names.split())
