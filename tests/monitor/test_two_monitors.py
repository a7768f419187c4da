"""Monitors that share a store, as real processes; `tests/real/two_monitors.py` does the same with more of them, for longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from sharing import bed, share


@pytest.mark.timeout(120)
def test_two_monitors_do_all_of_it_once_and_keep_the_pace_of_each_host(tmp_path: Path) -> None:
    with bed(4, 1) as made:
        outcome = share(str(tmp_path / "store.sqlite3"), tmp_path, 2, made, 60.0)
    assert (outcome.faults, outcome.events, outcome.twice) == ([], 4, 0)
    assert outcome.smallest_gap >= 1


@pytest.mark.timeout(120)
def test_what_a_killed_monitor_held_is_done_by_the_others(tmp_path: Path) -> None:
    with bed(4, 1) as made:
        outcome = share(str(tmp_path / "store.sqlite3"), tmp_path, 2, made, 60.0, lease=2.0, kill_at=1)
    assert outcome.faults == []
    assert len(outcome.shares) == 1
