"""A notice that the publisher asks for stands with the copy.

## What it checks
The words of the term's `text` stand with the copy, where `where` asks for them: a tagline, the line of a funder, a
disclaimer, or the note of a translation, as `kind` says. Of several texts one is enough, or with `each`, none may lack.

## What counts
The same words in the same order, in visible text in or next to the copy, also where the copied text itself ends in them.
Case, quotes, dashes, spaces, links and line breaks make no difference; slots are filled as for `credit_wording`. With
`tolerance`, so many per cent of the words may be missing or put in. The note of a translation is asked for only where the
page is in another language than the original.

## What it cannot tell
Similar words, of which some are missing or others stand between; the finding names them. The right words away from the
copy. A page in another language, which may say the same in its own words; whether a page is translated at all, where one
of the languages is not known.

## What mends it
The words of the term next to the text.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._conditions import primary
from syndicate.rules._findings import cannot_tell, inapplicable
from syndicate.rules.asking.asked import asked
from syndicate.rules.asking.asked_findings import any_of, each_of

_TRANSLATION = "translation"
_NAMES = {
    "tagline": "the tagline",
    "funder": "the funder's line",
    "disclaimer": "the disclaimer",
    _TRANSLATION: "the note of the translation",
}


def examine(case: Case) -> Finding:
    texts = tuple(text for text in case.term.words("text") if text.strip() and asked(case, text).size)
    if not texts:
        return inapplicable(case, "The terms give no words for the notice.")
    kind = str(case.term.params.get("kind", ""))
    decided = each_of if case.term.params.get("each") else any_of
    if kind == _TRANSLATION:
        here, there = primary(case.page.language), primary(case.work.language)
        if here and here == there:
            return inapplicable(case, "The page is in the language of the original.")
        if not (here and there):
            return cannot_tell(
                case, "The language of the page or the original is not known; it may be a translation."
            )
    return decided(case, _NAMES.get(kind, "the notice"), texts)
