"""Articles are not republished wholesale or automatically.

## What it checks
Nothing on one page: whether somebody takes all that a publisher writes, or lets a program take it.

## What counts
The copies of a site over time: their share of what the publisher wrote (`share`), and how soon they follow, which a store
of reports can tell.

## What it cannot tell
One page shows one copy, and a copy that was chosen by hand looks like one that was not. The finding keeps the wish on the
checklist of whoever reads the report.

## What mends it
Selecting articles one by one.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import cannot_tell


def examine(case: Case) -> Finding:
    message = "One page cannot show whether articles are taken wholesale or automatically"
    share = case.term.params.get("share")
    if isinstance(share, int | float):
        message += f"; the terms speak of {share:.0%} of what the publisher writes"
    return cannot_tell(case, f"{message}.", remedy="Select articles one by one.")
