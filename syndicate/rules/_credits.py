"""Credits: where a page names somebody, and whether a reader would take that for the credit of the copy.

A mention counts in the page's own visible words in or next to the copy, where the line is a credit line: it is
short, or says in one of ten languages whose the text is, or links to the original. A longer line that merely
mentions the name is unclear. The same in a sidebar, in comments, hidden or in metadata is seen, and is no credit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from syndicate.model import Case, Evidence, Fact, Line, Link, Side, Zone
from syndicate.rules._findings import of_fact, of_line, where
from syndicate.rules._wording import CREDIT, says
from syndicate.text import Words, line_words, words

_BYLINE = 12
"""Words of a line that is nothing but a byline or a source line: two names, a publisher, a date, an hour."""

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


def mentions(case: Case, find: Finder, facts: Iterable[Fact] = ()) -> list[Mention]:
    """Every place that names what `find` looks for, the weightiest first."""
    found = [*_in_lines(case, find), *_in_facts(case, find, facts)]
    return sorted(found, key=lambda mention: -mention.weight)


def _in_lines(case: Case, find: Finder) -> Iterator[Mention]:
    linked = {link.block for link in case.page.links if link.block >= 0}
    for line in case.lines:
        text = line_words(line.text)
        name = find(text)
        if not name:
            continue
        weight = _weight(line, text, name, line.block in linked)
        if weight is None:
            continue
        yield Mention(weight, of_line(case, line, name), where(line.place) or _far(line), line.side)


def _far(line: Line) -> str:
    return "" if line.near else "away from the copy"


def _weight(line: Line, text: Words, name: str, linked: bool) -> Weight | None:
    """What a line that holds the name is worth; None for words that are part of the copied text."""
    credit = bool(says(text, *CREDIT))
    short = len(text) <= _BYLINE
    if line.copied:
        return Weight.COUNTS if line.near and credit and short else None
    if line.near:
        if says(text, "via") and not credit:
            return Weight.UNCLEAR
        return Weight.COUNTS if credit or short else Weight.UNCLEAR
    unplaced = not line.place.hidden and line.place.zone in (Zone.BODY, Zone.HEADER)
    return Weight.UNCLEAR if unplaced and credit and len(text) <= 3 * _BYLINE else Weight.ELSEWHERE


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


def link_line(case: Case, link: Link) -> Line | None:
    """The line that a link stands in."""
    return next((line for line in case.lines if line.block == link.block >= 0), None)
