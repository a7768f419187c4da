"""Something that no page can show.

## What it checks
Nothing: the publisher asks for something that leaves no trace on the page (tell us, tag us, keep the meaning).

## What counts
Nothing on the page.

## What it cannot tell
Everything; the finding keeps the publisher's wish on the checklist of whoever reads the report.

## What mends it
Doing what is asked, and keeping a note of it.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import cannot_tell


def examine(case: Case) -> Finding:
    ask = str(case.term.params.get("ask", "")).rstrip(".")
    return cannot_tell(case, f"No page can show whether this was done: {ask}.", remedy=f"{ask}.")
