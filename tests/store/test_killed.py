"""A monitor that is killed at any moment loses nothing that it acknowledged, and tells nothing twice without need.

`tests/real/killed.py` does the same as often as is wanted.
"""

from __future__ import annotations

import pytest
from killing import kill_often

KILLS = 25


@pytest.mark.timeout(240)
def test_nothing_is_lost_or_told_twice_by_a_kill(place: str) -> None:
    tally = kill_often(place, KILLS, seed=5)
    assert tally.faults == []
    assert tally.kills == KILLS
    assert len(tally.acknowledged) > KILLS / 2  # they lived long enough to have something to lose
    assert tally.twice <= KILLS
