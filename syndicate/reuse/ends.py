"""Ends: the first and last words of a stretch, where the page has others than the work.

A stretch begins and ends with a seed. Words that were changed within a seed of the beginning or the end of a paragraph
lie outside it. They are part of the copy where the paragraphs of both texts begin or end there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from syndicate.model import Passage
from syndicate.reuse.changes import Change, changes
from syndicate.reuse.passages import Stretch
from syndicate.reuse.tiles import K
from syndicate.text import Words

_MOST = 8
"""Words by which a stretch may grow at each end: two seeds, so one that lies between two changes is reached."""
_SPLIT = 2
"""Words that the page may have more than the work where only spaces differ: a drop cap, "L' été", "U.S."."""
_SENTENCE_END = re.compile("[.!?…。！？؟।]")


def grown(
    found: Iterable[Stretch], ours: Words, theirs: Words, work_ids: Sequence[int], page_ids: Sequence[int]
) -> list[Stretch]:
    """The stretches with the changed words at their ends; no word of either text is in two of them.

    `work_ids` and `page_ids` number the words of the two texts as `stretches` has them. A line break ends a paragraph.
    """
    stretches = list(found)
    if not stretches:
        return []
    work, page = _Side(ours, work_ids), _Side(theirs, page_ids)
    for stretch in stretches:
        work.take(stretch.work)
        page.take(stretch.page)
    return [_grown(stretch, work, page) for stretch in stretches]


class _Side:
    """One of the two texts, and which of its words are in a stretch."""

    def __init__(self, words: Words, ids: Sequence[int]) -> None:
        self.words, self.ids = words, ids
        self._used = bytearray(len(ids))

    def take(self, passage: Passage) -> None:
        self._used[passage.start : passage.end] = b"\x01" * len(passage)

    def is_free(self, at: int) -> bool:
        return 0 <= at < len(self._used) and not self._used[at]

    def between(self, at: int) -> str:
        """What stands before the word `at`, after the one before it; a line break at both ends of the text."""
        if not 0 < at < len(self.ids):
            return "\n"
        return self.words.gap(at)

    def letters(self, passage: Passage) -> str:
        return "".join(self.words.forms[passage.start : passage.end])

    def rest(self, edge: int, step: int) -> _Rest:
        """The free words from an edge of a stretch on, backward (-1) or forward (1), to the end of the paragraph."""
        at, behind = edge, -1 if step < 0 else 0  # a word lies before its number's edge, or behind it
        while abs(at - edge) < _MOST and "\n" not in self.between(at) and self.is_free(at + behind):
            at += step
        return _Rest(Passage(min(edge, at), max(edge, at)), "\n" in self.between(at))


@dataclass(frozen=True, slots=True)
class _Rest:
    """The words beside a stretch, and whether the paragraph ends with them."""

    words: Passage
    whole: bool


def _grown(stretch: Stretch, work: _Side, page: _Side) -> Stretch:
    for step in (-1, 1):
        part = _part(stretch, work, page, step)
        if part is None:
            continue
        span, between = part
        work.take(Passage(span.work_start, span.work_end))
        page.take(Passage(span.page_start, span.page_end))
        stretch = replace(
            stretch,
            work=_joined(stretch.work, span.work_start, span.work_end),
            page=_joined(stretch.page, span.page_start, span.page_end),
            shared=stretch.shared + _equal(span, between),
            changes=(*between, *stretch.changes) if step < 0 else (*stretch.changes, *between),
        )
    return stretch


def _joined(passage: Passage, start: int, end: int) -> Passage:
    return Passage(min(passage.start, start), max(passage.end, end))


def _part(stretch: Stretch, work: _Side, page: _Side, step: int) -> tuple[Change, list[Change]] | None:
    """The words that the stretch grows by on one side, and the changes among them; None where it does not grow."""
    edges = (stretch.work.start, stretch.page.start) if step < 0 else (stretch.work.end, stretch.page.end)
    ours = work.rest(edges[0], step)
    if not ours.words:
        return None
    split = _same_letters(ours, edges[1], work, page, step)
    if split:
        return split, list(changes(work.ids, page.ids, split))
    theirs = page.rest(edges[1], step)
    if not theirs.words or not (ours.whole or theirs.whole):
        return None
    window = Change(ours.words.start, ours.words.end, theirs.words.start, theirs.words.end)
    parted = any(
        _SENTENCE_END.search(side.between(edge)) for side, edge in ((work, edges[0]), (page, edges[1]))
    )
    span, between = _trimmed(window, list(changes(work.ids, page.ids, window)), step)
    if _begins_with_change(span, between, step):
        worth = ours.whole and theirs.whole and _is_another_wording(span, between, parted)
    else:  # words that are equal by chance seldom are the first or the last of a paragraph
        reached, end = _corner(span, step), _corner(window, step)
        at_an_end = (ours.whole and reached[0] == end[0]) or (theirs.whole and reached[1] == end[1])
        worth = at_an_end and 2 * _equal(span, between) >= max(_sizes(span))
    return (span, between) if worth else None


def _same_letters(ours: _Rest, edge: int, work: _Side, page: _Side, step: int) -> Change | None:
    """The words of the page with the same letters: a drop cap may stand in a block of its own."""
    if not ours.whole:
        return None
    letters = work.letters(ours.words)
    for size in range(1, len(ours.words) + _SPLIT + 1):
        at = edge - size if step < 0 else edge + size - 1
        if not page.is_free(at):
            return None
        passage = Passage(min(edge, at), max(edge, at + 1))
        if page.letters(passage) == letters:
            return Change(ours.words.start, ours.words.end, passage.start, passage.end)
    return None


def _trimmed(window: Change, between: list[Change], step: int) -> tuple[Change, list[Change]]:
    """The window without the outermost words that only one of the two texts has."""
    outer = between[0 if step < 0 else -1] if between else None
    if not outer or all(_sizes(outer)) or _corner(outer, step) != _corner(window, step):
        return window, between
    if step < 0:
        return window._replace(work_start=outer.work_end, page_start=outer.page_end), between[1:]
    return window._replace(work_end=outer.work_start, page_end=outer.page_start), between[:-1]


def _begins_with_change(span: Change, between: Sequence[Change], step: int) -> bool:
    """Whether its outermost words are no equal ones."""
    return bool(between) and _corner(between[0 if step < 0 else -1], step) == _corner(span, step)


def _is_another_wording(span: Change, between: list[Change], parted: bool) -> bool:
    """Whether one of the two wordings stands for the other: they are about as long, and no unlike sentences."""
    fewer, more = sorted(_sizes(span))
    equal = _equal(span, between)
    return more <= 2 * fewer + 1 and (4 * equal >= more or (fewer <= K and not parted))


def _corner(span: Change, step: int) -> tuple[int, int]:
    """Where it begins on both sides, or ends."""
    return (span.work_start, span.page_start) if step < 0 else (span.work_end, span.page_end)


def _sizes(span: Change) -> tuple[int, int]:
    return span.work_end - span.work_start, span.page_end - span.page_start


def _equal(span: Change, between: Iterable[Change]) -> int:
    """The words of the span that are equal on both sides."""
    return _sizes(span)[0] - sum(_sizes(change)[0] for change in between)
