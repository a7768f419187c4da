"""Procedure D: `python tests/real/two_monitors.py [--short] [STORE]`: monitors that share one store, and one of them killed.

STORE is an empty PostgreSQL database; without, SQLite is tried. It is emptied and filled three times.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "monitor"))

from emptied import emptied
from sharing import bed, share


def main() -> int:
    names = [each for each in sys.argv[1:] if not each.startswith("--")]
    short = "--short" in sys.argv
    feeds, posts, most = (8, 2, 60.0) if short else (50, 20, 600.0)
    faults = 0
    for monitors, lease, kill_at in ((2, 0.0, 0), (8, 0.0, 0), (3, 10.0, feeds * posts // 6)):
        with tempfile.TemporaryDirectory() as name, bed(feeds, posts) as made:
            folder = Path(name)
            place = emptied(names[0]) if names else str(folder / "store.sqlite3")
            outcome = share(place, folder, monitors, made, most, lease=lease, kill_at=kill_at)
        if not short and min(outcome.shares) == 0:
            outcome.faults.append("one of them did nothing")
        what = f", one killed after {kill_at} events" if kill_at else ""
        print(f"{monitors} monitors{what}: {outcome}", *outcome.faults[:20], sep="\n  ", flush=True)
        faults += len(outcome.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
