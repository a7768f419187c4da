"""Parts: the places of a page that a copy stands in, and which of them are the copy.

One place is the rule. An article that goes on in a second post, or after a long box, stands in two; a teaser of it
in the sidebar is none. So a place counts when it brings much that no other place has, measured by the fullest one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from syndicate.model import Passage

_FOREIGN = 0.5
"""What a foreign word between two stretches costs, in copied words: both sides must bring more than it costs."""
_ENOUGH = 120
"""Copied words with which a far place counts beside any copy: teasers have 90 at most, closing notes of a publisher
that its other works on the page share hardly more."""
_SHARE = 0.25
"""Of a smaller copy a quarter of its fullest place is enough: two paragraphs quoted in a long text."""
_LEAST = 20
"""Words below which a far place never counts: a title, an idiom."""


class Placed(Protocol):
    """What stands somewhere on the page, and how many words it copies."""

    @property
    def page(self) -> Passage: ...
    @property
    def shared(self) -> int: ...


class Part(NamedTuple):
    """The stretches `first` to `last`, both included, that lie close enough together to be one place."""

    first: int
    last: int
    shared: int
    score: float  #: copied words less what the foreign ones between cost


def parts(found: Sequence[Placed]) -> list[Part]:
    """The places that the stretches stand in; both are in the order of the page."""
    done: list[Part] = []
    for index, stretch in enumerate(found):
        part = Part(index, index, stretch.shared, stretch.shared)
        while done:
            last = done[-1]
            cost = _FOREIGN * (found[part.first].page.start - found[last.last].page.end)
            if min(last.score, part.score) <= cost:
                break
            part = Part(last.first, part.last, last.shared + part.shared, last.score + part.score - cost)
            done.pop()
        done.append(part)
    return done


def fullest(found: Iterable[Part]) -> Part:
    """The place with the most copied words for the fewest foreign ones; the first of equals."""
    return max(found, key=lambda part: part.score)


def counted(found: Sequence[Part]) -> list[Part]:
    """The places that make up the copy: the fullest one, and those that bring enough beside it."""
    if len(found) < 2:
        return list(found)
    main = fullest(found)
    enough = max(_LEAST, min(_ENOUGH, _SHARE * main.shared))
    return [part for part in found if part is main or part.shared >= enough]
