"""A copy that was changed says so.

## What it checks
Where the wording of the copy differs from that of the original, a line with the copy tells the reader that it was changed.

## What counts
Words of change in ten languages ("edited for length", "gekürzt", "с сокращениями", "有删节") in a visible line in or next to
the copy that is the page's own. The term applies only where words were changed, put in or left out inside paragraphs; what
`text_alteration` does not count (quotes, dashes, credit lines, boxes of the page) is no change here either, nor is what
`tolerates` lists.

## What it cannot tell
Changes at few places: the publisher may have corrected the original since, and the copy would look the same. Words that may
say something else: "updated" beside a date, "edited by", "additional reporting by", "translated". A note in a long line, or away
from the copy. Whether a note tells of all changes.

## What mends it
A line with the text that says what was done: "This article has been edited."
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Case, Finding, Line, Side
from syndicate.rules._absence import absent
from syndicate.rules._credits import Mention, Weight
from syndicate.rules._findings import cannot_tell, inapplicable, of_line, passed, where
from syndicate.rules._lines import lines
from syndicate.rules._wording import negations, openings, says
from syndicate.rules.alterations.changed import few, wording
from syndicate.saying import number_of
from syndicate.text import find_phrase, line_words

_NOTE = 40  # words of a note on a text; longer lines are prose, in which things are changed too
_BESIDE = 4  # words before a word of change in which a "not" belongs to it
_REMEDY = "Say next to the text that it was changed, and how: “This article has been edited for length.”"


def examine(case: Case) -> Finding:
    changes = wording(case, case.term.words("tolerates"))
    if not changes:
        return inapplicable(case, "The copy has the words of the original; there is no change to tell of.")
    notes = list(_notes(case, "changed"))
    for line, said in notes:
        if line.near and len(line_words(line.text)) <= _NOTE:
            return passed(case, "The copy says that it was changed.", of_line(case, line, said))
    unclear = [*notes, *_notes(case, "perhaps_changed")]
    for line, said in unclear:
        if line.near or (line.side is Side.UNPLACED and not line.place.hidden):
            message = f"A line with “{said}” may say that the copy was changed, or something else."
            return cannot_tell(case, message, of_line(case, line, said), remedy=_REMEDY)
    places = number_of(len(changes), "place")
    message = (
        f"The wording differs from the original at {places}, and the copy does not say that it was changed"
    )
    if few(case, changes):
        message += "; a correction of the original would look the same."
        return cannot_tell(case, message, remedy=_REMEDY)
    return absent(case, message, _REMEDY, [_elsewhere(case, line, said) for line, said in notes])


def _notes(case: Case, kind: str) -> Iterator[tuple[Line, str]]:
    """The page's own lines with words of change that nothing denies, each with those words."""
    for line in lines(case).holding(openings(kind)):
        if line.copied:
            continue
        text = line_words(line.text)
        said = says(text, kind)
        start = find_phrase(text, said) if said else -1
        if start >= 0 and negations().isdisjoint(text.forms[max(0, start - _BESIDE) : start]):
            yield line, said


def _elsewhere(case: Case, line: Line, said: str) -> Mention:
    return Mention(
        Weight.ELSEWHERE, of_line(case, line, said), where(line.place) or "away from the copy", line.side
    )
