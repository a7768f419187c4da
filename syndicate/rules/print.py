"""Print needs a permission of its own.

## What it checks
Whether the copy at hand is printed matter.

## What counts
A page of the web or an e-mail is not print; the term is inapplicable to them.

## What it cannot tell
Whether the same text was also printed: no page shows that. Whether a PDF is to be printed.

## What mends it
Asking the publisher before the text is printed.
"""

from __future__ import annotations

from syndicate.model import Case, Finding, Medium
from syndicate.rules._findings import cannot_tell, inapplicable


def examine(case: Case) -> Finding:
    if case.page.capture.medium is Medium.PDF:
        remedy = "Ask the publisher before the document is printed."
        return cannot_tell(
            case, "This is a PDF; whether it is to be printed, it does not say.", remedy=remedy
        )
    return inapplicable(case, "This is a page of the web; the term is about print.")
