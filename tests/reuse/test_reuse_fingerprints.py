"""Fingerprints: few of a text, and always one of a run that two texts have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.reuse.fingerprints import BITS, GUARANTEED, WINDOW, K, fingerprints, runs
from syndicate.reuse.hashes import Hashes, word_hashes

texts = st.lists(st.integers(0, 2**64 - 1), max_size=120).map(lambda values: np.array(values, np.uint64))


def shared(work: Hashes, page: Hashes) -> int:
    """How many fingerprints of the work the page has."""
    return int(np.isin(fingerprints(work), runs(page)).sum())


@given(before=texts, behind=texts, work=texts, page_before=texts, page_behind=texts, run=texts)
def test_a_guaranteed_run_is_found_whatever_stands_around_it(
    before: Hashes, behind: Hashes, work: Hashes, page_before: Hashes, page_behind: Hashes, run: Hashes
) -> None:
    run = np.concatenate([run, work, np.arange(GUARANTEED, dtype=np.uint64)])[:GUARANTEED]
    assert shared(np.concatenate([before, run, behind]), np.concatenate([page_before, run, page_behind])) >= 1


@given(before=texts, behind=texts, windows=st.integers(1, 6), seed=st.integers(0, 999))
def test_a_run_of_several_windows_holds_as_many_fingerprints(
    before: Hashes, behind: Hashes, windows: int, seed: int
) -> None:
    run = np.random.default_rng(seed).integers(0, 2**64, K + windows * WINDOW - 1, np.uint64)
    assert shared(np.concatenate([before, run, behind]), run) >= windows


def test_one_run_less_may_hold_none() -> None:
    generator = np.random.default_rng(7)
    texts = [generator.integers(0, 2**64, 3 * GUARANTEED, np.uint64) for _ in range(400)]
    found = {shared(text, text[GUARANTEED : 2 * GUARANTEED - 1]) for text in texts}
    assert 0 in found


def test_two_in_sixteen_runs_of_an_ordinary_text_are_kept() -> None:
    text = np.random.default_rng(1).integers(0, 2**64, 20_000, np.uint64)
    assert len(fingerprints(text)) / len(runs(text)) == pytest.approx(2 / (WINDOW + 1), rel=0.05)


@pytest.mark.parametrize(("words", "count"), [(0, 0), (K - 1, 0), (K, 1), (GUARANTEED, 1)])
def test_a_short_text_has_one_fingerprint_and_a_shorter_one_none(words: int, count: int) -> None:
    assert len(fingerprints(np.full(words, 5, np.uint64))) == count


def test_one_word_over_and_over_is_one_fingerprint() -> None:
    assert len(fingerprints(word_hashes("spam " * 10_000))) == 1


def test_fingerprints_spread_over_all_their_bits() -> None:
    kept = fingerprints(np.random.default_rng(2).integers(0, 2**64, 50_000, np.uint64))
    quarters = np.bincount((kept >> np.uint64(BITS - 2)).astype(int), minlength=4) / len(kept)
    assert quarters.min() > 0.2
    assert int(kept.max()) < 2**BITS
