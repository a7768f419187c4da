"""Lines: the page's own lines, found by the words that they hold.

A page has hundreds of lines, and a rule looks for a name or a phrase that stands in two of them at most. Each of its words
is entered once; whoever looks for something visits only the lines that may have it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from syndicate.model import Case, Line
from syndicate.rules._once import once
from syndicate.text import inner_forms, line_words


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a page, those in the copy or next to it, and which of them hold a word."""

    every: tuple[Line, ...]
    near: tuple[Line, ...]
    _places: Mapping[str, Sequence[int]]

    def holding(self, forms: Set[str], sign: re.Pattern[str] | None = None) -> Iterator[Line]:
        """The lines that hold one of these words, or a sign that no word has, in the order of the page."""
        found = {place for form in self._places.keys() & forms for place in self._places[form]}
        if sign is not None:
            found |= {place for place, line in enumerate(self.every) if sign.search(line.text)}
        return (self.every[place] for place in sorted(found))


@once
def lines(case: Case) -> Lines:
    """The lines of a case by their words, as `find_phrase` and `says` know them."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(case.lines):
        text = line_words(line.text)
        for form in (*text.forms, *inner_forms(text)):
            places[form].append(place)
    return Lines(case.lines, tuple(line for line in case.lines if line.near), places)
