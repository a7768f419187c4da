"""Whether only a part of the text is used.

## What it checks
How much of the original the page holds: the whole where parts are not allowed, no more than a part where only a part is
(`max_words`, `max_share`, `max_paragraphs`; without them, anything less than the whole). With `from_start`, that the part is
the beginning of the text.

## What counts
The words of the original that a reader sees on the page, in the order of the text. Titles, bylines and the page's own
words do not count. A few words or one paragraph more than the terms allow are within what two ways of counting differ by.
Paragraphs are those of the original; one counts where the page has half of it, and headings are none. Quotations are no
copies and are never asked for anything.

## What it cannot tell
Where a page breaks off before a wall, a button or a next page: the rest may stand there. A few sentences, which may be a
teaser or a quotation. Paragraphs left out of a copy that has most of the text: the original may hold captions or boxes
that are no part of it, or may have grown since. A beginning with something left out, so that it reaches further into the text.

## What mends it
The whole text, or a shorter part, as the terms ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Case, Deed, Evidence, Finding, Kind, Outcome
from syndicate.reuse.kinds import QUOTED_WORDS, Threshold, length
from syndicate.reuse.page_text import work_words
from syndicate.rules._absence import breaks_off
from syndicate.rules._findings import at, cannot_tell, failed, inapplicable, passed
from syndicate.rules._held import HEADING, copied_words, held_paragraphs, paragraphs
from syndicate.saying import number_of

WHOLE = Threshold(0.95, "corrections, captions and a cut tagline make up to a twentieth of a whole copy")
SLACK = Threshold(1.1, "hyphens, numbers and a byline make two counts of a text differ by a tenth at most")
FEW = Threshold(20, "words shared by chance, a quotation set apart or a caption")
STANDFIRST = Threshold(40, "an original's standfirst or captions may be read as the first words of its text")
_LAST = 12  # words that show where the copy ends


def examine(case: Case) -> Finding:
    if not case.match.alignments:
        return inapplicable(case, "The page holds no copy whose length could be told.")
    return _whole(case) if case.term.deed is Deed.PROHIBITS else _part(case)


def _whole(case: Case) -> Finding:
    """Terms that allow the text only in full."""
    match, held = case.match, _held(case)
    remedy = "Publish the whole text, or only link to it."
    if match.containment >= WHOLE.value:
        return passed(case, f"The page holds the whole text ({_percent(match.containment)}).")
    if match.kind is not Kind.EXCERPT:
        message = f"The page holds {held}; the rest may be no part of the text, or be newer than the copy."
        return cannot_tell(case, message, *_end(case), remedy=remedy)
    if breaks_off(case) or _is_walled(case):
        message = f"The page shows {held} and then breaks off; the rest may stand elsewhere on the site."
        return cannot_tell(case, message, *_end(case), remedy=remedy)
    if length(match.alignments, work_words(case.work.text)) <= QUOTED_WORDS.value:
        message = f"The page holds {held}, which may be a teaser or a quotation."
        return cannot_tell(case, message, *_end(case), remedy=remedy)
    return failed(case, f"The page holds only a part of the text: {held}.", remedy, *_end(case))


def _part(case: Case) -> Finding:
    """Terms that allow no more than a part."""
    size = _size(case)
    if size.outcome is Outcome.FAILED or not case.term.params.get("from_start"):
        return size
    place = _place(case)
    settled = place is not None and (size.outcome is Outcome.PASSED or place.outcome is Outcome.FAILED)
    return place if place is not None and settled else size


def _place(case: Case) -> Finding | None:
    """What is wrong with the place of the part in terms that allow only the beginning; None where nothing is."""
    marks = copied_words(case)
    allowed = round(max(case.match.shared, *_allowed(case, marks)) * SLACK.value) + STANDFIRST.value
    late = sum(marks[round(allowed) :])
    if late <= FEW.value:
        return None
    remedy = "Use the beginning of the text, and link to the rest."
    if 2 * late > case.match.shared:
        start = marks.index(1)
        message = f"The copied words begin {start} words into the text; the terms allow only its beginning."
        return failed(case, message, remedy, *_end(case))
    message = (
        f"The page holds the beginning, and {late} words from further on; the terms allow only the beginning."
    )
    return cannot_tell(case, message, *_end(case), remedy=remedy)


def _allowed(case: Case, marks: bytearray) -> Iterator[float]:
    """How many words from the start on each limit of the terms allows; 0 for none."""
    words, share, most = (case.term.params.get(key) for key in ("max_words", "max_share", "max_paragraphs"))
    yield words if isinstance(words, int) else 0
    yield share * len(marks) if isinstance(share, int | float) else 0
    counted = [part for part in paragraphs(case) if len(part) >= HEADING.value]
    yield counted[:most][-1].stop if isinstance(most, int) and most and counted else 0


def _size(case: Case) -> Finding:
    over = max(_over(case), default=None)
    held = _held(case)
    if over is None:
        return _less(case, held)
    limits = _limits(case)
    if over <= 1:
        return passed(case, f"The page holds {held}; the terms allow {limits}.")
    remedy = f"Cut the copy to {limits}."
    if over <= SLACK.value:
        message = f"The page holds {held}, about the {limits} that the terms allow; texts are counted in several ways."
        return cannot_tell(case, message, *_end(case), remedy=remedy)
    return failed(case, f"The page holds {held}; the terms allow {limits}.", remedy, *_end(case))


def _less(case: Case, held: str) -> Finding:
    """Terms that do not say how long the part may be."""
    remedy = "Publish a part of the text, and link to the rest."
    if case.match.containment >= WHOLE.value:
        return failed(
            case, f"The page holds the whole text ({_percent(case.match.containment)}).", remedy, *_end(case)
        )
    if case.match.kind is Kind.FULL:
        message = f"The page holds {held}; the terms allow a part, and do not say how much."
        return cannot_tell(case, message, *_end(case), remedy=remedy)
    return passed(case, f"The page holds only a part: {held}.")


def _over(case: Case) -> list[float]:
    """What the page holds by each limit of the terms: 1 is just as much as they allow."""
    held = {"max_words": case.match.shared, "max_share": case.match.containment}
    limits = {key: case.term.params.get(key) for key in held}
    over = [held[key] / limit for key, limit in limits.items() if isinstance(limit, int | float)]
    most = case.term.params.get("max_paragraphs")
    if isinstance(most, int) and most:
        count = held_paragraphs(case)
        over.append(SLACK.value if count == most + 1 else count / most)
    return over


def _limits(case: Case) -> str:
    words, share, most = (case.term.params.get(key) for key in ("max_words", "max_share", "max_paragraphs"))
    told = [f"{words} words"] if isinstance(words, int) else []
    if isinstance(share, int | float):
        told.append(f"{_percent(share)} of the text")
    if isinstance(most, int):
        told.append(number_of(most, "paragraph"))
    return " and ".join(told)


def _held(case: Case) -> str:
    held = f"{case.match.shared} words, {_percent(case.match.containment)} of the text"
    if not case.term.params.get("max_paragraphs"):
        return held
    count = held_paragraphs(case)
    return f"{held}, {number_of(count, 'paragraph')}"


def _end(case: Case) -> tuple[Evidence, ...]:
    """The last copied words of the page."""
    region = case.match.region
    if region is None:
        return ()
    block = case.page.blocks[region.last]
    last = " ".join(block.text.split()[-_LAST:])
    return (at(case, block.place, block.text, last, "the copied text ends here"),)


def _is_walled(case: Case) -> bool:
    return case.page.metadata.free_to_read is False


def _percent(share: float) -> str:
    return "more than 99%" if 0.99 < share < 1 else f"{share:.0%}"
