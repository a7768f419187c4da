"""Edits: every difference between a work and its copy, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Edit, EditKind, Passage
from syndicate.reuse.changes import Change
from syndicate.reuse.passages import Stretch
from syndicate.reuse.sorts import sort, together
from syndicate.text import Words


def edits(found: list[Stretch], ours: Words, theirs: Words) -> Iterator[Edit]:
    """Every difference inside the copy, in the order of the page.

    Between two stretches the page's words are an insertion; the work's words that no stretch holds are a deletion
    at the place where they would have stood; a stretch that stands earlier in the work than the one before it on
    the page was moved.
    """
    left_out = _left_out(found, len(ours))
    previous: Stretch | None = None
    for stretch in found:
        if previous and stretch.page.start > previous.page.end:
            yield _edit(
                Change(stretch.work.start, stretch.work.start, previous.page.end, stretch.page.start),
                ours,
                theirs,
            )
        if previous and stretch.work.start < previous.work.start:
            words_moved = ours.slice(stretch.work.start, stretch.work.end)
            here = Passage(stretch.page.start, stretch.page.start)
            yield Edit(EditKind.MOVED, stretch.work, here, words_moved, words_moved)
        for start, end in left_out.get((stretch.work.start, "before"), ()):
            yield _edit(Change(start, end, stretch.page.start, stretch.page.start), ours, theirs)
        for change in together(stretch.changes, ours, theirs):
            yield _edit(change, ours, theirs)
        for start, end in left_out.get((stretch.work.end, "after"), ()):
            yield _edit(Change(start, end, stretch.page.end, stretch.page.end), ours, theirs)
        previous = stretch


def _left_out(found: list[Stretch], size: int) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """The stretches of the work that no stretch holds, by the stretch that they stand next to."""
    gaps: dict[tuple[int, str], list[tuple[int, int]]] = {}
    reached = 0
    for stretch in sorted(found, key=lambda stretch: stretch.work.start):
        if stretch.work.start > reached:
            key = (reached, "after") if reached else (stretch.work.start, "before")
            gaps.setdefault(key, []).append((reached, stretch.work.start))
        reached = max(reached, stretch.work.end)
    if reached < size:
        gaps.setdefault((reached, "after"), []).append((reached, size))
    return gaps


def _edit(change: Change, ours: Words, theirs: Words) -> Edit:
    return Edit(
        sort(change, ours, theirs),
        Passage(change.work_start, change.work_end),
        Passage(change.page_start, change.page_end),
        ours.slice(change.work_start, change.work_end),
        theirs.slice(change.page_start, change.page_end),
    )
