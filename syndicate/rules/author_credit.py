"""The author is named with the copy.

## What it checks
Every author of the work is named in or next to the copy: in the byline, under the headline, or in a note before
or after the text.

## What counts
The page's own visible words: a byline, a short line, or a line that says whose the text is ("by", "von", "作者").
Titles (Dr, Prof.), middle names and particles may come or go, given names may be initials, the family name may come
first, another script is read by the romanisations in use. The name as part of the copied text does not count, unless
that line is itself a byline. Where the original is signed by the publisher ("Global Research News"), to name the
publisher is to name the author; where it is signed by nobody ("Staff"), there is nobody to name. With `institution`, every
institution that the original names for its authors, in its words, in or next to the copy.

## What it cannot tell
Some of several authors are named; the name stands in a longer line that may not be a credit, or away from the copy. A
name is inflected, spelt otherwise or in part; a byline is in letters (Chinese, Arabic, Japanese …) that do not tell how
the name is read in others. An institution that is not named in the original's words, or that the original does not tell.

## What mends it
A byline with the author's name under the headline.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from syndicate.model import Case, Evidence, Finding
from syndicate.owners import publisher_names
from syndicate.rules import publisher_credit
from syndicate.rules._absence import absent, misplaced
from syndicate.rules._credits import Finder, Mention, Weight, in_place, mentions
from syndicate.rules._findings import cannot_tell, inapplicable, passed, sentence
from syndicate.rules.naming.bylines import Signed, signatories, signed
from syndicate.rules.naming.institutions import with_institutions
from syndicate.rules.naming.letters import script
from syndicate.rules.naming.likeness import person_perhaps
from syndicate.rules.naming.names import of_person, person_named
from syndicate.text import Words, forms


def examine(case: Case) -> Finding:
    if not case.work.authors:
        return inapplicable(case, "The original names no author.")
    publishers = (*publisher_names(case.policy, case.work), case.work.publisher)
    whose = {author: signed(author, publishers) for author in signatories(case.work.authors)}
    authors = tuple(author for author in whose if whose[author] is Signed.PERSON)
    if authors:
        return _of_persons(case, authors)
    if Signed.PUBLISHER not in whose.values():
        return inapplicable(case, f"The original is signed “{', '.join(whose)}”, which names nobody.")
    found = publisher_credit.examine(case)
    return replace(found, message=f"The original is signed by its publisher. {found.message}")


def _of_persons(case: Case, authors: tuple[str, ...]) -> Finding:
    found = {author: _mentions(case, author) for author in authors}
    placed = {author: _first(case, mentions, Weight.COUNTS) for author, mentions in found.items()}
    named = [author for author in authors if placed[author]]
    shown = [mention.evidence for mention in placed.values() if mention]
    remedy = f"Name the author next to the text: “By {', '.join(authors)}”."
    if len(named) == len(authors):
        credited = passed(case, sentence(f"The copy names {', '.join(authors)}"), shown[0])
        return with_institutions(case, credited)
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
        return cannot_tell(case, _unclear(authors, unclear), *unclear[:_SHOWN], remedy=remedy)
    return absent(case, f"Next to the copy, {', '.join(authors)} is not named", remedy, every)


_SHOWN = 3  # unclear places that become evidence


def _unclear(authors: tuple[str, ...], seen: list[Evidence]) -> str:
    """Why the places seen do not settle it."""
    scripts = {script(form) for author in authors for form in forms(author)}
    if any(script(forms(place.quote.exact)[0]) in scripts for place in seen if forms(place.quote.exact)):
        return "The author's name stands on the page, but not clearly as a credit of this text."
    return "A name in other letters stands with the copy; whether it is the author's, a person must read."


def _mentions(case: Case, author: str) -> list[Mention]:
    def exactly(line: Words, _linked: bool) -> tuple[int, int] | None:
        return person_named(line, author)

    find = Finder(partial(of_person, name=author), exactly, partial(person_perhaps, name=author))
    return mentions(case, find, case.page.metadata.authors)


def _first(case: Case, found: list[Mention], weight: Weight) -> Mention | None:
    """The first mention of this weight where the term wants it."""
    places = case.term.words("where")
    return next((each for each in found if each.weight is weight and in_place(each.side, places)), None)
