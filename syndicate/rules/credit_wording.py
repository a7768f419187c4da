"""The credit is given in the words that the publisher asks for.

## What it checks
The words of the term's `text` stand with the copy, where `where` asks for them; of several texts one is enough.

## What counts
The same words in the same order, in visible text in or next to the copy. Case, quotes, dashes, spaces, links and line
breaks within them make no difference. Slots are filled from the work in any spelling that the work or the policy knows:
`{author}` (all of them), `{title}`, `{publisher}`, `{date}` (day and year), `{url}` (a link to the article, or its address).
With `tolerance`, so many per cent of the words may be missing or put in. A text that is a slot alone, such as `{title}`,
counts in a short line: a headline is one.

## What it cannot tell
Similar words, of which some are missing or others stand between; the finding names them. The right words away from the
copy. A page in another language than the original, which may say the same in its own words.

## What mends it
The words of the term next to the text.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import inapplicable
from syndicate.rules.asking.asked import asked
from syndicate.rules.asking.asked_findings import any_of


def examine(case: Case) -> Finding:
    given = [text for text in case.term.words("text") if text.strip()]
    if not given:
        return inapplicable(case, "The terms give no words for the credit.")
    texts = tuple(text for text in given if asked(case, text).size)
    if not texts:
        return inapplicable(case, "The original does not have what the terms ask for.")
    return any_of(case, "the credit", texts)
