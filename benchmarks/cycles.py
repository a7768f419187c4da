"""Whether a monitor that polls again and again stays as large as it is.

    python benchmarks/cycles.py [CYCLES] [FEEDS]

CYCLES (default 1,000) rounds over FEEDS (default 50) feeds of a local server, 5 % of which have something new each time: the monitor
with its store on the disk, its own processes for reading, and the pages that new entries lead to. Prints memory and open files of this
process after each tenth. Ends with 1 where memory grew by more than 5 % from the second tenth to the last, or a file stayed open.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
from pathlib import Path

from _feed_server import serving
from _monitor import watching

AT_ONCE = 20
GROWTH = 1.05


def size() -> tuple[float, int]:
    """Megabytes of this process in memory, and its open files."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6, sum(1 for _ in Path("/proc/self/fd").iterdir())


async def cycles(urls: tuple[str, ...], count: int, folder: str) -> list[tuple[float, int]]:
    found = []
    async with watching(urls, folder, AT_ONCE) as monitor:
        for number in range(1, count + 1):
            assert await monitor.round() == len(urls)
            if number % (count // 10) == 0:
                found.append(size())
                print(
                    f"after {number:>5} cycles: {found[-1][0]:6.1f} MB, {found[-1][1]} open files", flush=True
                )
    return found


def main() -> int:
    given = [int(each) for each in sys.argv[1:]]
    count, feeds = (*given, *(1_000, 50)[len(given) :])
    with serving(feeds) as web, tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(cycles(web.urls, count, folder))
    (early, opened), (late, still) = found[1], found[-1]
    print(
        f"from the second tenth to the last: {late / early:.3f} times the memory, {still - opened:+d} open files"
    )
    return int(late / early > GROWTH or still > opened + 2)


if __name__ == "__main__":
    sys.exit(main())
