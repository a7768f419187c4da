"""Held: which words and paragraphs of a work a page holds."""

from __future__ import annotations

from bisect import bisect_left

from syndicate.model import Case, EditKind
from syndicate.reuse.kinds import Threshold
from syndicate.reuse.page_text import work_words

HEADING = Threshold(8, "words of a paragraph; what is shorter is a heading or a line of a list")
_HALF = 2  # a paragraph counts where the page has one of so many parts of it


def copied_words(case: Case) -> bytearray:
    """A mark for each word of the work: 1 where the page has it."""
    marks = bytearray(len(work_words(case.work.text)))
    for alignment in case.match.alignments:
        marks[alignment.work.start : alignment.work.end] = b"\x01" * len(alignment.work)
    for edit in case.match.edits:
        if edit.kind is not EditKind.MOVED:
            marks[edit.work.start : edit.work.end] = bytes(len(edit.work))
    return marks


def paragraphs(case: Case) -> list[range]:
    """The words of each paragraph of the work; blank lines part them."""
    text = case.work.text
    starts = work_words(text).starts
    found, position = [], 0
    for paragraph in text.split("\n\n"):
        end = position + len(paragraph)
        found.append(range(bisect_left(starts, position), bisect_left(starts, end)))
        position = end + 2
    return found


def held_paragraphs(case: Case) -> int:
    """How many paragraphs of the work the page holds at least half of; headings are none."""
    marks = copied_words(case)
    return sum(
        len(part) >= HEADING.value and _HALF * sum(marks[part.start : part.stop]) >= len(part)
        for part in paragraphs(case)
    )
