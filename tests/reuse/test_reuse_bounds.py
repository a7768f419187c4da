"""Hostile and huge pages: what is compared is bounded, the bound is told, and the answer stays right."""

import random

import numpy as np
import pytest
from reuse_pages import page_of, prose

from syndicate.model import Kind, Work
from syndicate.reuse import compare, page_text
from syndicate.reuse import tiles as engine
from syndicate.reuse.page_text import MOST_BYTES
from syndicate.reuse.tiles import tiles

TEXT = prose(0, 600)
WORK = Work(text=TEXT)
IDS = list(range(600))


def test_a_page_that_pastes_the_work_a_thousand_times_is_one_full_copy() -> None:
    match = compare(WORK, page_of(*[TEXT] * 1_000))
    assert (match.kind, match.containment, len(match.alignments)) == (Kind.FULL, 1.0, 1)
    assert (match.region.first, match.region.last) == (0, 0)


def test_a_page_that_pastes_the_work_with_changed_words_is_one_copy() -> None:
    changed = " ".join(f"{word}x" if index % 5 == 0 else word for index, word in enumerate(TEXT.split()))
    match = compare(WORK, page_of(*[changed] * 300))
    assert (match.containment, match.region.last) == (pytest.approx(0.8, abs=0.01), 0)


def test_one_word_over_and_over_is_no_copy() -> None:
    assert compare(WORK, page_of("word1 " * 300_000)).kind is Kind.NONE


def test_two_words_at_random_are_no_copy_of_others() -> None:
    chance = random.Random(1)
    text = " ".join(chance.choices(["yes", "no"], k=20_000))
    assert compare(Work(text=text[:3_000]), page_of(text[3_000:])).kind is Kind.NONE


@pytest.mark.parametrize("size", [400, 20_000])
def test_a_work_that_repeats_itself_is_found_whole(size: int) -> None:
    text = " ".join(TEXT.split()[:40] * (size // 40))
    match = compare(Work(text=text), page_of(prose(9_000, 50), text))
    assert (match.kind, match.containment, match.edits) == (Kind.FULL, 1.0, ())


def test_a_song_with_a_refrain_is_found_whole() -> None:
    refrain = prose(5_000, 30)
    song = [part for verse in range(30) for part in (prose(100 * verse, 20), refrain)]
    match = compare(Work(text="\n".join(song)), page_of(prose(9_000, 50), *song))
    assert (match.containment, match.edits) == (1.0, ())


@pytest.mark.parametrize(
    ("work", "page"),
    [
        pytest.param(IDS, IDS * 2_000, id="the work over and over"),
        pytest.param([0] * 1_000, [0] * 1_000_000, id="one word over and over"),
        pytest.param([0, 1] * 5_000, [0, 1] * 300_000, id="two words in turn"),
        pytest.param(IDS[:10] * 16, IDS[:10] * 60_000, id="a sentence over and over"),
    ],
)
def test_the_pairs_of_seeds_are_bounded(work: list[int], page: list[int]) -> None:
    places, anchors = engine._seeds(tuple(work), np.asarray(page))
    assert len(places) == len(anchors) <= max(engine._MAX_PAIRS, len(page))


def test_the_words_of_a_page_pasted_over_and_over_are_laid_once() -> None:
    assert sum(tile.size for tile in tiles(IDS, IDS * 500)) == len(IDS)


def test_of_too_many_runs_the_longest_are_laid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_MAX_RUNS", 2)
    page = [*IDS[:5], -1, *IDS[100:120], -1, *IDS[200:230]]
    assert [tile.size for tile in tiles(IDS, page)] == [20, 30]


LONG = "word " * (MOST_BYTES // 5)


def test_the_end_of_a_page_beyond_the_bound_is_not_compared_and_the_reason_says_so() -> None:
    match = compare(WORK, page_of(LONG, TEXT))
    assert match.kind is Kind.NONE
    assert match.reason.endswith("the page has more text than is compared, and the end of it was left unread")


def test_a_copy_before_the_bound_is_found_and_the_reason_says_what_was_not_read() -> None:
    match = compare(WORK, page_of(TEXT, LONG))
    assert match.kind is Kind.FULL
    assert match.reason.endswith("left unread")


def test_a_page_within_the_bound_is_compared_whole() -> None:
    match = compare(WORK, page_of(LONG[:-4_000], TEXT[:3_000]))
    assert match.kind is not Kind.NONE
    assert "unread" not in match.reason


@pytest.mark.parametrize("character", ["a", "ж", "戰", "\N{GRINNING FACE}", "\ud800"])
def test_the_bound_counts_bytes_and_cuts_no_character(character: str) -> None:
    page = page_of(character * MOST_BYTES, "behind it")
    text = page_text(page)
    size = len(character.encode("utf-8", "surrogatepass"))
    assert text.words.text == character * (MOST_BYTES // size)
    assert (text.whole, text.first[1], text.first[2]) == (False, len(text.words), len(text.words))
