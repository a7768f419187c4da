"""The hyperlinks inside the original stand in the copy.

## What it checks
The links that the original's text has to other pages lead from the copy to the same pages.

## What counts
A visible link in or next to the copy with the same target: tracking parameters, `http`, `www`, AMP and mobile editions,
archives and redirectors of another site make no difference. Links of the original to itself, to the publisher's front
page and service pages (tags, authors, newsletters, donations), to shops and to share dialogues are not asked for; nor is
a link in ten, since links die. A copy fails only where at least three links to other sites are gone, and a third of
them, from a text that is there as a whole.

## What it cannot tell
The links of the original are not known; the copy is a part of the text, and nobody knows which links stood in it; few
links are missing, or no more than the words left out could hold, or only links to the publisher's own pages, which may
have been a box of related articles; the copy has other links or written addresses in which the missing ones may have
been turned.

## What mends it
Pasting the text again with its links.
"""

from __future__ import annotations

from syndicate.model import Case, EditKind, Finding, Kind, Match
from syndicate.rules._absence import breaks_off
from syndicate.rules._findings import cannot_tell, failed, inapplicable, passed
from syndicate.rules.linking.outgoing import Outgoing, outgoing

SEVERAL = 3
"""Links that must be gone for sure: one or two die, or fall to an editor's hand."""
SHARE = 1 / 3
"""Of the links to other sites; whoever takes dead links out of a long text takes less."""
DEAD = 0.1
"""Share of links that may be missing from a copy that kept them."""
LINKED = 3
"""Words that a link has in a list of links, or more: a box of related articles is what copies leave out most."""
_SHOWN = 3


def examine(case: Case) -> Finding:
    if not case.work.links:
        return cannot_tell(case, "No links of the original are known, so none can be looked for.")
    found = outgoing(case)
    if not found.total:
        return inapplicable(case, "The original has no links in its text that a copy would keep.")
    missing = (*found.gone, *found.gone_own, *found.elsewhere)
    if len(missing) <= DEAD * found.total:
        return passed(case, f"The copy has {len(found.kept)} of the original's {found.total} links.")
    shown = ", ".join(missing[:_SHOWN])
    message = f"The copy does not have {len(missing)} of the original's {found.total} links, such as {shown}"
    remedy = f"Put the links of the original back into the text: {shown}"
    reason = _doubt(case, found)
    if reason:
        return cannot_tell(case, f"{message}. {reason}", remedy=remedy)
    return failed(case, f"{message}.", remedy)


def _doubt(case: Case, found: Outgoing) -> str:
    """Why the missing links are not clearly gone from copied text; "" where they are."""
    left_out = _left_out(case.match)
    if case.match.kind is not Kind.FULL or breaks_off(case):
        return "The page has only a part of the text, and which links stood in that part is not known."
    if case.match.version is not None:
        return "The copy is of a former version, whose links are not known."
    if not found.gone and not found.elsewhere:
        return "They lead to the publisher's own pages, and may have stood in a box of related articles."
    certain = len(found.gone)
    if certain < SEVERAL <= len(found.elsewhere):
        return "They stand elsewhere on the page, are hidden there, or are opened by a script."
    if certain < SEVERAL or certain < SHARE * (found.total - len(found.gone_own)):
        return "They are few, and links die."
    if certain - left_out // LINKED < SEVERAL:
        return "The copy leaves out some of the text, and they may have stood there."
    if certain - left_out // LINKED - found.strangers < SEVERAL:
        return "The copy has other links or addresses, in which these may have been turned."
    return ""


def _left_out(match: Match) -> int:
    """How many words of the work stand in runs, long enough for a link, that the page does not have."""
    marks = bytearray(match.work_words)
    for alignment in match.alignments:
        marks[alignment.work.start : alignment.work.end] = b"\x01" * len(alignment.work)
    for edit in match.edits:
        if edit.kind is EditKind.DELETION:
            marks[edit.work.start : edit.work.end] = b"\x00" * len(edit.work)
    return sum(len(run) for run in bytes(marks).split(b"\x01") if len(run) >= LINKED)
