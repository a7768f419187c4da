"""The copy is not behind a paywall.

## What it checks
Whether a reader must pay before reading the copy.

## What counts
Two things together: the page says in its structured data that its article is not free (`isAccessibleForFree: false`),
and the wall itself shows, as a line in or next to the copy that asks to subscribe, or as a text that breaks off.
Requests for consent, cookies, an address for a newsletter, a donation or an ad blocker are no paywall.

## What it cannot tell
One of the two alone, or the parts that a paywall vendor puts on a page: some walls count how many articles a reader has
had, some ask for a free account, and a program may be shown another page than a reader.

## What mends it
Taking the copy out of the paywall.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Case, Evidence, Finding, Line, Side, Zone
from syndicate.rules._findings import cannot_tell, failed, of_fact, of_line, passed
from syndicate.rules._lines import lines
from syndicate.rules._wording import openings, says
from syndicate.rules.commerce.schema_org import not_free
from syndicate.rules.commerce.signals import find, signals
from syndicate.rules.commerce.signs import signs
from syndicate.text import line_words

_WHOLE = 0.9
"""Share of the work from which on a copy is whole: corrections and captions make the rest."""
_WALL_WORDS = 60
"""Words of a wall with its offer; longer lines are prose that speaks of subscriptions."""


def examine(case: Case) -> Finding:
    stated = not_free(case.page.metadata)
    said = of_fact(case, stated) if stated else None
    walls = list(_walls(case))
    paid = [evidence for evidence, free in walls if not free]
    remedy = "Let everybody read the copy without paying."
    if said and paid:
        message = "The page says that its article is not free, and a line at the copy asks to subscribe."
        return failed(case, message, remedy, said, *paid[:1])
    if said and _breaks_off(case) and not walls:
        message = f"The page says that its article is not free, and the text breaks off after {case.match.containment:.0%}."
        return failed(case, message, remedy, said)
    if said:
        message = "The page says that its article is not free, but shows the text; whether readers must pay is open."
        return cannot_tell(case, message, said, *(evidence for evidence, _ in walls[:1]), remedy=remedy)
    if walls:
        message = "A line at the copy asks to subscribe or to sign in; whether readers must pay for this text is open."
        return cannot_tell(case, message, walls[0][0], remedy=remedy)
    return _by_traces(case, remedy)


def _by_traces(case: Case, remedy: str) -> Finding:
    """Only the parts that a paywall vendor puts on a page, which also run on free pages, or nothing."""
    traces = [sign for sign in signs(case) if sign.signal == "paywall"]
    if traces and not case.page.metadata.free_to_read:
        names = ", ".join(sign.what for sign in traces[:3])
        message = f"The page holds parts of a paywall ({names}), but none shows at the copy."
        return cannot_tell(case, message, *(sign.evidence for sign in traces[:3]), remedy=remedy)
    return passed(case, "No paywall was found around the copy.")


def _walls(case: Case) -> Iterator[tuple[Evidence, bool]]:
    """The lines in or next to the copy that ask for something, and whether it may be had for nothing."""
    for line in lines(case).holding(openings("wall")):
        header = (
            line.side is Side.BEFORE and line.place.zone is not Zone.BODY
        )  # "Already a subscriber?" of every page
        if line.copied or not line.near or header:
            continue
        text = line_words(line.text)
        wall = says(text, "wall") if len(text) <= _WALL_WORDS else ""
        if wall and not find(text, signals().innocent):
            free = find(text, signals().free) is not None
            yield _shown(case, line, wall), free


def _shown(case: Case, line: Line, wall: str) -> Evidence:
    return of_line(case, line, wall, "asks to subscribe before the text goes on")


def _breaks_off(case: Case) -> bool:
    """Whether the copy has the beginning of the work and then stops."""
    match = case.match
    if not match.alignments or match.containment >= _WHOLE:
        return False
    starts = min(alignment.work.start for alignment in match.alignments)
    ends = max(alignment.work.end for alignment in match.alignments)
    return starts < match.work_words / 10 and ends < _WHOLE * match.work_words
