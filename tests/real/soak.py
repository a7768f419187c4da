"""Procedure J: `python tests/real/soak.py [--short]`: 90 simulated days of a hundred noisy feeds."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "monitor"))

from soaking import soak

MEGABYTE = 1_000_000


def main() -> int:
    days, each, step = (60, 1, timedelta(hours=2)) if "--short" in sys.argv else (90, 10, timedelta(hours=1))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        done = soak(Path(folder), days, each, step, lambda line: print(line, flush=True))
    last, quiet = done.days[-1], done.days[-20]
    memory = done.slope(lambda day: day.memory, 10) / MEGABYTE
    faults = done.faults(each)
    if memory >= 1:
        faults.append(f"memory grows by {memory:.2f} MB a day")
    if len({day.descriptors for day in done.days[5:]}) > 3:
        faults.append(f"descriptors: {sorted({day.descriptors for day in done.days[5:]})}")
    print(
        f"{days} days x {each * 10} feeds in {time.monotonic() - began:.0f} s: {last.polls} polls, {last.events} events; "
        f"memory {last.memory / MEGABYTE:.0f} MB, {memory:+.3f} MB a day; {last.descriptors} descriptors; "
        f"{last.rows} rows, {last.size / MEGABYTE:.1f} MB\n"
        f"last {last.number - quiet.number} days: {last.polls - quiet.polls} polls, {last.events - quiet.events} events, "
        f"{last.rows - quiet.rows} rows, {(last.size - quiet.size) / MEGABYTE:.2f} MB more"
    )
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
