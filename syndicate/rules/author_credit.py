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

from syndicate.model import Case, Finding
from syndicate.rules._absence import absent
from syndicate.rules._credits import Mention, Weight, in_place, mentions
from syndicate.rules._findings import cannot_tell, inapplicable, passed
from syndicate.rules._names import person_named


def examine(case: Case) -> Finding:
    authors = case.work.authors
    if not authors:
        return inapplicable(case, "The original names no author.")
    best = {author: _best(case, author) for author in authors}
    named = {
        author: mention for author, mention in best.items() if mention and mention.weight is Weight.COUNTS
    }
    unclear = [mention for mention in best.values() if mention and mention.weight is Weight.UNCLEAR]
    remedy = f"Name the author next to the text: “By {', '.join(authors)}”."
    if len(named) == len(authors):
        first = next(iter(named.values()))
        return passed(case, f"The copy names {', '.join(authors)}.", first.evidence)
    if named:
        missing = ", ".join(author for author in authors if author not in named)
        evidence = [mention.evidence for mention in named.values()]
        return cannot_tell(
            case, f"Some of the authors are named, but not {missing}.", *evidence, remedy=remedy
        )
    if unclear:
        evidence = [mention.evidence for mention in unclear]
        message = "The author's name stands on the page, but not clearly as a credit of this text."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    seen = [mention for mention in best.values() if mention]
    return absent(case, f"Next to the copy, {', '.join(authors)} is not named", remedy, seen)


def _best(case: Case, author: str) -> Mention | None:
    found = mentions(case, lambda line: person_named(line, author), case.page.metadata.authors)
    places = case.term.words("where")
    return next((mention for mention in found if in_place(mention.side, places)), None)
