"""The copy was corrected when the original was.

## What it checks
Whether the copy has the words that the original had before it was corrected, more than `days` ago.

## What counts
The versions of the work, as they were read over time: the one that the copy fits best. A correction lies between the day
on which that version was last seen and the day on which today's text was; a copy has so many days from the later one.

## What it cannot tell
Whether anybody told the site of the correction: no page shows that, and a correction asks nothing of whoever has not heard
of it. So nothing fails here; the finding says what is old, for the publisher to send word. When the check was made, or when
the versions were seen, may not be known.

## What mends it
The words that the original has today.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import cannot_tell, inapplicable, passed
from syndicate.saying import as_day


def examine(case: Case) -> Finding:
    version = case.match.version
    if not case.work.versions:
        return inapplicable(case, "No correction of the original is known.")
    if version is None:
        return passed(case, "The copy has the words that the original has today.")
    before, today = as_day(version.seen), as_day(case.work.seen)
    days = case.term.params.get("days")
    if isinstance(days, int) and before and case.today and (case.today - before).days <= days:
        return passed(case, f"The original was corrected no more than {days} days ago.")
    spans = [f"said so until {before}" if before else "", f"was seen corrected on {today}" if today else ""]
    known = " and ".join(span for span in spans if span)
    message = "The copy has the words that the original had before it was corrected"
    message += f" (it {known})" if known else ""
    told = "Whether the publisher sent word of it, no page shows."
    return cannot_tell(case, f"{message}. {told}", remedy="Publish the words that the original has today.")
