"""A changed copy stands under the same licence.

## What it checks
Where the wording of the copy differs from that of the original, the licence that stands with the copy is the same as
that of the original, a later version of it, or one that counts as compatible (CC BY-SA 4.0 §3(b)(1)).

## What counts
A visible line, link or button in or next to the copy that names the licence, as for `license_notice`: the same elements in
the same or a later version, in any language or port. For CC BY-SA 4.0 also the Free Art License 1.3 and the GNU GPL 3, the
two that Creative Commons lists as compatible. The licence meant is the term's `licence`, else the work's own, else that of
the policy. Changes that `tolerates` lists are none here. A copy with the words of the original, whole or in part, is no
adaptation, and any page may hold it.

## What it cannot tell
A page that names no licence with the copy, or that its rights are reserved: that may be said of the rest of the page.
Changes at few places, as a correction of the original would leave them. An older version, a licence of which the type is
not said, or one that is said of the original. Whether a change is large enough to make an adaptation. A translation without the original's words is no match.

## What mends it
The licence of the original with the copy: "This version is under CC BY-SA 4.0", linked to the licence.
"""

from __future__ import annotations

from syndicate.model import Case, Finding, Line
from syndicate.rules._findings import cannot_tell, failed, inapplicable, of_line, passed
from syndicate.rules._notices import is_notice, may_be_notices
from syndicate.rules._wording import says
from syndicate.rules.alterations.changed import few, wording
from syndicate.rules.licensing.licence_notes import Note, Reading, Wanted, notes
from syndicate.rules.licensing.licences import compatible, given
from syndicate.saying import number_of
from syndicate.text import line_words


def examine(case: Case) -> Finding:
    asked = given(case)
    wanted = Wanted.of(compatible(asked))
    if not str(wanted):
        return inapplicable(case, "Neither the terms nor the original name a licence.")
    changes = wording(case, case.term.words("tolerates"))
    if not changes:
        return inapplicable(case, "The copy has the words of the original; it needs no licence of its own.")
    found = [note for note in notes(case, wanted) if note.counts]
    remedy = f"Put the changed text under {wanted} too, and link to the licence next to it."
    same = [note for note in found if note.reading is Reading.RIGHT]
    if same:
        return passed(case, f"The copy was changed, and names the licence {same[0].said}.", same[0].evidence)
    other = next((note for note in found if note.reading is Reading.OTHER), None)
    if other and _of_the_original(case, other):
        message = f"The copy was changed, and names {other.said} as the licence of the original; under which it stands itself is not said."
        return cannot_tell(case, message, other.evidence, remedy=remedy)
    if other and not few(case, changes):
        message = f"The copy was changed at {number_of(len(changes), 'place')} and stands under {other.said}; the terms ask for {wanted}."
        return failed(case, message, remedy, other.evidence)
    return _open(case, other or next(iter(found), None), str(wanted), remedy)


def _of_the_original(case: Case, note: Note) -> bool:
    """Whether the licence stands in a line that says where the text is from: it may be the original's."""
    lines = (line_words(line.text) for line in case.lines if line.block == note.block >= 0)
    return any(says(text, "source", "first", "again") for text in lines)


def _open(case: Case, note: Note | None, wanted: str, remedy: str) -> Finding:
    """What is there instead of the licence settles nothing."""
    if note is None:
        message = (
            f"The copy differs from the original, and no licence stands with it; the terms ask for {wanted}."
        )
        reserved = _reserved(case)
        if reserved is None:
            return cannot_tell(case, message, remedy=remedy)
        message += f" “{reserved.text}” may be said of the rest of the page."
        return cannot_tell(case, message, of_line(case, reserved), remedy=remedy)
    if note.reading is Reading.OTHER:
        message = f"The copy names {note.said}, not {wanted}, and differs at few places, as a correction of the original would."
    else:
        nameless = note.reading is Reading.NAMELESS
        said = "a Creative Commons licence without its type" if nameless else note.said
        message = f"The copy differs from the original and names {said}; the terms ask for {wanted}."
    return cannot_tell(case, message, note.evidence, remedy=remedy)


def _reserved(case: Case) -> Line | None:
    """A copyright line with the copy."""
    return next(
        (line for line in may_be_notices(case) if line.near and not line.copied and is_notice(line)), None
    )
