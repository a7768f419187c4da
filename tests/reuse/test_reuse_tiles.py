"""Tiles are equal runs, and no word is used twice."""

from hypothesis import given
from hypothesis import strategies as st

from syndicate.reuse.tiles import K, Tile, tiles

few_words = st.lists(st.integers(0, 5), max_size=60)


def test_the_longest_run_is_laid_first() -> None:
    assert tiles([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 0, 1, 2, 3, 4, 5, 6, 7]) == [
        Tile(page=5, work=0, size=7)
    ]


def test_a_run_shorter_than_a_seed_is_no_tile() -> None:
    assert tiles([1, 2, 3], [1, 2, 3]) == []


def test_words_that_the_other_text_lacks_match_nothing() -> None:
    assert tiles([1, 2, 3, 4], [-1, -1, -1, -1]) == []


@given(few_words, few_words)
def test_tiles_are_equal_runs_that_never_overlap(work: list[int], page: list[int]) -> None:
    used_work: set[int] = set()
    used_page: set[int] = set()
    for tile in tiles(work, page):
        here, there = range(tile.work, tile.work + tile.size), range(tile.page, tile.page + tile.size)
        assert [work[i] for i in here] == [page[i] for i in there]
        assert tile.size >= K
        assert not used_work & set(here)
        assert not used_page & set(there)
        used_work |= set(here)
        used_page |= set(there)


@given(st.lists(st.integers(), min_size=K, max_size=80, unique=True), few_words)
def test_a_whole_text_is_found_wherever_it_stands(work: list[int], around: list[int]) -> None:
    numbers = list(range(len(work)))
    page = [-1 for _ in around] + numbers + [-1]
    assert tiles(numbers, page) == [Tile(len(around), 0, len(numbers))]
