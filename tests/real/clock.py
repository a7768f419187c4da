"""Procedure E: `python tests/real/clock.py [--short]`: a running monitor while the clock on the wall leaps."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "monitor"))

from leaping import DAY, HOUR, LEAPS, MINUTE, SECOND, Outcome, faults, watch
from watched_world import START


def main() -> int:
    feeds, lasting = (2, 12 * HOUR) if "--short" in sys.argv else (10, 2 * DAY)
    failed, usual = 0, dict[bool, Outcome]()
    for restart in (False, True):
        for name, (wall, leaps) in LEAPS.items():
            restless = name == "another time every second"
            if restless and restart:
                continue
            span, step = (70 * MINUTE, SECOND) if restless else (lasting, 4 * MINUTE)
            with tempfile.TemporaryDirectory() as folder:
                outcome = watch(Path(folder), wall, span, step, feeds, restart)
            if name == "none":
                usual[restart] = outcome
            expected = Outcome([2], HOUR, outcome.told) if restless else usual[restart]
            found = faults(outcome, expected, leaps, feeds)
            how = "restarted at each leap" if restart else "running on"
            print(f"{name}, {how}: {outcome}", *found, sep="\n  ", flush=True)
            failed += len(found)
    print(f"{failed} faults; began {START:%Y-%m-%d}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
