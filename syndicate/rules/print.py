"""Print needs a permission of its own.

## What it checks
Whether the copy at hand is printed matter.

## What counts
A page of the web is not print; the term is inapplicable to it.

## What it cannot tell
Whether the same text was also printed: no page shows that.

## What mends it
Asking the publisher before the text is printed.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import inapplicable


def examine(case: Case) -> Finding:
    return inapplicable(case, "This is a page of the web; the term is about print.")
