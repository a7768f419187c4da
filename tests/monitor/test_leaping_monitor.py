"""A real monitor while the clock leaps; `tests/real/clock.py` does the same with all leaps, for days."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from leaping import HOUR, LEAPS, MINUTE, Outcome, faults, watch

USUAL = Outcome([9], 1.1 * HOUR, Counter())


@pytest.mark.parametrize("restart", [False, True], ids=["running on", "begun anew"])
@pytest.mark.parametrize("name", ["none", "-1 h", "+400 d, back after 3 h"])
def test_a_leap_costs_a_poll_at_most_and_tells_nothing_again(
    tmp_path: Path, name: str, restart: bool
) -> None:
    wall, leaps = LEAPS[name]
    outcome = watch(tmp_path, wall, 9 * HOUR, 2 * MINUTE, 1, restart)
    assert faults(outcome, USUAL, leaps, 1) == []
