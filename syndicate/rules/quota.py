"""No more articles are taken than the terms allow.

## What it checks
Nothing on one page: how many articles (`most`) somebody may take within so many `days`.

## What counts
The copies of a site over time, which a store of reports can count.

## What it cannot tell
One page shows one copy. The finding keeps the limit on the checklist of whoever reads the report.

## What mends it
Asking the publisher before taking more.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import cannot_tell
from syndicate.saying import number_of


def examine(case: Case) -> Finding:
    most, days = (int(str(case.term.params.get(key, 0))) for key in ("most", "days"))
    within = "a day" if days == 1 else f"{days} days"
    limit = f"{number_of(most, 'article')} within {within}"
    return cannot_tell(
        case,
        f"One page cannot show how many articles were taken; the terms allow {limit}.",
        remedy=f"Ask the publisher before taking more than {limit}.",
    )
