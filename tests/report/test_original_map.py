"""The map of the original: one state for each of its words, whatever the page made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.model import Alignment, Edit, EditKind, Kind, Match, Passage, Report
from syndicate.report.original_map import CELLS, Run, original_map


def match(words: int, *taken: tuple[int, int], edits: tuple[Edit, ...] = ()) -> Match:
    """A match of a work of this many words, whose ranges `taken` stand on the page."""
    alignments = tuple(Alignment(Passage(*one), Passage(*one), one[1] - one[0]) for one in taken)
    return Match(Kind.EXCERPT, work_words=words, alignments=alignments, edits=edits)


def edit(kind: EditKind, start: int, end: int, on_page: int) -> Edit:
    return Edit(kind, Passage(start, end), Passage(start, start + on_page))


CHANGED = edit(EditKind.SUBSTITUTION, 2, 4, 1)
DELETED = edit(EditKind.DELETION, 2, 4, 0)
REPLACED = edit(EditKind.SUBSTITUTION, 2, 9, 2)
INSERTED = edit(EditKind.INSERTION, 2, 2, 5)
MOVED = edit(EditKind.MOVED, 2, 8, 0)


@pytest.mark.parametrize(
    ("edits", "taken", "runs"),
    [
        ((), [(0, 10)], [("taken", 0, 10)]),
        ((), [(0, 3), (6, 10)], [("taken", 0, 3), ("absent", 3, 3), ("taken", 6, 4)]),
        ((CHANGED,), [(0, 10)], [("taken", 0, 2), ("changed", 2, 2), ("taken", 4, 6)]),
        ((DELETED,), [(0, 10)], [("taken", 0, 2), ("absent", 2, 2), ("taken", 4, 6)]),
        ((REPLACED,), [(0, 10)], [("taken", 0, 2), ("absent", 2, 7), ("taken", 9, 1)]),
        ((INSERTED,), [(0, 10)], [("taken", 0, 10)]),
        ((MOVED,), [(2, 8), (0, 2), (8, 10)], [("taken", 0, 10)]),
    ],
)
def test_each_word_has_a_state(
    edits: tuple[Edit, ...], taken: list[tuple[int, int]], runs: list[tuple[str, int, int]]
) -> None:
    shown = original_map(match(10, *taken, edits=edits))
    assert shown
    assert shown.runs == tuple(Run(*run) for run in runs)


def test_a_long_work_is_told_in_cells_and_a_change_of_one_word_is_not_lost() -> None:
    shown = original_map(match(24_000, (0, 24_000), edits=(edit(EditKind.SUBSTITUTION, 12_050, 12_051, 1),)))
    assert shown
    assert shown.runs == (Run("taken", 0, 120), Run("changed", 120, 1), Run("taken", 121, 119))


def test_it_is_told_in_words_for_those_who_do_not_see_it() -> None:
    shown = original_map(match(1000, (100, 1000), edits=(edit(EditKind.SUBSTITUTION, 500, 501, 1),)))
    assert shown
    assert shown.told == (
        "Of the original 899 words as in the original (90%), 1 word changed (under 1%), "
        "100 words not on the page (10%). The longest part that is not there are words 1 to 100."
    )


def test_a_page_without_a_copy_has_no_map(unchecked: Report) -> None:
    assert original_map(unchecked.match) is None
    assert original_map(replace(match(10, (0, 5)), kind=Kind.NONE)) is None


def test_its_words_are_those_that_the_match_shares(failing: Report) -> None:
    shown = original_map(failing.match)
    assert shown
    assert shown.counts[0][2] == failing.match.shared


@given(st.integers(1, 2000), st.integers(0, 2000), st.integers(0, 2000))
def test_the_strip_covers_the_whole_work(words: int, start: int, length: int) -> None:
    shown = original_map(match(words, (start, start + length)))
    assert shown
    assert sum(run.length for run in shown.runs) == shown.cells == min(words, CELLS)
    assert sum(count for _, _, count, _ in shown.counts) == words
