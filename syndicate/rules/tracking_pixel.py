"""The publisher's counter is in the copy.

## What it checks
The page loads the counter by which the publisher learns how often a copy is read: a picture of one pixel, or a script.

## What counts
A picture, frame or script, hidden or lazily loaded, also in `<noscript>`, whose address begins as one `pattern` says; its
host may be a subdomain. Where the terms set `carries_key`, the address must have the article's key or address as a whole
step of its path or value of a parameter. That the counter is there credits nobody.

## What it cannot tell
A tag manager, a consent manager or a script of the publisher runs on the page and may load it; its address stands in a
script or a style, or on the page in base64, which may load it; it goes through another
host, such as a proxy of pictures; it counts another article, or the key is not known; the page shows only a part of the
text, or is a saved file; the `pattern` has slots or signs of regular expressions. Systems that clean a text take counters
out, and nobody need know of it.

## What mends it
Putting the counter in again, as the publisher gives it, and looking at the page after it was published.
"""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Case, Evidence, Finding
from syndicate.rules._absence import BROKEN_OFF, breaks_off
from syndicate.rules._counters import Pattern, late, loaded, names_article, patterns
from syndicate.rules._findings import cannot_tell, failed, of_line, passed
from syndicate.rules._source import loading, running
from syndicate.urls import split, unwrap

_SHOWN = 3


def examine(case: Case) -> Finding:
    written = case.term.words("pattern")
    counters = patterns(written)
    if not counters:
        message = "The terms do not say in plain letters how the address of the counter begins."
        return cannot_tell(case, message)
    remedy = f"Put the publisher's counter ({written[0]}…) into the copy again, and look whether it is still there once published."
    there = list(loaded(case))
    found = [
        (address, shown) for address, shown in there if any(each.fits(unwrap(address)) for each in counters)
    ]
    if found:
        return _found(case, found, remedy)
    around = [shown for address, shown in there if any(each.inside(address) for each in counters)]
    if around:
        message = "The counter is loaded through another host, and may not count there."
        return cannot_tell(case, message, *around[:_SHOWN], remedy=remedy)
    return _absent(case, counters, remedy)


def _found(case: Case, found: Sequence[tuple[str, Evidence]], remedy: str) -> Finding:
    """The counter is there; whether it is this article's matters only where the terms say so."""
    if not case.term.params.get("carries_key"):
        return passed(case, "The publisher's counter is on the page.", found[0][1])
    said = [(names_article(case, unwrap(address)), shown) for address, shown in found]
    ours = [shown for named, shown in said if named]
    if ours:
        return passed(case, "The publisher's counter is on the page, with this article's key.", ours[0])
    evidence = [shown for _, shown in said[:_SHOWN]]
    if any(named is None for named, _ in said):
        message = "The publisher's counter is on the page; by which key it counts this article is not known."
        return cannot_tell(case, message, *evidence)
    message = "The publisher's counter is on the page, but does not name this article."
    return cannot_tell(case, message, *evidence, remedy=remedy)


def _absent(case: Case, counters: tuple[Pattern, ...], remedy: str) -> Finding:
    """It is not there; the finding says what may have kept it from being seen."""
    message = "The publisher's counter is not on the page"
    later = late(case, counters)
    if later:
        return cannot_tell(case, f"{message}, but {later[0]} is, which may load it.", later[1], remedy=remedy)
    if breaks_off(case):
        return cannot_tell(case, f"{message}. {BROKEN_OFF}", remedy=remedy)
    if split(case.page.url) is None:
        message = f"{message}. The page was read from a file, and saving may have dropped it."
        return cannot_tell(case, message, remedy=remedy)
    if any(each.inside(piece) for piece in loading(case) for each in counters):
        message = f"{message}, but its address stands in a script or style that may load it."
        return cannot_tell(case, message, remedy=remedy)
    source = running(case)
    if any(each.coded(source) for each in counters):
        message = f"{message}, but its host is kept there in base64, for a script to load it later."
        return cannot_tell(case, message, remedy=remedy)
    lines = [line for line in case.lines if any(each.inside(line.text) for each in counters)]
    if lines:
        what = (
            "only its address stands there, as text"
            if lines[0].near
            else "only its code stands there, without effect"
        )
        return failed(case, f"{message}; {what}.", remedy, of_line(case, lines[0]))
    return failed(case, f"{message}.", remedy)
