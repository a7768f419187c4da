"""The author is named with the copy.

## What it checks
Every author of the work is named in or next to the copy: in the byline, under the headline, or in a note before
or after the text.

## What counts
The page's own visible words: a byline, a short line, or a line that says whose the text is ("by", "von", "作者").
Titles (Dr, Prof.) and middle names may come or go, the family name may come first, another script is compared
by transliteration. The name as part of the copied text does not count, unless that line is itself a byline.

## What it cannot tell
Some of several authors are named; the name stands in a longer line that may not be a credit, or away from the copy.

## What mends it
A byline with the author's name under the headline.
"""

from __future__ import annotations

from functools import partial

from syndicate.model import Case, Finding
from syndicate.rules._absence import absent, misplaced
from syndicate.rules._credits import Finder, Mention, Weight, in_place, mentions
from syndicate.rules._findings import cannot_tell, inapplicable, passed, sentence
from syndicate.rules._names import person_named, person_perhaps
from syndicate.text import Words


def examine(case: Case) -> Finding:
    authors = case.work.authors
    if not authors:
        return inapplicable(case, "The original names no author.")
    found = {author: _mentions(case, author) for author in authors}
    placed = {author: _first(case, mentions, Weight.COUNTS) for author, mentions in found.items()}
    named = [author for author in authors if placed[author]]
    shown = [mention.evidence for mention in placed.values() if mention]
    remedy = f"Name the author next to the text: “By {', '.join(authors)}”."
    if len(named) == len(authors):
        return passed(case, sentence(f"The copy names {', '.join(authors)}"), shown[0])
    if named:
        missing = ", ".join(author for author in authors if author not in named)
        return cannot_tell(
            case, sentence(f"Some of the authors are named, but not {missing}"), *shown, remedy=remedy
        )
    every = [mention for mentions in found.values() for mention in mentions]
    if any(mention.weight is Weight.COUNTS for mention in every):
        return misplaced(case, ", ".join(authors), remedy, every)
    unclear = [mention.evidence for mention in every if mention.weight is Weight.UNCLEAR]
    if unclear:
        message = "The author's name stands on the page, but not clearly as a credit of this text."
        return cannot_tell(case, message, *unclear[:_SHOWN], remedy=remedy)
    return absent(case, f"Next to the copy, {', '.join(authors)} is not named", remedy, every)


_SHOWN = 3  # unclear places that become evidence


def _mentions(case: Case, author: str) -> list[Mention]:
    def exactly(line: Words, _linked: bool) -> tuple[int, int] | None:
        return person_named(line, author)

    find = Finder(exactly, partial(person_perhaps, name=author))
    return mentions(case, find, case.page.metadata.authors)


def _first(case: Case, found: list[Mention], weight: Weight) -> Mention | None:
    """The first mention of this weight where the term wants it."""
    places = case.term.words("where")
    return next((each for each in found if each.weight is weight and in_place(each.side, places)), None)
