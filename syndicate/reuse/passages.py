"""Stretches: tiles that lie close together on both sides, taken as one copied passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from syndicate.model import Passage
from syndicate.reuse.changes import Change, changes
from syndicate.reuse.kinds import PASSAGE_DENSITY, PASSAGE_WORDS
from syndicate.reuse.parts import counted, parts
from syndicate.reuse.tiles import Tile, tiles

_NEAR = 60
"""Words between two tiles of one stretch: two long sentences of difference, on either side."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A copied stretch on both sides, the words in it that are equal, and the changes between those."""

    work: Passage
    page: Passage
    shared: int
    changes: tuple[Change, ...]

    @property
    def counts(self) -> bool:
        """Whether it is long and dense enough to be copied at all."""
        span = min(len(self.work), len(self.page))
        return self.shared >= PASSAGE_WORDS.value and self.shared >= PASSAGE_DENSITY.value * span


def stretches(work_ids: Sequence[int], page_ids: Sequence[int]) -> list[Stretch]:
    """The stretches that make up the copy, in the order of the page; empty where nothing is copied.

    They may stand in several places of the page; a teaser far from the copy is none of them (see `parts`).
    """
    groups = _without_idioms(list(_groups(tiles(work_ids, page_ids))))
    all_found = (_stretch(group, work_ids, page_ids) for group in groups)
    found = [stretch for stretch in all_found if stretch.counts]
    return [stretch for part in counted(parts(found)) for stretch in found[part.first : part.last + 1]]


def _without_idioms(groups: list[list[Tile]]) -> list[list[Tile]]:
    """The groups that may be copied at all; where an idiom parted two of them, they may be one."""
    kept = [group for group in groups if _span(group) >= PASSAGE_WORDS.value]
    if len(kept) == len(groups):
        return groups
    return list(_groups([tile for group in kept for tile in group]))


def _span(group: list[Tile]) -> int:
    """Words of the page from the first tile to the last."""
    return group[-1].page + group[-1].size - group[0].page


def _groups(tiles_in_order: list[Tile]) -> Iterator[list[Tile]]:
    """Tiles that follow each other closely on both sides, together.

    Where the words between two tiles of the work stand elsewhere on the page, they were moved, not left out: the
    tiles are two groups then.
    """
    taken = _running_total(tiles_in_order)
    group: list[Tile] = []
    for tile in tiles_in_order:
        if group and not _follows(group[-1], tile, taken):
            yield group
            group = []
        group.append(tile)
    if group:
        yield group


def _follows(last: Tile, tile: Tile, taken: list[int]) -> bool:
    page_gap = tile.page - (last.page + last.size)
    work_gap = tile.work - (last.work + last.size)
    if not (0 <= page_gap <= _NEAR and 0 <= work_gap <= _NEAR):
        return False
    elsewhere = taken[tile.work] - taken[last.work + last.size]
    return 2 * elsewhere <= work_gap


def _running_total(found: list[Tile]) -> list[int]:
    """For each word of the work how many words before it are in a tile."""
    end = max((tile.work + tile.size for tile in found), default=0)
    marks = bytearray(end)
    for tile in found:
        marks[tile.work : tile.work + tile.size] = b"\x01" * tile.size
    return [0, *accumulate(marks)]


def _stretch(group: list[Tile], work_ids: Sequence[int], page_ids: Sequence[int]) -> Stretch:
    """The stretch that a group of tiles makes; equal words between its tiles are counted too."""
    between: list[Change] = []
    for left, right in pairwise(group):
        gap = Change(left.work + left.size, right.work, left.page + left.size, right.page)
        if _is_one_word(gap) and work_ids[gap.work_start] != page_ids[gap.page_start]:
            between.append(gap)  # the most common change; no need to align it
        else:
            between.extend(changes(work_ids, page_ids, gap))
    first, last = group[0], group[-1]
    work = Passage(first.work, last.work + last.size)
    changed = sum(change.work_end - change.work_start for change in between)
    return Stretch(work, Passage(first.page, last.page + last.size), len(work) - changed, tuple(between))


def _is_one_word(gap: Change) -> bool:
    return gap.work_end - gap.work_start == gap.page_end - gap.page_start == 1
