"""Credits: where a page names somebody, and whether a reader would take that for the credit of the copy.

A mention counts in the page's own visible words in or next to the copy, where the line is a credit line: it is
short, or says in one of ten languages whose the text is, or links to the original. A longer line that merely
mentions the name is unclear. The same in a sidebar, in comments, hidden or in metadata is seen, and is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from syndicate.model import Case, Evidence, Fact, Line, Side
from syndicate.rules._findings import at, of_fact, of_line, where
from syndicate.rules._lines import Lines, lines
from syndicate.rules._sides import sides
from syndicate.rules._wording import CREDIT, says
from syndicate.rules.linking.links import publisher_blocks
from syndicate.rules.naming.names import Span
from syndicate.text import Words, line_words
from syndicate.urls import belongs, host

_BYLINE = 12
"""Words of a line that is nothing but a byline or a source line: two names, a publisher, a date, an hour."""

_NOTE = 40
"""Words of a note on where a text comes from; longer lines are prose, in which "by" and "from" mean anything."""
_BESIDE = 6
"""Words on each side of a name in which a phrase belongs to it."""
_CATEGORY = re.compile(r"/(?:tags?|category|categories|topics?|labels?|search)/", re.IGNORECASE)
_OF_A_TEXT = tuple(kind for kind in CREDIT if kind != "by")

_SIGNATURE = 20
"""Words of a name with an office and an institution or two behind it."""
_PARTED = tuple(",–—-|•·(/")

_NAME_ONLY = 7
"""Words beside the name, numbers apart, in a line that is hardly more than a byline or a note in unknown words."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for one publisher or person in a line; `linked` tells whether the line links to the publisher.

    `exactly` finds the name, in the lines that `among` gives; `perhaps` finds what a reader may take for it, in any.
    """

    among: Callable[[Lines], Iterator[Line]]
    exactly: Callable[[Words, bool], Span | None]
    perhaps: Callable[[Words], Span | None]


class Weight(IntEnum):
    """How much a mention is worth."""

    ELSEWHERE = 0
    UNCLEAR = 1
    COUNTS = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that the page shows or holds somewhere."""

    weight: Weight
    evidence: Evidence
    place: str  #: in words, such as "in a sidebar"
    side: Side = Side.FAR


def mentions(case: Case, find: Finder, facts: Iterable[Fact] = (), *, tags: bool = True) -> list[Mention]:
    """The places that name what `find` looks for, the weightiest first; only those that count where any does.

    `tags` tells whether a mere name that links into the page's own site counts: an author's page there is a
    byline, a publisher's is a category.
    """
    search = _Search(case, find, tags, publisher_blocks(case))
    known = lines(case)
    holding = list(find.among(known))
    found = [*search.named(line for line in holding if line.near)]
    if any(mention.weight is Weight.COUNTS for mention in found):
        return [mention for mention in found if mention.weight is Weight.COUNTS]
    found += search.perhaps(known.near)
    found += search.named(line for line in holding if not line.near)
    found += [*_in_pictures(case, find), *_in_facts(case, find, facts)]
    return sorted(found, key=lambda mention: -mention.weight)


@dataclass(frozen=True, slots=True)
class _Search:
    """One search for a name on one page; `linked` are the blocks that link to the publisher."""

    case: Case
    find: Finder
    tags: bool
    linked: frozenset[int]

    def named(self, lines: Iterable[Line]) -> Iterator[Mention]:
        """The lines that hold the name."""
        for line in lines:
            text = line_words(line.text)
            span = self.find.exactly(text, line.block in self.linked)
            weight = self._weight(line, text, span) if span else None
            if span is None or weight is None:
                continue
            if weight is Weight.COUNTS and _is_tag(self.case, line, text, self.tags):
                weight = Weight.UNCLEAR
            place = where(line.place) or ("" if line.near else "away from the copy")
            yield Mention(weight, of_line(self.case, line, text.slice(*span)), place, line.side)

    def perhaps(self, lines: Iterable[Line]) -> Iterator[Mention]:
        """Credit lines with words that may be the name; a reader must decide."""
        for line in lines:
            text = line_words(line.text)
            if line.copied or len(text) > _NOTE:
                continue
            span = self.find.perhaps(text)
            if span is None or _of_something_else(text, span):
                continue
            if len(text) <= _BYLINE or _is_credit(text, span) or line.block in self.linked:
                yield Mention(Weight.UNCLEAR, of_line(self.case, line, text.slice(*span)), "", line.side)

    def _weight(self, line: Line, text: Words, span: Span) -> Weight | None:
        """What a line that holds the name is worth; None for words that are part of the copied text."""
        credit = _is_credit(text, span)
        if line.copied:
            return Weight.COUNTS if line.near and credit and len(text) <= _BYLINE else None
        note = len(text) <= _NOTE
        linked = note and line.block in self.linked
        if line.side is Side.UNPLACED and not line.place.hidden:
            return Weight.UNCLEAR if linked or (credit and note) else Weight.ELSEWHERE
        if not line.near:
            return Weight.ELSEWHERE
        if _of_something_else(text, span):
            return Weight.UNCLEAR
        byline = (_is_byline(text, span) and not says(text, "via")) or self._is_signature(line, text, span)
        return Weight.COUNTS if credit or linked or byline else Weight.UNCLEAR

    def _is_signature(self, line: Line, text: Words, span: Span) -> bool:
        """Whether the line is a person's name, a comma, and an office or institution: no sentence, no headline."""
        start, end = span
        short = self.tags and start == 0 and len(text) <= _SIGNATURE
        parted = text.gap(end).strip()[:1] in _PARTED if end < len(text) else False
        prose = line.text.rstrip()[-1:] in ".!?" or self.case.page.blocks[line.block].heading
        return short and parted and not prose and bool(says(text.part(end, len(text)), "office"))


def _is_credit(text: Words, span: Span) -> bool:
    """Whether the line says whose the text is: a note anywhere in it, longer prose right beside the name.

    In prose, "by" and its like credit only at the beginning, where a byline may run on.
    """
    if len(text) <= _NOTE and ("©" in text.text or says(text, *_OF_A_TEXT)):
        return True
    start, end = span
    kinds = CREDIT if len(text) <= _NOTE or start <= _BESIDE else _OF_A_TEXT
    return bool(says(text.part(max(0, start - _BESIDE), end + _BESIDE), *kinds))


def _is_byline(text: Words, span: Span) -> bool:
    """Whether the line is hardly more than the name, a date and an office."""
    start, end = span
    beside = (*text.forms[:start], *text.forms[end:])
    return len(text) <= _BYLINE and sum(not word.isdigit() for word in beside) <= _NAME_ONLY


def _of_something_else(text: Words, span: Span) -> bool:
    """Whether the words before the name credit it with something else: a photograph, a translation, "follow"."""
    before = text.part(max(0, span[0] - _BESIDE), span[0])
    return bool(says(before, "other")) and not says(before, "text")


def _is_tag(case: Case, line: Line, text: Words, tags: bool) -> bool:
    """Whether the line is nothing but a link into the page's own site, and that is a category or no byline.

    A publisher that the site links to a page of its own is an account there, also behind "by" or "author".
    """
    account = not tags and len(text) <= _BYLINE and not says(text, *_OF_A_TEXT)
    return any(
        link.block == line.block
        and (link.text == line.text or account)
        and belongs(link.href, (host(case.page.url),))
        and (not tags or _CATEGORY.search(link.href))
        for link in case.page.links
        if link.text and link.text in line.text
    )


def _in_pictures(case: Case, find: Finder) -> Iterator[Mention]:
    """Pictures next to the copy whose text names somebody: a logo may be a credit to whoever sees it."""
    placed = sides(case)
    for image in case.page.images:
        if not image.alt or image.place.hidden:
            continue
        text = line_words(image.alt)
        if len(text) <= _BYLINE and find.exactly(text, True) and placed.of(image).near:
            evidence = at(case, image.place, image.alt, note="the text of a picture")
            yield Mention(Weight.UNCLEAR, evidence, "in a picture", placed.of(image))


def _in_facts(case: Case, find: Finder, facts: Iterable[Fact]) -> Iterator[Mention]:
    for fact in facts:
        if find.exactly(line_words(fact.value), True):
            yield Mention(Weight.ELSEWHERE, of_fact(case, fact), "in the page's metadata only")


def in_place(side: Side, places: tuple[str, ...]) -> bool:
    """Whether a side of the copy is where the term wants it (`region`, `top`, `end`; no wish is `region`)."""
    if not places or "region" in places:
        return True
    return ("top" in places and side in (Side.BEFORE, Side.INSIDE)) or (
        "end" in places and side in (Side.AFTER, Side.INSIDE)
    )
