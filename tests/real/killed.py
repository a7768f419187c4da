"""Procedure A in full: `python tests/real/killed.py [KILLS] [STORE]`, by default 200 kills of a store in a new folder.

A PostgreSQL database that is named must be empty; it is left as the runs left it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from killing import kill_often


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        place = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "store.sqlite3")
        began = time.monotonic()
        tally = kill_often(place, kills, seed=int(time.time()))
    print(
        f"{tally.kills} kills in {time.monotonic() - began:.0f} s: {len(tally.acknowledged)} looks acknowledged, "
        f"{len(tally.heard)} events heard, {tally.twice} of them again, {len(tally.faults)} faults"
    )
    print(*tally.faults, sep="\n")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
