"""Segment: which works have which fingerprints, in sorted arrays that never change.

A fingerprint's first bits name a bucket, `buckets` says where each begins among the postings, `rests` holds the other
bits and `works` the work. So finding a fingerprint reads two neighbours of `buckets` and a handful of `rests`, however
many works there are; and arrays can be mapped from a file as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from syndicate.errors import IndexFileError
from syndicate.reuse.fingerprints import BITS
from syndicate.reuse.hashes import Hashes

Places = NDArray[np.int64]
WorkNumbers = NDArray[np.uint32]

EVERYONES = 16
"""Works that have a fingerprint in common before it is nobody's: then it comes from a disclaimer, a call to subscribe,
a list of links, and the segment only notes that it is known."""
NOBODY = np.uint32(0xFFFFFFFF)
"""Stands for the work of a fingerprint that is everyone's."""

_IN_BUCKET = 8  # postings on average: reading on in a row is cheap, and a bucket costs 4 bytes
_FEWEST_BITS = 16  # so that the rest of a fingerprint fits 32 bits
_AT_ONCE = 1 << 16  # fingerprints sought at one time, which bounds memory


@dataclass(frozen=True, slots=True)
class Segment:
    """Postings in the order of their fingerprints; `buckets` has one entry more than there are buckets."""

    buckets: NDArray[np.uint32]
    rests: NDArray[np.uint32]
    works: WorkNumbers

    def __len__(self) -> int:
        return len(self.rests)

    def find(self, sought: Hashes) -> tuple[Places, WorkNumbers]:
        """All postings of some fingerprints: the place of each in `sought`, and the work.

        Raises IndexFileError where the columns come from a damaged file.
        """
        parts = [self._find(sought[at : at + _AT_ONCE], at) for at in range(0, len(sought), _AT_ONCE)]
        return (
            np.concatenate([np.zeros(0, np.int64), *(places for places, _ in parts)]),
            np.concatenate([np.zeros(0, np.uint32), *(works for _, works in parts)]),
        )

    def _find(self, sought: Hashes, first: int) -> tuple[Places, WorkNumbers]:
        shift = self._shift
        bucket = (sought >> shift).astype(np.int64)
        start = self.buckets[bucket].astype(np.int64)
        count = self.buckets[bucket + 1] - start
        if len(count) and (count.min() < 0 or (start + count).max() > len(self)):
            raise IndexFileError("The index is damaged: its buckets lead nowhere. Build it anew.")
        which = np.repeat(np.arange(len(sought)), count)
        places = np.arange(len(which)) + np.repeat(start - np.cumsum(count) + count, count)
        equal = self.rests[places] == (sought & ((np.uint64(1) << shift) - np.uint64(1)))[which]
        return which[equal] + first, self.works[places[equal]].astype(np.uint32)

    @property
    def _shift(self) -> np.uint64:
        return np.uint64(BITS - (len(self.buckets) - 1).bit_length() + 1)

    def postings(self) -> tuple[Hashes, WorkNumbers]:
        """Every posting, in order: its fingerprint and its work."""
        counts = self.buckets[1:] - self.buckets[:-1]
        buckets = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
        return (buckets << self._shift) | self.rests, self.works.astype(np.uint32)


def segment(parts: Iterable[tuple[Hashes, WorkNumbers]], gone: Collection[int] = ()) -> Segment:
    """The segment of some postings, without those of the works `gone`; what is everyone's is noted once."""
    numbers, works = (np.concatenate(each) for each in zip(*parts, strict=True))
    if len(gone):
        kept = ~np.isin(works, np.fromiter(gone, np.uint32))
        numbers, works = numbers[kept], works[kept]
    order = np.argsort(numbers, kind="stable")
    numbers, works = _noted_once(numbers[order], works[order])
    bits = max(_FEWEST_BITS, (len(numbers) // _IN_BUCKET).bit_length())
    shift = np.uint64(BITS - bits)
    buckets = np.searchsorted(numbers, np.arange((1 << bits) + 1, dtype=np.uint64) << shift)
    rests = numbers & ((np.uint64(1) << shift) - np.uint64(1))
    return Segment(buckets.astype(np.uint32), rests.astype(np.uint32), works)


def _noted_once(numbers: Hashes, works: WorkNumbers) -> tuple[Hashes, WorkNumbers]:
    """The postings, in order, with one of NOBODY for each fingerprint that too many works have."""
    first = np.flatnonzero(np.diff(numbers, prepend=~numbers[:1]))
    counts = np.diff(first, append=len(numbers))
    known = np.maximum.reduceat(works, first) == NOBODY if len(first) else np.zeros(0, bool)
    common = (counts > EVERYONES) | known
    if not common.any():
        return numbers, works
    works = works.copy()
    works[first[common]] = NOBODY
    kept = np.repeat(~common, counts)
    kept[first] = True
    return numbers[kept], works[kept]
