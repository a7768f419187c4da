"""The publisher is named with the copy.

## What it checks
The publisher, by any name or address that its policy lists, is named in or next to the copy.

## What counts
The page's own visible words: a short line ("Global Research, 5 May"), or a line that says in one of ten languages
whose the text is ("Source:", "originally published by", "zuerst erschienen", "转载自"), or a copyright line. The name as
part of the copied text does not count, unless that line is itself a credit.

## What it cannot tell
The copy links to the original and names nobody. The name stands in a longer line that may be about the publisher, with
"via" or "h/t" only, as a tag that leads into the host's own site, as the name of an account, only in the title of the window, in
the text of a picture such as a logo, or in a credit that stands away from the copy.

## What mends it
A line before or after the text: "Originally published by …", with a link to the original.
"""

from __future__ import annotations

import re
from functools import partial

from syndicate.model import Case, Fact, Finding
from syndicate.owners import publisher_names
from syndicate.rules._absence import absent, misplaced
from syndicate.rules._credits import Finder, Mention, Weight, in_place, mentions
from syndicate.rules._findings import cannot_tell, inapplicable, of_fact, passed, sentence
from syndicate.rules.linking.links import link_to_article
from syndicate.rules.naming.likeness import publisher_perhaps
from syndicate.rules.naming.names import of_publisher, publisher_named
from syndicate.text import Words, words

_PARTS = re.compile(r"[|–—·•:»«]|\s-\s")
"""What stands between a title and the name of a site."""


def examine(case: Case) -> Finding:
    names = publisher_names(case.policy, case.work)
    if not names:
        return inapplicable(case, "Neither the policy nor the original names a publisher.")
    found = _mentions(case, names)
    counting = [mention for mention in found if mention.weight is Weight.COUNTS]
    placed = [each for each in counting if in_place(each.side, case.term.words("where"))]
    remedy = f"Name the publisher next to the text: “Originally published by {names[0]}”."
    if placed:
        return passed(case, sentence(f"The copy names {names[0]}"), placed[0].evidence)
    if counting:
        return misplaced(case, names[0], remedy, counting)
    unclear = [mention.evidence for mention in found if mention.weight is Weight.UNCLEAR]
    if unclear:
        message = f"{names[0]} is mentioned on the page, but not clearly as the source of this text."
        return cannot_tell(case, message, unclear[0], remedy=remedy)
    link = link_to_article(case)
    if link:
        message = f"The copy links to the original without naming {names[0]}; a reader may take that for the credit."
        return cannot_tell(case, message, link.evidence, remedy=remedy)
    message = f"Next to the copy, {names[0]} is not named"
    if _in_the_title(case, names):
        message += "; the title of the page's window names it, which some readers see."
        return cannot_tell(
            case, message, of_fact(case, Fact(case.page.metadata.title, "title")), remedy=remedy
        )
    return absent(case, message, remedy, found)


def _in_the_title(case: Case, names: tuple[str, ...]) -> bool:
    """Whether the publisher stands behind the title in the window, where sites write whose page it is."""
    title = words(case.page.metadata.title)
    named = publisher_named(title, names, linked=True)
    return named is not None and any(_PARTS.search(title.gap(place)) for place in (named[0], named[1]))


def _mentions(case: Case, names: tuple[str, ...]) -> list[Mention]:
    def exactly(line: Words, linked: bool) -> tuple[int, int] | None:
        return publisher_named(line, names, linked=linked)

    def perhaps(line: Words) -> tuple[int, int] | None:
        return publisher_perhaps(line, names)

    metadata = case.page.metadata
    title = Fact(metadata.title, "title")
    facts = (*metadata.publishers, *metadata.sources, *metadata.rights, *metadata.authors, title)
    return mentions(case, Finder(partial(of_publisher, names=names), exactly, perhaps), facts, tags=False)
