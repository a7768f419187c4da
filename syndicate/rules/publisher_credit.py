"""The publisher is named with the copy.

## What it checks
The publisher, by any name or address that its policy lists, is named in or next to the copy.

## What counts
The page's own visible words: a short line ("Global Research, 5 May"), or a line that says in one of ten languages
whose the text is ("Source:", "originally published by", "zuerst erschienen", "转载自"), or a copyright line. The name as
part of the copied text does not count, unless that line is itself a credit.

## What it cannot tell
The name stands in a longer line that may be about the publisher, with "via" or "h/t" only, as a tag that leads into the
host's own site, in the text of a picture such as a logo, or in a credit that stands away from the copy.

## What mends it
A line before or after the text: "Originally published by …", with a link to the original.
"""

from __future__ import annotations

from syndicate.model import Case, Fact, Finding
from syndicate.rules._absence import absent
from syndicate.rules._credits import Weight, in_place, mentions, publisher_names
from syndicate.rules._findings import cannot_tell, inapplicable, passed
from syndicate.rules._names import publisher_named


def examine(case: Case) -> Finding:
    names = publisher_names(case)
    if not names:
        return inapplicable(case, "Neither the policy nor the original names a publisher.")
    metadata = case.page.metadata
    title = Fact(metadata.title, "title")
    facts = (*metadata.publishers, *metadata.sources, *metadata.rights, *metadata.authors, title)
    found = mentions(case, lambda line: publisher_named(line, names), facts, tags=False)
    found = [mention for mention in found if in_place(mention.side, case.term.words("where"))]
    remedy = f"Name the publisher next to the text: “Originally published by {names[0]}”."
    best = found[0] if found else None
    if best and best.weight is Weight.COUNTS:
        return passed(case, f"The copy names {names[0]}.", best.evidence)
    if best and best.weight is Weight.UNCLEAR:
        message = f"{names[0]} is mentioned on the page, but not clearly as the source of this text."
        return cannot_tell(case, message, best.evidence, remedy=remedy)
    return absent(case, f"Next to the copy, {names[0]} is not named", remedy, found)
