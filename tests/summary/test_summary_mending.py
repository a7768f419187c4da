"""Time to mend: whole days, with those that are not mended yet taken for what they are."""

from __future__ import annotations

import pytest
from summary_samples import NOW, copy

from syndicate.summary.mending import Mended, Mending

Turns = tuple[tuple[float, str], ...]


def mending(*courses: Turns) -> Mending:
    gathered = Mended(NOW)
    for at, turns in enumerate(courses):
        gathered.add(copy(f"a.example/{at}", *turns))
    return gathered.result()


def mended(days: float) -> Turns:
    return ((days, "non_compliant"), (0, "compliant"))


def waiting(days: float) -> Turns:
    return ((days, "non_compliant"),)


def test_without_open_ones_the_quantiles_are_those_of_the_sample() -> None:
    found = mending(*(mended(days) for days in (1, 2, 3, 4, 5, 6, 7, 8)))
    assert (found.quarter, found.median, found.three_quarters) == (2, 4, 6)


def test_open_ones_are_right_censored() -> None:
    """Worked by hand: at risk 8, 6, 4, 2 on the days 2, 4, 6, 8, so 7/8, then 35/48, 35/64 and 35/128 are left."""
    found = mending(
        mended(2), waiting(3), mended(4), waiting(5), mended(6), waiting(7), mended(8), waiting(9)
    )
    assert (found.quarter, found.median, found.three_quarters) == (4, 8, None)
    assert (found.mended, found.open) == (4, 4)


def test_the_remission_times_of_freireich_have_their_known_median() -> None:
    """6-MP arm of Freireich et al., Blood 21 (1963): the product-limit median is 23 weeks in every textbook."""
    ended = (6, 6, 6, 7, 10, 13, 16, 22, 23)
    open_still = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
    found = mending(*map(mended, ended), *map(waiting, open_still))
    assert (found.stretches, found.median) == (21, 23)


def test_a_median_that_is_not_reached_is_not_told() -> None:
    found = mending(mended(1), mended(2), *(waiting(90) for _ in range(8)))
    assert (found.is_told, found.quarter, found.median) == (True, None, None)


def test_of_fewer_than_five_nothing_is_told_but_their_number() -> None:
    found = mending(mended(1), mended(2), mended(3), mended(4))
    assert (found.is_told, found.mended, found.median) == (False, 4, None)


@pytest.mark.parametrize(("days", "within"), [(0, 1), (0.2, 1), (1, 1), (1.01, 2), (6.5, 7)])
def test_time_is_told_in_days_begun(days: float, within: int) -> None:
    assert mending(*(mended(days) for _ in range(5))).median == within


@pytest.mark.parametrize(
    ("turns", "counts"),
    [
        ((), (0, 0, 0, 0)),
        (((9, "compliant"),), (0, 0, 0, 0)),
        (((9, "non_compliant"),), (0, 0, 1, 0)),
        (((9, "non_compliant"), (5, "compliant")), (1, 0, 0, 0)),
        (((9, "non_compliant"), (5, "gone")), (0, 1, 0, 0)),
        (((9, "non_compliant"), (5, "not_a_copy")), (0, 1, 0, 0)),
        (((9, "non_compliant"), (5, "needs_review")), (0, 0, 0, 1)),
        (((9, "non_compliant"), (5, "needs_review"), (3, "compliant")), (1, 0, 0, 0)),
        (((9, "non_compliant"), (5, "needs_review"), (3, "non_compliant")), (0, 0, 1, 0)),
        (((9, "non_compliant"), (5, "compliant"), (3, "non_compliant")), (1, 0, 1, 0)),
        (((9, "gone"), (5, "compliant")), (0, 0, 0, 0)),
        (((9, "non_compliant"), (5, "gone"), (4, "non_compliant"), (1, "gone")), (0, 2, 0, 0)),
    ],
)
def test_a_stretch_ends_when_the_copy_is_compliant_or_gone(
    turns: Turns, counts: tuple[int, int, int, int]
) -> None:
    found = mending(*([turns] if turns else []))
    assert (found.mended, found.gone, found.open, found.undecided) == counts


def test_an_undecided_copy_is_watched_until_nobody_could_tell() -> None:
    left = [((40, "non_compliant"), (38, "needs_review")) for _ in range(4)]
    assert mending(*left, mended(3)).median == 3  # alone at risk on the third day
