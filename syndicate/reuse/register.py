"""Register: the works of an index, each with its id, its number and the count of its fingerprints."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from syndicate.errors import IndexFileError

Bytes = NDArray[np.uint8]
Counts = NDArray[np.uint32]
Offsets = NDArray[np.int64]

_UTF_8 = ("utf-8", "surrogatepass")  # ids are whatever the caller knows works by
_NO_BYTES, _NO_COUNTS, _NO_OFFSETS = np.zeros(0, np.uint8), np.zeros(0, np.uint32), np.zeros(0, np.int64)


class Register:
    """Numbers are given in order and never again; a work that is removed keeps its number, marked as gone.

    `letters` holds the ids that a file brings, in UTF-8 one after the other, `ends` where each ends, `counts` how many
    fingerprints each work has. They are read when they are asked for: a mapped file of 100,000 works opens at once.
    """

    def __init__(
        self, letters: Bytes = _NO_BYTES, ends: Offsets = _NO_OFFSETS, counts: Counts = _NO_COUNTS
    ) -> None:
        self.gone: set[int] = set()
        self._letters, self._ends, self._counts = letters, ends, counts
        self._added: list[tuple[str, int]] = []
        self._known: dict[str, int] | None = None

    def __len__(self) -> int:
        return self.issued - len(self.gone)

    def __contains__(self, work_id: object) -> bool:
        return work_id in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    @property
    def issued(self) -> int:
        """How many numbers were given so far."""
        return len(self._ends) + len(self._added)

    def add(self, work_id: str, count: int) -> int:
        """The number of a new work; whoever had its id before is gone."""
        if work_id in self._numbers:
            self.remove(work_id)
        number = self.issued
        self._added.append((work_id, count))
        self._numbers[work_id] = number
        return number

    def remove(self, work_id: str) -> None:
        """Mark a work as gone. Raises KeyError where no work has this id."""
        self.gone.add(self._numbers.pop(work_id))

    def id(self, number: int) -> str:
        """The id of the work with this number. Raises IndexFileError where a file brought none that can be read."""
        if number >= len(self._ends):
            return self._added[number - len(self._ends)][0]
        start, end = int(self._ends[number - 1]) if number else 0, int(self._ends[number])
        if end > len(self._letters):
            raise IndexFileError("The index is damaged: an id is missing. Build it anew.")
        try:
            return self._letters[start:end].tobytes().decode(*_UTF_8)
        except UnicodeDecodeError as error:
            raise IndexFileError("The index is damaged: an id cannot be read. Build it anew.") from error

    def count(self, number: int) -> int:
        """How many fingerprints it has. Raises IndexFileError where a file has postings of a work that it lacks."""
        if number >= self.issued:
            raise IndexFileError("The index is damaged: it has no such work. Build it anew.")
        stored = number < len(self._ends)
        return int(self._counts[number]) if stored else self._added[number - len(self._ends)][1]

    def columns(self) -> tuple[Bytes, Offsets, Counts]:
        """Letters, ends and counts of all works that are not gone, in the order of their numbers."""
        ids = [self.id(number).encode(*_UTF_8) for number in self.present()]
        ends = np.cumsum(np.fromiter(map(len, ids), np.int64, len(ids)), dtype=np.int64)
        counts = np.fromiter(map(self.count, self.present()), np.uint32, len(ids))
        return np.frombuffer(b"".join(ids), np.uint8), ends, counts

    def present(self) -> list[int]:
        """The numbers of the works that are not gone."""
        return [number for number in range(self.issued) if number not in self.gone]

    @property
    def _numbers(self) -> dict[str, int]:
        """The number of each id that is not gone."""
        if self._known is None:
            self._known = {self.id(number): number for number in self.present()}
        return self._known
