"""Compare a work and a page: alignments, the region of the page that holds them, and the kind of copy.

No main text is guessed on the page: every visible word counts, and where the alignment lies is where the copy lies.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import repeat

from syndicate.model import Alignment, Kind, Match, Page, Work
from syndicate.reuse.edits import edits
from syndicate.reuse.ends import grown
from syndicate.reuse.kinds import decide, length
from syndicate.reuse.page_text import PageText, page_text, work_words
from syndicate.reuse.passages import Stretch, stretches
from syndicate.reuse.region import common_element, page_share, where
from syndicate.reuse.versions import best, former

_QUOTE = 200
"""Characters of a passage that the report quotes."""
_NOT_WHOLE = "the page has more text than is compared, and the end of it was left unread"


def compare(work: Work, page: Page, text: PageText | None = None) -> Match:
    """What `page` copies of `work`: of the version that it fits best, today's where several fit alike.

    `text` is `page_text(page)`, where the caller has it already. Of a page with more text than is compared
    (`MOST_BYTES` in `page_text`) only the first part is, and the reason says so.
    """
    text = text or page_text(page)
    match = _compare(work.text, page, text)
    if work.versions:
        earlier = former(work, len(text.words.text))
        match = best([match, *(replace(_compare(each.text, page, text), version=each) for each in earlier)])
    return match if text.whole else replace(match, reason=f"{match.reason}; {_NOT_WHOLE}")


def _compare(work_text: str, page: Page, text: PageText) -> Match:
    ours, theirs = work_words(work_text), text.words
    nothing = Match(work_words=len(ours), page_words=len(theirs))
    if not len(ours):
        return replace(nothing, reason="the work has no text to compare")
    numbers, work_ids = _numbered(work_text)
    page_ids = list(map(numbers.get, theirs.forms, repeat(-1)))
    found = grown(stretches(work_ids, page_ids), ours, theirs, work_ids, page_ids)
    if not found:
        return replace(nothing, reason="no passage of the work stands on the page")
    shared = sum(stretch.shared for stretch in found)
    place = where(page, text, found)
    containment, share = min(1.0, shared / len(ours)), page_share(page, text, place, shared)
    kind, reason = decide(containment, share, shared, length(found, ours))
    match = replace(
        nothing,
        kind=kind,
        containment=containment,
        page_share=share,
        shared=shared,
        reason=reason,
        region=place,
    )
    if kind is Kind.NONE:
        return match
    alignments = tuple(_alignment(stretch, page, text) for stretch in found)
    return replace(match, alignments=alignments, edits=tuple(edits(found, ours, theirs)))


@lru_cache(maxsize=64)
def _numbered(work_text: str) -> tuple[dict[str, int], tuple[int, ...]]:
    """A number for each word form of a work, and its text in these numbers; cached like its words."""
    forms = work_words(work_text).forms
    numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
    return numbers, tuple(numbers[form] for form in forms)


def _alignment(stretch: Stretch, page: Page, text: PageText) -> Alignment:
    first, last = text.block_of(stretch.page.start), text.block_of(stretch.page.end - 1)
    return Alignment(
        work=stretch.work,
        page=stretch.page,
        shared=stretch.shared,
        selector=common_element(page, first, last),
        quote=text.words.slice(stretch.page.start, stretch.page.end)[:_QUOTE],
    )
