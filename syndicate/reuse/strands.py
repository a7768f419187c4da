"""Strands: a work and its copy side by side, as a reader follows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from syndicate.model import EditKind, Match, Page, Work
from syndicate.reuse.page_text import page_text, work_words
from syndicate.text import Words


@dataclass(frozen=True, slots=True)
class Strand:
    """A stretch of the two texts: `before` as the work has it, `after` as the page has it."""

    kind: Literal["same", "changed", "left_out", "added"]
    before: str
    after: str


def strands(work: Work, page: Page, match: Match) -> tuple[Strand, ...]:
    """The whole copy in the order of the page; what the page left out stands where it would have stood."""
    if not match.alignments:
        return ()
    return tuple(_strands(work, page, match))


def _strands(work: Work, page: Page, match: Match) -> Iterator[Strand]:
    ours, theirs = work_words(work.text), page_text(page).words
    reached = match.alignments[0].page.start
    work_starts = {alignment.page.start: alignment.work.start for alignment in match.alignments}
    at = match.alignments[0].work.start
    for edit in match.edits:
        if edit.kind is EditKind.MOVED:
            continue
        if edit.page.start > reached:
            at = work_starts.get(reached, at)
            yield _same(ours, at, theirs, reached, edit.page.start)
        yield _strand(
            ours.with_punctuation(edit.work.start, edit.work.end),
            theirs.with_punctuation(edit.page.start, edit.page.end),
        )
        reached = edit.page.end
        at = edit.work.end
    end = match.alignments[-1].page.end
    if end > reached:
        at = work_starts.get(reached, at)
        yield _same(ours, at, theirs, reached, end)


def _same(ours: Words, at: int, theirs: Words, start: int, end: int) -> Strand:
    return Strand("same", ours.with_punctuation(at, at + end - start), theirs.with_punctuation(start, end))


def _strand(before: str, after: str) -> Strand:
    if before and after:
        return Strand("changed", before, after)
    return Strand("left_out", before, "") if before else Strand("added", "", after)
