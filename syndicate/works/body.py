"""The article's text: trafilatura says where it is, the page's own lines say what it says.

    trafilatura's paragraphs → the lines of the page that hold them → their common element → every line of prose in it

trafilatura drops a clause or a paragraph now and then (in 28 of 181 pages, ENGINEERING part A §0), which would
later look like words that the reposter added. So its choice is taken and its text is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.works._table import table
from syndicate.works.document import Line, lines

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LONG = 8  #: words from which a line is recognised by itself; shorter ones ("Sony") stand anywhere
HELD = 0.8  #: share of a line's word triples that make it one of trafilatura's, which may have lost its first words
COMMON = 0.85  #: share of the words that the article's element holds; the rest is a teaser or a standfirst elsewhere
ENOUGH = 0.6  #: share of the words expected, under which trafilatura is asked again, less strictly

_SUBHEADS = ("h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Body:
    """Lines of the article in order, and the smallest element that holds them (None where there is none)."""

    lines: tuple[Line, ...] = ()
    element: Tag | None = None


def find_body(soup: BeautifulSoup, expected: int = 0) -> Body:
    """Where the article stands; furniture is removed from `soup` on the way.

    `expected` is the number of words that the page's own metadata promises, 0 where it is silent.
    """
    _remove_furniture(soup)
    page = lines(soup)
    chosen = _chosen(soup, max(expected, _densest(page)))
    held = [line for line in page if _is_held(line, chosen)]
    element = _common(held)
    if element is None:
        return Body()
    inside = [line for line in page if _within(line.element, element)]
    return Body(tuple(_prose(inside, held, chosen)), element)


def words(text: str) -> list[str]:
    """Words for recognising a line again; not those of the alignment."""
    return re.findall(r"\w+", text.lower())


def _remove_furniture(soup: BeautifulSoup) -> None:
    """Take away what its class or id calls furniture or an embed, unless it holds a third of the page."""
    known = table().furniture | table().embeds
    most = len(soup.get_text()) / 3
    doomed = [element for element in soup.find_all(class_=True) if known & _classes(element)]
    doomed += [element for element in soup.find_all(id=True) if str(element["id"]).lower() in known]
    for element in doomed:
        if element.name not in ("html", "body", "article", "main") and len(element.get_text()) < most:
            element.decompose()


def _classes(element: Tag) -> set[str]:
    return {str(name).lower() for name in element.get_attribute_list("class") if name}


def _chosen(soup: BeautifulSoup, expected: int) -> _Chosen:
    """The paragraphs that trafilatura chooses, asked strictly first."""
    from trafilatura import extract

    html = str(soup)
    best = _Chosen("")
    for strict, generous in ((True, False), (False, False), (False, True)):
        text = extract(html, include_comments=False, favor_precision=strict, favor_recall=generous)
        found = _Chosen(text or "")
        if len(found) > len(best):
            best = found
        if len(best) >= ENOUGH * expected:
            break
    return best


class _Chosen:
    """Text that was chosen, as whole lines and as triples of words."""

    def __init__(self, text: str) -> None:
        kept = [words(line) for line in text.split("\n")]
        self.whole = {tuple(line) for line in kept}
        # across line ends: a `<br>` ends a line for trafilatura, and not for a reader
        self.triples = set(_triples([word for line in kept for word in line]))
        self._size = sum(map(len, kept))

    def __len__(self) -> int:
        return self._size


def _triples(line: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(line[at : at + 3]) for at in range(len(line) - 2)]


def _is_held(line: Line, chosen: _Chosen) -> bool:
    spoken = words(line.text)
    if len(spoken) < LONG:
        return False
    triples = _triples(spoken)
    return sum(triple in chosen.triples for triple in triples) >= HELD * len(triples)


def _densest(page: Iterable[Line]) -> int:
    """Words of prose in the element that has most of it directly below."""
    sums: Counter[int] = Counter()
    for line in page:
        if line.element.name == "p" and line.element.parent and line.linked < len(line.text) / 3:
            sums[id(line.element.parent)] += len(line.text.split())
    return max(sums.values(), default=0)


def _common(held: Sequence[Line]) -> Tag | None:
    """The deepest element that holds COMMON of the words."""
    sums: Counter[int] = Counter()
    elements: dict[int, Tag] = {}
    for line in held:
        for element in (line.element, *line.element.parents):
            sums[id(element)] += len(line.text)
            elements[id(element)] = element
    total = sum(len(line.text) for line in held)
    fitting = [elements[key] for key, size in sums.items() if size >= COMMON * total]
    return max(fitting, key=lambda element: len(list(element.parents)), default=None)


def _within(element: Tag, outer: Tag) -> bool:
    return element is outer or any(parent is outer for parent in element.parents)


def _prose(inside: Sequence[Line], held: Sequence[Line], chosen: _Chosen) -> list[Line]:
    """From the first to the last held line: those held, their short companions, and prose that stands among them."""
    known = {id(line) for line in held}
    homes = {id(line.element.parent) for line in held}
    places = [at for at, line in enumerate(inside) if id(line) in known]
    if not places:
        return []
    first, last = places[0], places[-1]
    found: list[Line] = []
    seen: set[tuple[str, ...]] = set()
    for at, line in enumerate(inside):
        spoken = tuple(words(line.text))
        near = first - 2 <= at <= last + 3
        taken = id(line) in known or (near and spoken in chosen.whole)
        missed = first < at < last and id(line.element.parent) in homes and _is_prose(line, spoken)
        if (taken or missed) and not (len(spoken) >= LONG and spoken in seen):
            found.append(line)
            seen.add(spoken)
    return found


def _is_prose(line: Line, spoken: Sequence[str]) -> bool:
    """A paragraph of words that are not mostly links, or a subheading."""
    if line.element.name in _SUBHEADS:
        return bool(spoken)
    return (
        len(spoken) >= LONG
        and line.linked < len(line.text) / 2
        and line.element.name in ("p", "li", "blockquote", "div")
    )
