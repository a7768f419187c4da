"""Credits: where a page names somebody, and whether a reader would take that for the credit of the copy.

A mention counts in the page's own visible words in or next to the copy, where the line is a credit line: it is
short, or says in one of ten languages whose the text is, or links to the original. A longer line that merely
mentions the name is unclear. The same in a sidebar, in comments, hidden or in metadata is seen, and is no credit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from syndicate.model import Case, Evidence, Fact, Line, Side, Zone
from syndicate.rules._findings import at, of_fact, of_line, where
from syndicate.rules._sides import sides
from syndicate.rules._wording import CREDIT, says
from syndicate.text import Words, line_words, words
from syndicate.urls import belongs, host, unwrap

_BYLINE = 12
"""Words of a line that is nothing but a byline or a source line: two names, a publisher, a date, an hour."""

_NOTE = 40
"""Words of a note on where a text comes from; longer lines are prose, in which "by" and "from" mean anything."""
_BESIDE = 40
"""Characters on each side of a name in which a phrase belongs to it."""
_OF_A_TEXT = tuple(kind for kind in CREDIT if kind != "by")

Finder = Callable[[Words], str]
"""Finds a name in a line: the name as the line spells it, or ""."""


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
    near = [line for line in case.lines if line.near]
    found = [*_in_lines(case, near, find, tags)]
    if any(mention.weight is Weight.COUNTS for mention in found):
        return [mention for mention in found if mention.weight is Weight.COUNTS]
    rest = [line for line in case.lines if not line.near]
    found += [*_in_lines(case, rest, find, tags), *_in_pictures(case, find), *_in_facts(case, find, facts)]
    return sorted(found, key=lambda mention: -mention.weight)


def _in_lines(case: Case, lines: Iterable[Line], find: Finder, tags: bool) -> Iterator[Mention]:
    for line in lines:
        text = line_words(line.text)
        name = find(text)
        if not name:
            continue
        weight = _weight(case, line, text, name)
        if weight is Weight.COUNTS and not tags and _is_tag(case, line):
            weight = Weight.UNCLEAR
        if weight is not None:
            place = where(line.place) or ("" if line.near else "away from the copy")
            yield Mention(weight, of_line(case, line, name), place, line.side)


def _weight(case: Case, line: Line, text: Words, name: str) -> Weight | None:
    """What a line that holds the name is worth; None for words that are part of the copied text."""
    credit = _is_credit(line, text, name)
    short = len(text) <= _BYLINE
    if line.copied:
        return Weight.COUNTS if line.near and credit and short else None
    if not line.near:
        unplaced = not line.place.hidden and line.place.zone in (Zone.BODY, Zone.HEADER)
        return Weight.UNCLEAR if unplaced and credit and len(text) <= _NOTE else Weight.ELSEWHERE
    if _of_something_else(line, name):
        return Weight.UNCLEAR
    if credit or (len(text) <= _NOTE and _links_to_publisher(case, line)):
        return Weight.COUNTS
    return Weight.COUNTS if short and not says(text, "via") else Weight.UNCLEAR


def _is_credit(line: Line, text: Words, name: str) -> bool:
    """Whether the line says whose the text is: a note anywhere in it, longer prose right beside the name."""
    if len(text) <= _NOTE and says(text, *_OF_A_TEXT):
        return True
    start = line.text.find(name)
    beside = line.text[max(0, start - _BESIDE) : start + len(name) + _BESIDE]
    return bool(says(words(beside), *CREDIT))


def _of_something_else(line: Line, name: str) -> bool:
    """Whether the words before the name credit it with something else: a photograph, a translation, "follow"."""
    before = words(line.text[: line.text.find(name)][-_BESIDE:])
    return bool(says(before, "other")) and not says(before, "text")


def _links_to_publisher(case: Case, line: Line) -> bool:
    hosts = (*case.policy.assigner.hosts, *map(host, case.work.addresses))
    return any(link.block == line.block and belongs(unwrap(link.href), hosts) for link in case.page.links)


def _is_tag(case: Case, line: Line) -> bool:
    """Whether the line is nothing but a link into the page's own site."""
    return any(
        link.block == line.block and link.text == line.text and belongs(link.href, (host(case.page.url),))
        for link in case.page.links
    )


def _in_pictures(case: Case, find: Finder) -> Iterator[Mention]:
    """Pictures next to the copy whose text names somebody: a logo may be a credit to whoever sees it."""
    placed = sides(case)
    for image in case.page.images:
        if not image.alt or image.place.hidden:
            continue
        text = line_words(image.alt)
        if len(text) <= _BYLINE and find(text) and placed.of(image) is not Side.FAR:
            evidence = at(case, image.place, image.alt, note="the text of a picture")
            yield Mention(Weight.UNCLEAR, evidence, "in a picture", placed.of(image))


def _in_facts(case: Case, find: Finder, facts: Iterable[Fact]) -> Iterator[Mention]:
    for fact in facts:
        if find(words(fact.value)):
            yield Mention(Weight.ELSEWHERE, of_fact(case, fact), "in the page's metadata only")


def in_place(side: Side, places: tuple[str, ...]) -> bool:
    """Whether a side of the copy is where the term wants it (`region`, `top`, `end`; no wish is `region`)."""
    if not places or "region" in places:
        return True
    return ("top" in places and side in (Side.BEFORE, Side.INSIDE)) or (
        "end" in places and side in (Side.AFTER, Side.INSIDE)
    )


def publisher_names(case: Case) -> tuple[str, ...]:
    """Every name that the publisher of the work goes by; a licence names none, then the work does."""
    assigner = case.policy.assigner
    own = tuple(name for name in assigner.names if name)
    fallback = () if own else (case.work.publisher,)
    names = (*own, *fallback, *assigner.hosts)
    return tuple(dict.fromkeys(name for name in names if name))
