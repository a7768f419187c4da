"""The text is not changed.

## What it checks
The words of the copy against those of the original, place by place.

## What counts
Words changed, put in or left out inside a paragraph, and passages moved, at more places than a correction of the
original would explain; and so the signs of a figure, such as its currency, its minus or its %. Quotes, dashes, spaces and
letter case never count, nor does what a machine did to the words: characters read in another encoding ("didnâ€™t"), and
references written out ("didn&#8217;t"), where undoing that gives the words of the original. What the terms tolerate does
not count either: spelling and number style (`house_style`), words of `time` and `place`, cuts (`length`), short
explanations put in (`clarity`). Credit lines, boxes of the page's own between two paragraphs, its footnote numbers,
numbers before paragraphs, addresses written out and labels of advertisements are no edits of the text. Of a work with
several versions, the one that the copy fits best counts; the message names it where it is a former one. Words that
another of them has at the same place are no edits either. Where the terms permit to republish a part, the text before and
after the part is not missing.

## What it cannot tell
A few changed words: the publisher may have corrected the original since, and the copy would look the same. A word with
a letter or two changed or lost: it may be a typing error or another word ("attacked", "attached"). Digits joined by another
sign, or without one that machines lose (£): "1,500" and "1.500" are one number in two languages, two in one. A number
that may be a footnote's or a line's. Paragraphs left out: the original may hold a caption or a box that no part of the
copied text is. Text of the page's own between the paragraphs: how it is set apart does not show. Names put in where the
terms tolerate words of place. Changes that were agreed with the publisher.

## What mends it
The words of the original, or the publisher's leave to change them.
"""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Case, Deed, Evidence, Finding, Kind
from syndicate.reuse import PageText, page_text
from syndicate.reuse.kinds import Threshold
from syndicate.rules._findings import at, cannot_tell, failed, inapplicable, passed
from syndicate.rules.alterations.changed import few
from syndicate.rules.alterations.edits import Change, Sort, edits
from syndicate.saying import named, number_of

OWN_WORDS = Threshold(
    40, "boxes that call for a subscription or point to other articles have a sentence or two"
)
_SHOWN = 5  # edits that become evidence
_BESIDE = 3  # words on each side that show where an edit is
_QUOTED = 120  # characters of an edit that are quoted


def examine(case: Case) -> Finding:
    if not case.match.alignments:
        return inapplicable(case, "The page holds no copy whose words could be compared.")
    tolerated = case.term.words("tolerates")
    found = edits(case, tolerated)
    text = page_text(case.page)
    wording = _of(found, Sort.WORDING)
    remedy = "Restore the words of the original, or ask the publisher for leave to change them."
    original = named(case.match.version)
    if not few(case, wording):
        message = f"The wording differs from {original} at {number_of(len(wording), 'place')}, such as {_told(wording[0])}."
        return failed(case, message, remedy, *_evidence(case, text, wording))
    doubts = [doubt for doubt in _doubts(case, found, "length" in tolerated) if doubt[0]]
    if doubts:
        message = " ".join(words for words, _ in doubts)
        if case.match.version:
            message += f" The copy was compared with {original}, which it fits best."
        shown = [change for _, changes in doubts for change in changes]
        return cannot_tell(case, message, *_evidence(case, text, shown), remedy=remedy)
    others = _of(found, Sort.OTHER_VERSION)
    also = f", and at {number_of(len(others), 'place')} those of another version" if others else ""
    return passed(case, f"The copied text has the words of {original}{also}.")


def _may_be_a_part(case: Case) -> bool:
    """Whether the copy is a part, and the terms permit to republish one."""
    return case.match.kind is Kind.EXCERPT and any(
        term.id == "excerpt" and term.deed is Deed.PERMITS for term in case.policy.terms
    )


def _is_inside(case: Case, cut: Change) -> bool:
    """Whether text of the work stands in the copy before and after what is left out."""
    place = cut.edit.work
    return place.start > 0 and place.end < case.match.work_words


def _doubts(case: Case, found: Sequence[Change], cuts_tolerated: bool) -> list[tuple[str, Sequence[Change]]]:
    """What keeps the copy from being called unchanged, each with its edits; a reason "" is none."""
    wording, small, cuts = (_of(found, sort) for sort in (Sort.WORDING, Sort.SMALL, Sort.CUT))
    own = [change for change in _of(found, Sort.OWN) if change.words >= OWN_WORDS.value]
    part = case.match.kind is Kind.EXCERPT and not cuts_tolerated
    if part and _may_be_a_part(case):
        part, cuts = False, [cut for cut in cuts if _is_inside(case, cut)]
    return [
        (
            f"The wording differs at {number_of(len(wording), 'place')}, such as {_told(wording[0])}; "
            "a correction of the original would look the same."
            if wording
            else "",
            wording,
        ),
        (
            f"Spelling, signs, numbers or words of time and place differ, such as {_told(small[0])}."
            if small
            else "",
            small,
        ),
        (f"The page holds only a part of the text ({case.match.containment:.0%})." if part else "", ()),
        (
            f"{sum(change.words for change in cuts)} words are left out, or are no part of the text."
            if cuts and not part
            else "",
            () if part else cuts,
        ),
        (
            f"{sum(change.words for change in own)} words of the page's own stand between the paragraphs."
            if own
            else "",
            own,
        ),
    ]


def _of(found: Sequence[Change], sort: Sort) -> list[Change]:
    return [change for change in found if change.sort is sort]


def _told(change: Change) -> str:
    """An edit in words: what it was and what it became."""
    before, after = _short(change.edit.before), _short(change.edit.after)
    if not after:
        return f"“{before}” left out" if change.words else f"“{before}” moved"
    return f"“{before}” → “{after}”" if before else f"“{after}” put in"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"


def _evidence(case: Case, text: PageText, changes: Sequence[Change]) -> tuple[Evidence, ...]:
    return tuple(_place(case, text, change) for change in changes[:_SHOWN])


def _place(case: Case, text: PageText, change: Change) -> Evidence:
    """The words of the page around an edit, within its block."""
    span = change.edit.page
    last_word = max(span.start, span.end - 1)
    block = text.block_of(min(last_word, len(text.words) - 1))
    first, end = text.first[block], text.first[block + 1]
    exact = text.words.slice(max(first, span.start - _BESIDE), min(end, span.end + _BESIDE))
    shown = case.page.blocks[block]
    return at(case, shown.place, shown.text, exact, _told(change))
