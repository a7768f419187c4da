"""Weeks of noise tell what happened and nothing else; `tests/real/soak.py` does the same with a hundred feeds, for longer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from soaking import soak


@pytest.mark.timeout(120)
def test_weeks_of_noise_tell_what_happened_and_nothing_else(tmp_path: Path) -> None:
    done = soak(tmp_path, days=17, each=1, step=timedelta(hours=8))
    assert done.faults(1) == []
    assert len({day.descriptors for day in done.days[5:]}) <= 3
