"""A segment gives back the postings it was made of, and notes what is everyone's once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.reuse.fingerprints import BITS
from syndicate.reuse.segment import EVERYONES, NOBODY, Segment, segment

postings = st.lists(st.tuples(st.integers(0, 2**BITS - 1), st.integers(0, 50)), max_size=80, unique=True)


def made(pairs: list[tuple[int, int]], gone: tuple[int, ...] = ()) -> Segment:
    numbers, works = [number for number, _ in pairs], [work for _, work in pairs]
    return segment([(np.array(numbers, np.uint64), np.array(works, np.uint32))], gone)


def held(part: Segment) -> list[tuple[int, int]]:
    numbers, works = part.postings()
    return list(zip(numbers.tolist(), works.tolist(), strict=True))


@given(postings)
def test_postings_come_back_in_order(pairs: list[tuple[int, int]]) -> None:
    assert sorted(held(made(pairs))) == sorted(pairs)
    assert [number for number, _ in held(made(pairs))] == sorted(number for number, _ in pairs)


@given(postings, st.lists(st.integers(0, 2**BITS - 1), max_size=20))
def test_finding_names_every_work_that_has_a_fingerprint(
    pairs: list[tuple[int, int]], others: list[int]
) -> None:
    sought = np.unique(np.array([number for number, _ in pairs[::2]] + others, np.uint64))
    places, works = made(pairs).find(sought)
    found = set(zip(sought[places].tolist(), works.tolist(), strict=True))
    assert found == {pair for pair in pairs if pair[0] in set(sought.tolist())}


@given(postings, postings)
def test_segments_join_into_the_segment_of_all(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    joined = segment([made(one).postings(), made(two).postings()])
    assert held(joined) == held(made(one + two))


@given(postings)
def test_works_that_are_gone_are_left_out(pairs: list[tuple[int, int]]) -> None:
    assert held(made(pairs, gone=(1, 7))) == [pair for pair in held(made(pairs)) if pair[1] not in (1, 7)]


@pytest.mark.parametrize(("works", "noted"), [(EVERYONES, False), (EVERYONES + 1, True)])
def test_what_too_many_works_have_is_noted_once(works: int, noted: bool) -> None:
    part = made([(77, work) for work in range(works)] + [(88, 1)])
    expected = [(77, int(NOBODY))] if noted else [(77, work) for work in range(works)]
    assert held(part) == [*expected, (88, 1)]


def test_what_was_everyones_stays_so_when_segments_join() -> None:
    common = made([(77, work) for work in range(EVERYONES + 1)])
    assert held(segment([common.postings(), made([(77, 30)]).postings()])) == [(77, int(NOBODY))]


def test_a_large_segment_has_more_buckets_and_finds_as_before() -> None:
    numbers = np.random.default_rng(3).integers(0, 2**BITS, 2_000_000, np.uint64)
    part = segment([(numbers, np.arange(2_000_000, dtype=np.uint32))])
    places, works = part.find(numbers[:100_000])
    assert np.array_equal(works[np.argsort(places)], np.arange(100_000))
    assert len(part.buckets) > 2**17
