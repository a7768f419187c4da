"""Procedure F in full: `python tests/real/corrupted.py [SEEDS]`, by default 16 of each way: what became of stores broken in each way."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from corrupting import WAYS, broken, make

FINE = {"refused", "found", "whole", "a letter"}


def main() -> int:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 16 * len(WAYS)
    seen: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as origin:
        states = make(Path(origin))
        for seed in range(seeds):
            with tempfile.TemporaryDirectory() as folder:
                seen[broken(Path(origin), states, Path(folder), seed)] += 1
    for (way, outcome), count in sorted(seen.items()):
        print(f"{way:22} {outcome:12} {count}")
    return 0 if {outcome for _, outcome in seen} <= FINE else 1


if __name__ == "__main__":
    sys.exit(main())
