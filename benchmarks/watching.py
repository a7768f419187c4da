"""What a store of many pages costs when little happens: a tick with nothing due, and a report of what changed of late.

    python benchmarks/watching.py [PAGES…]

Fills a store with so many pages (default 10,000, then 1,000,000), each with a copy that was found over three years, none of them
due. Then: a tick of the monitor (claim, and asking for the next); `report --since` of the last day, in which 50 copies changed; and
the same for a month with 1,000. Ends with 1 where a tick costs 50 ms or more, or where a report grows with the store and not with its
answer: more than 3 times as long in the largest store as in the smallest.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert

from syndicate.feeds.pace import FeedWatch
from syndicate.model import CopyWatch, PageWatch, Work
from syndicate.monitor.visiting import claim
from syndicate.store import Store, asking, feeds, leases, works
from syndicate.store.rows import plain
from syndicate.store.schema import copies, hosts, pages, turns
from syndicate.summary import Filter, summarise

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NEVER = NOW + timedelta(days=30)
DAY, MONTH = (timedelta(days=1), 50), (timedelta(days=30), 1_000)
TICK = 50.0  # ms
GROWTH = 3.0
FEEDS = 1_000
CLAUSES = [
    {
        "term": term,
        "strength": "condition",
        "outcome": "passed",
        "message": "It is there.",
        "remedy": "",
        "waived": False,
    }
    for term in ("publisher_credit", "original_link", "copyright_notice", "commercial_use")
]


def fill(store: Store, count: int) -> None:
    """A store of `count` pages on a tenth as many sites."""

    def first(tx: Connection) -> None:
        works.add(
            tx, Work(url="https://news.example/rivers", title="On rivers", text="No river."), "gr", now=NOW
        )
        for number in range(FEEDS):
            url = f"https://feeds.example/{number}"
            feeds.add(tx, url, now=NEVER, watch=plain(FeedWatch()))

    store.write(first)
    step = 20_000
    for start in range(0, count, step):
        store.write(lambda tx, start=start: rows(tx, range(start, min(start + step, count)), count))  # type: ignore[misc]


def rows(tx: Connection, numbers: range, count: int) -> None:
    watch, copy_watch = plain(PageWatch()), plain(CopyWatch())
    sites = {number: f"site{number // 10}.example" for number in numbers}
    tx.execute(
        insert(pages),
        [
            {
                "id": n + 1, "key": f"https://{sites[n]}/{n}", "url": f"https://{sites[n]}/{n}", "host": sites[n], "title": "On rivers",
                "state": "copy", "reason": "", "found_at": at(n, count), "due_at": NEVER, "revision": 1, "sha256": "", "etag": "",
                "modified": "", "watch": watch,
            }
            for n in numbers
        ],
    )  # fmt: skip
    tx.execute(insert(hosts), [{"host": site, "due_at": NEVER} for site in sorted(set(sites.values()))])
    tx.execute(
        insert(copies),
        [
            {
                "id": n + 1, "page_id": n + 1, "work_id": 1, "site": sites[n], "policy": "gr", "kind": "full", "containment": 1.0,
                "verdict": "compliant", "since": at(n, count), "found_at": at(n, count), "checked_at": at(n, count),
                "changed_at": at(n, count), "judged": "", "watch": copy_watch, "clauses": CLAUSES,
            }
            for n in numbers
        ],
    )  # fmt: skip
    tx.execute(
        insert(turns),
        [{"copy_id": n + 1, "at": at(n, count), "verdict": "compliant", "reason": ""} for n in numbers],
    )


def at(number: int, count: int) -> datetime:
    """When a copy was found: 50 on the last day, 1,000 in the last month, the others over three years."""
    late = count - number
    if late <= DAY[1]:
        return NOW - DAY[0] * (late / (DAY[1] + 1))
    if late <= MONTH[1]:
        return NOW - DAY[0] - (MONTH[0] - DAY[0]) * (late / (MONTH[1] + 1))
    return NOW - MONTH[0] - timedelta(days=1 + 1_000 * late / count)


def tick(store: Store) -> None:
    assert store.write(lambda tx: claim(tx, "me", NOW, 20)) == {}
    with store.reading() as tx:
        assert leases.next_due(tx) is not None


def report(store: Store, since: datetime, expected: int) -> None:
    with store.reading() as tx:
        lines = asking.copy_lines(tx, Filter(since=since))
        counted = asking.counts(tx, with_pages=False)
        summary = summarise(
            lines, asking.limit_lines(tx), asking.permissions(tx), counted, now=NOW, since=since
        )
        assert summary.copies == expected, summary.copies


def least(function: Callable[[], None], times: int = 7) -> float:
    """Milliseconds of the quickest of some runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        function()
        found.append(1000 * (time.perf_counter() - start))
    return min(found)


def main(counts: list[int]) -> int:
    measured: dict[int, dict[str, float]] = {}
    for count in counts:
        with (
            tempfile.TemporaryDirectory() as folder,
            Store.open(str(Path(folder) / "store.sqlite3")) as store,
        ):
            start = time.perf_counter()
            fill(store, count)
            print(f"{count:,} pages, filled in {time.perf_counter() - start:.0f} s")
            each = {
                "a tick with nothing due": least(lambda: tick(store)),
                "report of a day, 50 copies": least(lambda: report(store, NOW - DAY[0], DAY[1])),
                "report of a month, 1,000 copies": least(lambda: report(store, NOW - MONTH[0], MONTH[1])),
            }
            for what, cost in each.items():
                print(f"  {what}: {cost:.1f} ms")
            measured[count] = each
    smallest, largest = measured[min(counts)], measured[max(counts)]
    grown = {what: largest[what] / smallest[what] for what in largest}
    print(*(f"{what}: {times:.2f} times" for what, times in grown.items()), sep="\n")
    reports = [times for what, times in grown.items() if what.startswith("report")]
    return int(largest["a tick with nothing due"] >= TICK or max(reports) > GROWTH)


if __name__ == "__main__":
    sys.exit(main([int(each.replace(",", "")) for each in sys.argv[1:]] or [10_000, 1_000_000]))
