"""The map of the original: which of its words stand on the page as they are, which were changed, which are not there.

alignments, edits → one state a word → at most 240 cells → runs, drawn as one strip
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from syndicate.model import EditKind, Kind, Match
from syndicate.saying import number_of

CELLS = 240  #: of a strip: four points each on a desktop, and still to be seen on a phone
FEW = 3  #: times as many words of the work as the page has in their place: they were replaced, not changed
TAKEN, CHANGED, ABSENT = "taken", "changed", "absent"
STATES = {TAKEN: "as in the original", CHANGED: "changed", ABSENT: "not on the page"}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of one state: taken, changed or absent."""

    state: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class OriginalMap:
    """The strip over the whole work, from its first word to its last, and the counts of words that it stands for."""

    runs: tuple[Run, ...]
    cells: int
    counts: tuple[tuple[str, str, int, str], ...]  #: state, the words for it, how many words, their share
    gap: str  #: where the longest part that is not on the page stands; "" where no word is missing

    @property
    def told(self) -> str:
        """The map for those who do not see it."""
        each = ", ".join(
            f"{number_of(count, 'word')} {words} ({share})" for _, words, count, share in self.counts if count
        )
        return f"Of the original {each}.{f' {self.gap}' if self.gap else ''}"


def original_map(match: Match) -> OriginalMap | None:
    """The map of a match; None where the page holds no copy."""
    if match.kind is Kind.NONE or not match.work_words or not match.alignments:
        return None
    states = _states(match)
    cells = tuple(_cells(states))
    total = Counter(states)
    counts = tuple(
        (state, said, total[state], _share(total[state], len(states))) for state, said in STATES.items()
    )
    return OriginalMap(tuple(_runs(cells)), len(cells), counts, _gap(states))


def _states(match: Match) -> list[str]:
    """One state for each word of the work.

    A passage in whose place the page has less than a third of as many words was not changed, but is not there.
    """
    states = [ABSENT] * match.work_words
    for alignment in match.alignments:
        _fill(states, alignment.work.start, alignment.work.end, TAKEN)
    for edit in match.edits:
        if edit.kind is not EditKind.MOVED:
            is_changed = FEW * len(edit.page) >= len(edit.work)
            _fill(states, edit.work.start, edit.work.end, CHANGED if is_changed else ABSENT)
    return states


def _fill(states: list[str], start: int, end: int, state: str) -> None:
    end = min(end, len(states))
    states[start:end] = [state] * max(0, end - start)


def _cells(states: Sequence[str]) -> Iterator[str]:
    """The states of at most `CELLS` cells: a changed word marks its cell, else the most of its words do."""
    count = min(CELLS, len(states))
    for at in range(count):
        part = states[at * len(states) // count : (at + 1) * len(states) // count]
        yield CHANGED if CHANGED in part else max((TAKEN, ABSENT), key=part.count)


def _runs(cells: Sequence[str]) -> Iterator[Run]:
    at = 0
    for state, group in groupby(cells):
        length = sum(1 for _ in group)
        yield Run(state, at, length)
        at += length


def _gap(states: Sequence[str]) -> str:
    absent = [run for run in _runs(states) if run.state == ABSENT]
    if not absent:
        return ""
    longest = max(absent, key=lambda run: run.length)
    if longest.length == 1:
        return f"No more than one word in a row is missing, the first of them word {longest.start + 1:,}."
    return f"The longest part that is not there are words {longest.start + 1:,} to {longest.start + longest.length:,}."


def _share(count: int, whole: int) -> str:
    """A percentage that says 0 % and 100 % of nothing and all only."""
    share = 100 * count / whole
    if 0 < share < 1:
        return "under 1%"
    return "over 99%" if 99 < share < 100 else f"{share:.0f}%"
