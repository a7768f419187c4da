"""Index: which of many works a page may have copied.

Works are known by their fingerprints alone, so that 100,000 works take some 100 MB, and a lookup takes as long among
them as among a thousand. What it answers are candidates: `compare` says what was copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from syndicate.errors import UsageError
from syndicate.model import Page, Passage, Work
from syndicate.model.candidate import Candidate
from syndicate.reuse.fingerprints import GUARANTEED, WINDOW, K, fingerprints, runs
from syndicate.reuse.hashes import Hashes, word_hashes
from syndicate.reuse.index_file import check_file, read_file, write_file
from syndicate.reuse.page_text import visible_text
from syndicate.reuse.register import Register
from syndicate.reuse.segment import NOBODY, Places, Segment, WorkNumbers, segment

ENOUGH = 2.0
"""Weight of a candidate: two fingerprints that no other work has, eight that two works share, eighteen of three. One
alone is a phrase as often as a copy."""
ALWAYS_FOUND = K + 2 * WINDOW - 1
"""Words in a row that a page and one work only have in common: they hold two fingerprints."""

_NEAR = 100  # words between two fingerprints of one stretch: a long paragraph that was put in or rewritten
_GROWTH = 4  # a segment joins its neighbour when it is no longer this much smaller, so that there are few


class Index:
    """The works that pages are looked up among.

    ALWAYS_FOUND words in a row that a page has in common with a work, and that do not repeat themselves, are always found
    where no other work has any of them in a row, nor of the GUARANTEED words around them. Where d works have all
    of them, they tell less, and take 2 d² windows of words.

    Threads may look up at the same time once one has looked up; none may while works are added, removed or saved.

    >>> index = Index([Work(url="https://news.example/rivers", text="No river ever runs the same way twice " * 9)])
    >>> [candidate.id for candidate in index.lookup("They say no river ever runs the same way twice. No!")]
    ['https://news.example/rivers']
    """

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._register = Register()
        self._segments: list[Segment] = []
        self._fresh: list[tuple[Hashes, WorkNumbers]] = []
        for work in works:
            self.add(work)

    def __len__(self) -> int:
        """How many works it holds."""
        return len(self._register)

    def __contains__(self, work_id: object) -> bool:
        return work_id in self._register

    def __iter__(self) -> Iterator[str]:
        """The ids of its works."""
        return iter(self._register)

    def add(self, work: Work, work_id: str = "") -> None:
        """Add a work, in all its versions; it takes the place of one that had its id. Its id is its url unless given.

        A work of fewer than `fingerprints.K` words is kept and never found. Raises UsageError without id and url.
        """
        if not (work_id or work.url):
            raise UsageError("The work has neither an id nor an address to be known by; give one of them.")
        numbers = _of_versions(work)
        number = self._register.add(work_id or work.url, len(numbers))
        self._fresh.append((numbers, np.full(len(numbers), number, np.uint32)))

    def remove(self, work_id: str) -> None:
        """Forget a work. Raises UsageError where there is none with this id.

        What it had in common with so many works that it was everyone's stays so until the index is built anew.
        """
        if work_id not in self._register:
            raise UsageError(f"No work of the index has the id {work_id}")
        self._register.remove(work_id)

    def lookup(self, page: Page | str) -> tuple[Candidate, ...]:
        """The works of which enough stands on a page, or in a text, the most likely first."""
        text = page if isinstance(page, str) else visible_text(page)
        self._settle()
        numbers, places = np.unique(runs(word_hashes(text)), return_index=True)
        found, works = self._find(numbers)
        finds = _Finds.sorted(works, places[found], _sharing(found, works, len(numbers)))
        candidates = self._candidates(finds)
        return tuple(sorted(candidates, key=lambda candidate: (-candidate.weight, candidate.id)))

    def save(self, path: str | Path) -> None:
        """Write the index to a file, whole or not at all; what was at `path` stays until the new one is complete.

        Raises OSError where that cannot be done.
        """
        self._renumber()
        whole = self._segments[0]
        postings = {"buckets": whole.buckets, "rests": whole.rests, "works": whole.works}
        letters, ends, counts = self._register.columns()
        write_file(Path(path), {**postings, "letters": letters, "ends": ends, "counts": counts})

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The index in a file, which stays where it is: only what a lookup needs is read, once for all processes.

        Raises IndexFileError where the file is none, was cut short or comes from another version of syndicate.
        """
        index = cls()
        columns = read_file(Path(path))
        index._segments = [Segment(columns["buckets"], columns["rests"], columns["works"])]
        index._register = Register(columns["letters"], columns["ends"], columns["counts"])
        return index

    @staticmethod
    def verify(path: str | Path) -> None:
        """Read every byte of a file and raise IndexFileError where one is not what was written."""
        check_file(Path(path))

    def _find(self, numbers: Hashes) -> tuple[Places, WorkNumbers]:
        """Which of the page's runs are known, and the work of each."""
        parts = [part.find(numbers) for part in self._segments]
        found = np.concatenate([np.zeros(0, np.int64), *(places for places, _ in parts)])
        works = np.concatenate([np.zeros(0, np.uint32), *(works for _, works in parts)])
        if self._register.gone:
            kept = ~np.isin(works, np.fromiter(self._register.gone, np.uint32))
            found, works = found[kept], works[kept]
        return found, works

    def _candidates(self, finds: _Finds) -> Iterator[Candidate]:
        """A candidate for each work that weighs enough; a work of a few lines has but one fingerprint to find."""
        each, start = np.unique(finds.works, return_index=True)
        at_most = np.add.reduceat(finds.sharing**-2.0, start).round(6) if len(each) else np.zeros(0)
        ends = np.append(start[1:], len(finds.works))
        for at in np.flatnonzero(at_most >= 1).tolist():
            places, weights = finds.of(slice(int(start[at]), int(ends[at])))
            weight, count = round(float(weights.sum()), 6), self._register.count(int(each[at]))
            if weight >= min(ENOUGH, count):
                containment = len(places) / count
                work_id = self._register.id(int(each[at]))
                yield Candidate(work_id, weight, len(places), containment, _densest(places))

    def _settle(self) -> None:
        """Make what was added a segment, and few segments of many."""
        if not self._fresh:
            return
        self._segments.append(segment(self._fresh, self._register.gone))
        self._fresh = []
        while len(self._segments) > 1 and len(self._segments[-2]) < _GROWTH * len(self._segments[-1]):
            last = [self._segments.pop().postings(), self._segments.pop().postings()]
            self._segments.append(segment(reversed(last), self._register.gone))

    def _renumber(self) -> None:
        """Make one segment of all, and give the works that are left the numbers from 0 on."""
        gone, issued = self._register.gone, self._register.issued
        if len(self._segments) == 1 and not self._fresh and not gone:
            return
        whole = segment([*(part.postings() for part in self._segments), *self._fresh, _NOTHING], gone)
        present = self._register.present()
        new = np.full(issued + 1, NOBODY, np.uint32)
        new[present] = np.arange(len(present), dtype=np.uint32)
        works = new[np.minimum(whole.works, issued)]
        self._segments, self._fresh = [Segment(whole.buckets, whole.rests, works)], []
        self._register = Register(*self._register.columns())


_NOTHING = (np.zeros(0, np.uint64), np.zeros(0, np.uint32))


def _of_versions(work: Work) -> Hashes:
    texts = dict.fromkeys((work.text, *(version.text for version in work.versions)))
    return np.unique(np.concatenate([fingerprints(word_hashes(text)) for text in texts]))


def _sharing(found: Places, works: WorkNumbers, size: int) -> NDArray[np.float64]:
    """For each find the number of works that have it, infinite where it is everyone's."""
    sharing = np.bincount(found, minlength=size).astype(np.float64)
    sharing[found[works == NOBODY]] = np.inf
    return sharing[found]


class _Finds(NamedTuple):
    """Fingerprints on a page, by work and then by place: the work that has each, the word of the page that it begins
    at, and how many works have it.
    """

    works: WorkNumbers
    places: Places
    sharing: NDArray[np.float64]
    common: Places  #: the places of those that are everyone's

    @classmethod
    def sorted(cls, works: WorkNumbers, places: Places, sharing: NDArray[np.float64]) -> _Finds:
        """The finds in order, however they were found."""
        order = np.lexsort((places, works))
        works, places, sharing = works[order], places[order], sharing[order]
        return cls(works, places, sharing, places[works == NOBODY])

    def of(self, rows: slice) -> tuple[Places, NDArray[np.float64]]:
        """The places of one work's finds, and what each counts.

        A find beside another that more works have counts as that one does: at the ends of a passage that many works
        carry, which of its runs is kept depends on what stands around it, and so a few there look like one work's own.
        """
        places, sharing = self.places[rows], self.sharing[rows]
        low, high = places - GUARANTEED, places + GUARANTEED
        spans = np.column_stack(
            (np.searchsorted(places, low), np.searchsorted(places, high, "right"))
        ).ravel()
        most = np.maximum.reduceat(np.append(sharing, 0), spans)[::2]
        beside = np.searchsorted(self.common, low) < np.searchsorted(self.common, high, "right")
        return places, np.where(beside, 0, most**-2.0)


def _densest(places: Places) -> Passage:
    """The words of the stretch with the most fingerprints."""
    stretches = np.split(places, np.flatnonzero(np.diff(places) > _NEAR) + 1)
    longest = max(stretches, key=len)
    return Passage(int(longest[0]), int(longest[-1]) + K)
