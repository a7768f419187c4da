"""Tiles: the runs of words that two texts share, none of them used twice.

Seeds are shared k-grams, found by sorting hashes; seeds in a row form runs; runs are laid as tiles, each on words
that are still free on both sides. (Wise 1993, *String Similarity via Greedy String Tiling and Running Karp-Rabin
Matching*.) Wise lays the longest run first. Here the runs of one copy, which lie on neighbouring diagonals, are
laid together, the fullest copy first: where a page holds the same words twice, they are taken from the place that
has most of them. Blocks that were moved are found like any other, which no global alignment does.

Work is linear in the length of the page but for sorting. What repeats itself is bounded: a k-gram that the work has
too often is a refrain, and is paired in order instead of each with each; pairs and runs have a greatest number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

K = 4
"""Words in a seed. Copies with every seventh word changed keep a seed in most sentences; shorter seeds are idioms."""

_REPEATS = 16  # a k-gram more often in the work than this is a refrain, not a place
_MAX_PAIRS = 500_000  # bounds memory on a page that pastes the work a thousand times
_MAX_RUNS = 50_000  # an ordinary page has some hundreds; the shortest are dropped
_BAND = 60  # words by which insertions and deletions may shift the runs of one copy against each other
_MUCH_LONGER = 3  # times the size of an idiom
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = 32  # bits of a place in a number that sorts by diagonal, then by place

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
    places, anchors = _seeds(tuple(work), np.asarray(page, np.int64))
    if not len(places):
        return []
    floor = _Floor(work, page)
    return sorted(floor.lay(_fullest_first(*_runs(places, anchors))))


def _seeds(work: tuple[int, ...], page: _Ints) -> tuple[_Ints, _Ints]:
    """The (page, work) places of shared k-grams: each with each, those of refrains in order."""
    (ordered, order), known = _sorted_grams(work), _known(page)
    page_grams = _grams(page)[known]
    low = np.searchsorted(ordered, page_grams, "left")
    counts = np.searchsorted(ordered, page_grams, "right") - low
    most = _REPEATS
    while most > 1 and np.minimum(counts, most).sum() > _MAX_PAIRS:
        most //= 2
    each = np.flatnonzero((counts > 0) & (counts <= most))
    refrains = np.flatnonzero(counts > most)
    places, rows = _each_with_each(known[each], low[each], counts[each])
    if not len(refrains):
        return places, order[rows]
    more, rows_of_more = _in_order(known[refrains], low[refrains], counts[refrains])
    more, anchors = _long(more, order[rows_of_more])
    return np.concatenate((places, more)), np.concatenate((order[rows], anchors))


@lru_cache(maxsize=64)
def _sorted_grams(work: tuple[int, ...]) -> tuple[NDArray[np.uint64], _Ints]:
    """The k-grams of a work, sorted, and where each stands; cached, since one work is compared with many pages."""
    grams = _grams(np.asarray(work, np.int64))
    order = np.argsort(grams, kind="stable")
    return grams[order], order


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


def _each_with_each(known: _Ints, low: _Ints, counts: _Ints) -> tuple[_Ints, _Ints]:
    """(place, row) pairs, where rows `low` to `low + count` hold the k-gram of a place."""
    places = np.repeat(known, counts)
    steps = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    return places, np.repeat(low, counts) + steps


def _in_order(known: _Ints, low: _Ints, counts: _Ints) -> tuple[_Ints, _Ints]:
    """The same for refrains: the first on the page with the first of the work, and so on."""
    by_gram = np.argsort(low, kind="stable")
    ordered = low[by_gram]
    steps = np.empty_like(low)
    steps[by_gram] = np.arange(len(low)) - np.searchsorted(ordered, ordered, "left")
    paired = steps < counts
    return known[paired], (low + steps)[paired]


def _long(places: _Ints, anchors: _Ints) -> tuple[_Ints, _Ints]:
    """The pairs that stand in a long row: in the others only the same few words meet, as in lists of yes and no."""
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(anchors) != 1)) + 1
    bounds = np.concatenate(([0], breaks, [len(places)]))
    sizes = np.diff(bounds)
    long = np.repeat(sizes >= _REPEATS, sizes)
    return places[long], anchors[long]


def _runs(places: _Ints, anchors: _Ints) -> tuple[_Ints, _Ints, _Ints]:
    """(diagonal, place, size) of the maximal runs of seeds, in this order; the shortest dropped if they are too many."""
    lowest = int(anchors.max())
    keys = ((places - anchors + lowest) << _SHIFT) | places
    keys.sort()
    breaks = np.flatnonzero(np.diff(keys) != 1) + 1
    first = keys[np.concatenate(([0], breaks))]
    last = keys[np.concatenate((breaks - 1, [len(keys) - 1]))]
    sizes = last - first + K
    if len(sizes) > _MAX_RUNS:
        kept = np.sort(np.argsort(-sizes, kind="stable")[:_MAX_RUNS])
        first, sizes = first[kept], sizes[kept]
    return (first >> _SHIFT) - lowest, first & ((1 << _SHIFT) - 1), sizes


def _fullest_first(diagonals: _Ints, places: _Ints, sizes: _Ints) -> Iterator[Tile]:
    """The runs as tiles to lay: those of the fullest band of diagonals first, idioms after all others."""
    idioms = _are_idioms(places, sizes)
    rest = ~idioms
    yield from _by_bands(diagonals[rest], places[rest], sizes[rest])
    yield from sorted(_as_tiles(diagonals[idioms], places[idioms], sizes[idioms]), key=_longest_first)


def _are_idioms(places: _Ints, sizes: _Ints) -> NDArray[np.bool_]:
    """Whether each run is a short one on words of the page that a much longer run explains."""
    longest = np.zeros(int((places + sizes).max()), np.int64)
    order = np.argsort(sizes, kind="stable")
    for start, size in zip(places[order].tolist(), sizes[order].tolist(), strict=True):
        longest[start : start + size] = size
    here: _Ints = np.minimum(longest[places], longest[places + sizes - 1])
    idioms: NDArray[np.bool_] = here >= _MUCH_LONGER * sizes
    return idioms


def _by_bands(diagonals: _Ints, places: _Ints, sizes: _Ints) -> Iterator[Tile]:
    """The fullest band of diagonals first, in a band the longest run first.

    The middles of two bands are further apart than a band is wide to one side, so a run is looked at three times
    at most.
    """
    low = np.searchsorted(diagonals, diagonals - _BAND, "left")
    high = np.searchsorted(diagonals, diagonals + _BAND, "right")
    totals = np.concatenate(([0], np.cumsum(sizes)))
    middles = np.lexsort((places, totals[low] - totals[high])).tolist()
    lows, highs = low.tolist(), high.tolist()
    waiting: list[Tile | None] = [*_as_tiles(diagonals, places, sizes)]
    for middle in middles:
        if waiting[middle] is None:
            continue
        band = slice(lows[middle], highs[middle])
        runs = [run for run in waiting[band] if run is not None]
        waiting[band] = [None] * (band.stop - band.start)
        yield from sorted(runs, key=_longest_first)


def _as_tiles(diagonals: _Ints, places: _Ints, sizes: _Ints) -> Iterator[Tile]:
    return map(Tile, places.tolist(), (places - diagonals).tolist(), sizes.tolist())


def _longest_first(tile: Tile) -> tuple[int, int]:
    return -tile.size, tile.page


class _Floor:
    """The words of both texts, and which of them lie under a tile."""

    def __init__(self, work: Sequence[int], page: Sequence[int]) -> None:
        self._work, self._page = work, page
        self._used_work, self._used_page = bytearray(len(work)), bytearray(len(page))

    def lay(self, runs: Iterable[Tile]) -> Iterator[Tile]:
        """Lay the runs as tiles in the order given; of a run that is partly covered what is still free."""
        for run in runs:
            for part in self._free_parts(run):
                tile = self._grown(part)
                self._used_work[tile.work : tile.work + tile.size] = b"\x01" * tile.size
                self._used_page[tile.page : tile.page + tile.size] = b"\x01" * tile.size
                yield tile

    def _free_parts(self, run: Tile) -> list[Tile]:
        """The parts of the run, of K words at least, that are free on both sides."""
        used_page = self._used_page[run.page : run.page + run.size]
        if 0 not in used_page:
            return []
        used_work = self._used_work[run.work : run.work + run.size]
        if 1 not in used_work and 1 not in used_page:
            return [run]
        used = bytes(map(or_, used_work, used_page))
        parts, offset = [], 0
        for free in used.split(b"\x01"):
            if len(free) >= K:
                parts.append(Tile(run.page + offset, run.work + offset, len(free)))
            offset += len(free) + 1
        return parts

    def _grown(self, tile: Tile) -> Tile:
        """The tile with the free equal words on both sides of it, which lack a seed where refrains were paired."""
        page, work, size = tile
        while page and work and self._joins(page - 1, work - 1):
            page, work, size = page - 1, work - 1, size + 1
        while page + size < len(self._page) and work + size < len(self._work):
            if not self._joins(page + size, work + size):
                break
            size += 1
        return Tile(page, work, size)

    def _joins(self, page: int, work: int) -> bool:
        word = self._page[page]
        return word == self._work[work] and word >= 0 and not (self._used_page[page] or self._used_work[work])
