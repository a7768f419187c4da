"""Tiles: the runs of words that two texts share, none of them used twice.

Seeds are shared k-grams, found by sorting hashes; seeds in a row form runs; runs are laid as tiles, the longest
first, each on words that are still free on both sides. (Wise 1993, *String Similarity via Greedy String Tiling
and Running Karp-Rabin Matching*.) Blocks that were moved are found like any other, which no global alignment
does. Work is linear in the length of the page but for one sort: a k-gram that the work repeats too often is no
seed, and the number of runs is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

K = 4
"""Words in a seed. Copies with every seventh word changed keep a seed in most sentences; shorter seeds are idioms."""

_REPEATS = 16  # a k-gram more often in the work than this is a refrain, not a place
_MAX_PAIRS = 4_000_000  # bounds memory (64 MB) on a page that pastes the work a thousand times
_MAX_RUNS = 20_000  # an ordinary page has some hundreds
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

_Ints = NDArray[np.int64]


class Tile(NamedTuple):
    """`size` equal words: from word `work` of the work and from word `page` of the page."""

    page: int
    work: int
    size: int


def tiles(work: Sequence[int], page: Sequence[int]) -> list[Tile]:
    """The tiles in the order of the page.

    Both texts are given as word numbers, equal numbers for equal words, -1 for a word the other does not have.
    """
    if min(len(work), len(page)) < K:
        return []
    runs = _runs(np.asarray(work, np.int64), np.asarray(page, np.int64))
    return sorted(_lay(runs, len(work), len(page)))


def _runs(work: _Ints, page: _Ints) -> list[Tile]:
    """Maximal runs of equal words, longest first."""
    places, anchors = _seeds(work, page)
    if not len(places):
        return []
    diagonals = places - anchors
    order = np.lexsort((places, diagonals))
    places, diagonals = places[order], diagonals[order]
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(diagonals) != 0)) + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks, [len(places)])) - 1
    sizes = places[last] - places[first] + K
    longest = np.lexsort((places[first], -sizes))[:_MAX_RUNS]
    starts = places[first][longest]
    return [
        Tile(*row)
        for row in zip(
            starts.tolist(),
            (starts - diagonals[first][longest]).tolist(),
            sizes[longest].tolist(),
            strict=True,
        )
    ]


def _seeds(work: _Ints, page: _Ints) -> tuple[_Ints, _Ints]:
    """All (page, work) places of a shared k-gram."""
    work_grams, known = _grams(work), _known(page)
    page_grams = _grams(page)[known]
    order = np.argsort(work_grams, kind="stable")
    ordered = work_grams[order]
    low = np.searchsorted(ordered, page_grams, "left")
    counts = np.searchsorted(ordered, page_grams, "right") - low
    counts[counts > _REPEATS] = 0
    while counts.sum() > _MAX_PAIRS:
        counts[counts == counts.max()] = counts.max() // 2
    hits = np.flatnonzero(counts)
    counts = counts[hits]
    places = np.repeat(known[hits], counts)
    steps = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    return places, order[np.repeat(low[hits], counts) + steps]


def _known(page: _Ints) -> _Ints:
    """The places of the k-grams that hold no word which the work does not have: only these can be shared."""
    foreign = np.cumsum(np.concatenate(([0], page < 0)))
    return np.flatnonzero(foreign[K:] == foreign[:-K])


def _grams(ids: _Ints) -> NDArray[np.uint64]:
    """A 64-bit number for each k-gram; two different ones share it once in 10^19."""
    values = ids.astype(np.uint64)
    values = (values ^ (values >> np.uint64(7))) * _FACTOR
    count = len(ids) - K + 1
    grams = np.zeros(count, np.uint64)
    for offset in range(K):
        grams = (grams ^ (grams >> np.uint64(29))) * _FACTOR + values[offset : offset + count]
    return grams


def _lay(runs: list[Tile], work_size: int, page_size: int) -> list[Tile]:
    """Lay the runs as tiles, the longest first; what remains free of a run that is partly covered is still used."""
    used_work, used_page = bytearray(work_size), bytearray(page_size)
    laid = []
    for run in runs:
        tile = _free_part(run, used_work, used_page)
        if tile.size >= K:
            used_work[tile.work : tile.work + tile.size] = b"\x01" * tile.size
            used_page[tile.page : tile.page + tile.size] = b"\x01" * tile.size
            laid.append(tile)
    return laid


def _free_part(run: Tile, used_work: bytearray, used_page: bytearray) -> Tile:
    """The longest part of the run that is free on both sides; size 0 where there is none."""
    taken_work = used_work[run.work : run.work + run.size]
    taken_page = used_page[run.page : run.page + run.size]
    if 1 not in taken_work and 1 not in taken_page:
        return run
    taken = bytes(a | b for a, b in zip(taken_work, taken_page, strict=True))
    longest = max(taken.split(b"\x01"), key=len)
    if not longest:
        return run._replace(size=0)
    offset = taken.index(longest)
    return Tile(run.page + offset, run.work + offset, len(longest))
