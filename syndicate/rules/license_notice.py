"""The licence of the work is named with the copy.

## What it checks
The copy names the licence under which it is republished, or links to it; with `link`, it must link to it.

## What counts
A visible line or link in or next to the copy: the deed or the legal code of the licence in any language, its name in one of
ten languages ("CC BY-ND 4.0", "Namensnennung - Keine Bearbeitung"), or the address or name that the term's `licence`
gives. Without one, the work's own licence is meant, else that of the policy. A name without a version will do. The licence
of the site in its footer or sidebar says nothing about the copy, neither way; that of a picture neither.

## What it cannot tell
"A Creative Commons license" without its type. A line such as "License: details" with a link to somewhere else. Another version or a ported one: the original may have stood under it. A
notice that may be of a picture or of the whole site, that is shown only as a picture, or stands away from the copy. A name
with a link to another licence. Where the copy links to an original under a licence 4.0, whether that is enough: "it may be
reasonable to satisfy the conditions by providing a URI" (CC 4.0 §3(a)(2)).

## What mends it
A line with the text: "Republished under CC BY-ND 4.0", linked to the licence.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Case, Finding, Side
from syndicate.rules._absence import absent
from syndicate.rules._credits import Mention, Weight
from syndicate.rules._findings import cannot_tell, failed, inapplicable, of_line, passed
from syndicate.rules.licensing.licence_notes import Note, Reading, Wanted, linked_talk, notes
from syndicate.rules.licensing.licences import given
from syndicate.rules.linking.links import link_to_article

_COMPLETE = "4"  # from this version on, a link to a page with the information may be enough


def examine(case: Case) -> Finding:
    wanted = Wanted.of(given(case))
    if not str(wanted):
        return inapplicable(case, "Neither the terms nor the original name a licence.")
    found = notes(case, wanted)
    right = [note for note in found if note.reading is Reading.RIGHT and note.counts]
    remedy = f"Name the licence next to the text and link to it: {_address(case, wanted)}"
    linked = [note for note in right if note.linked]
    if linked:
        return passed(case, f"The copy links to the licence {wanted}.", linked[0].evidence)
    if right:
        return _named_only(case, wanted, right[0], found, remedy)
    for message, note in _unclear(found, wanted):
        return cannot_tell(case, message, note.evidence, remedy=remedy)
    talk = None if any(note.counts for note in found) else linked_talk(case)
    if talk:
        message = "A line at the copy speaks of a licence, and its link may lead to it."
        return cannot_tell(case, message, of_line(case, talk), remedy=remedy)
    return _missing(case, wanted, found, remedy)


def _address(case: Case, wanted: Wanted) -> str:
    return next((text for text in given(case) if "://" in text), str(wanted))


def _named_only(case: Case, wanted: Wanted, named: Note, found: list[Note], remedy: str) -> Finding:
    """The licence is named without a link to it."""
    elsewhere = [note for note in found if note.linked and note.block == named.block and note.counts]
    if elsewhere:
        message = f"The copy names the licence {wanted}, but the link there leads to {elsewhere[0].said}."
        return cannot_tell(case, message, elsewhere[0].evidence, remedy=remedy)
    written = "://" in named.evidence.quote.exact or "/" in named.evidence.quote.exact
    if not case.term.params.get("link") or (written and case.term.params.get("plain_text")):
        return passed(case, f"The copy names the licence {wanted}.", named.evidence)
    message = f"The copy names the licence {wanted} without a link to it"
    back = link_to_article(case)
    if back:
        return cannot_tell(
            case, f"{message}. The link to the original may be enough.", named.evidence, remedy=remedy
        )
    return failed(case, f"{message}.", remedy, named.evidence)


def _unclear(found: list[Note], wanted: Wanted) -> Iterator[tuple[str, Note]]:
    """Notes that a reader may take for the notice, the likeliest first, each with what is unclear about it."""
    near = [note for note in found if note.side.near and not note.place]
    for note in near:
        if note.reading is Reading.RIGHT:
            yield (
                f"The licence {wanted} is named next to the copy, but perhaps not for this text.",
                note,
            )
    for note in near:
        if note.reading is Reading.NAMELESS and note.clear:
            yield "The copy names a Creative Commons licence without saying which.", note
    for note in near:
        if note.reading is Reading.VERSION and note.clear:
            yield (
                f"The copy names {note.said} instead of {wanted}; the original may have stood under it.",
                note,
            )
    for note in found:
        if (
            note.reading is Reading.RIGHT
            and note.side is Side.UNPLACED
            and note.place == "away from the copy"
        ):
            yield f"The licence {wanted} is named on the page, but away from the copy.", note


def _missing(case: Case, wanted: Wanted, found: list[Note], remedy: str) -> Finding:
    others = [note for note in found if note.reading is Reading.OTHER and note.counts]
    message = f"The copy does not name the licence {wanted}"
    if others:
        message += f", but {others[0].said}"
    back = link_to_article(case)
    if back and any(licence.version.startswith(_COMPLETE) for licence in wanted.licences):
        message = f"{message}. It links to the original, and that link may be enough."
        return cannot_tell(case, message, *(note.evidence for note in others[:1]), remedy=remedy)
    seen = [note for note in found if note.reading is Reading.RIGHT] or others
    mentions = [Mention(Weight.ELSEWHERE, note.evidence, note.place, note.side) for note in seen]
    return absent(case, message, remedy, mentions)
