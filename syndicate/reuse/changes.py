"""Changes: how two short stretches of words differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

MAX_GAP = 2_000
"""Longest stretch, in words, that is aligned word by word; a longer one was replaced as a whole."""


class Change(NamedTuple):
    """Words `work_start:work_end` of the work stand as words `page_start:page_end` on the page."""

    work_start: int
    work_end: int
    page_start: int
    page_end: int


def changes(work: Sequence[int], page: Sequence[int], gap: Change) -> Iterator[Change]:
    """The changes inside one gap between two equal runs, by longest common subsequence of words.

    Equal words inside the gap are what is left between the changes.
    """
    ours, theirs = work[gap.work_start : gap.work_end], page[gap.page_start : gap.page_end]
    if not ours or not theirs or max(len(ours), len(theirs)) > MAX_GAP:
        if ours or theirs:
            yield gap
        return
    from rapidfuzz.distance import LCSseq

    open_change: Change | None = None
    for op in LCSseq.opcodes(ours, theirs):
        if op.tag == "equal":
            continue
        here = Change(
            gap.work_start + op.src_start,
            gap.work_start + op.src_end,
            gap.page_start + op.dest_start,
            gap.page_start + op.dest_end,
        )
        if (
            open_change
            and open_change.work_end == here.work_start
            and open_change.page_end == here.page_start
        ):
            open_change = open_change._replace(work_end=here.work_end, page_end=here.page_end)
            continue
        if open_change:
            yield open_change
        open_change = here
    if open_change:
        yield open_change
