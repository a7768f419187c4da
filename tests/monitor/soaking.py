"""A quarter of a year of noise: a hundred feeds, of which the events are known beforehand, because this file makes them happen.

Each host has a feed with a copy and a page that is none. Ten hosts of each kind of noise; what each kind comes to stands in
EXPECTED, and anything else that is told is a false alarm or a silence.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from running import TrueClock, run
from sqlalchemy import func, select
from watched_world import PAPER, SENTENCES, START, Answer, Web, World, article, world

from syndicate.store import outbox
from syndicate.store.schema import metadata

DAY = timedelta(days=1)
FOUND, CHANGED, GONE, RETURNED = "copy.found", "verdict.changed", "copy.gone", "copy.returned"
EXPECTED: dict[str, tuple[tuple[str, int], ...]] = {
    "other ids at each poll": ((FOUND, 1),),
    "other queries at each poll": ((FOUND, 1),),
    "other dates and titles at each poll": ((FOUND, 1),),
    "a page with two faces in turn": ((FOUND, 1),),
    "a feed and a page that are empty every second time": ((FOUND, 1),),
    "a window that slides over old entries and back, and brings one more copy": ((FOUND, 1), (FOUND, 23)),
    "a feed and a page that are down for a week": ((FOUND, 1),),
    "a copy that is mended": ((FOUND, 1), (CHANGED, 13)),
    "a page that is deleted": ((FOUND, 1), (GONE, 15)),
    "a copy that is taken out, and comes back": ((FOUND, 1), (GONE, 15), (RETURNED, 52)),
}
"""What is told of each host of a kind, and the day by whose end it is."""
_CORRECTION = 40  # the day by whose end the correction of the article is told
KINDS = tuple(EXPECTED)
OTHER = "<p>What we wrote about gardens, on day {0}, has nothing to do with anybody's article on water. " * 8
CORRECTED = (
    *SENTENCES[:2],
    SENTENCES[2].replace("Nine of them", "Seven of the twelve millers"),
    *SENTENCES[3:],
)


class Noise(dict[tuple[str, str], Answer]):
    """What the hosts answer at a time; asked like a dictionary of pages. `hosts` has the kind of each."""

    def __init__(self, web: Web, clock: TrueClock, hosts: dict[str, str]) -> None:
        super().__init__()
        self.web, self.clock, self.hosts = web, clock, hosts
        self.asked: Counter[tuple[str, str]] = Counter()

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        host, path = key
        self.asked[key] += 1
        day, turn = (self.clock.true - START) / DAY, self.asked[key]
        if path == "/robots.txt":
            return 404
        if host == PAPER:
            views = f"<footer><p>Read {turn * 37} times, last on day {day:.2f}.</p></footer>"
            return article(CORRECTED if day >= 30 else SENTENCES, after=views)
        kind = KINDS.index(self.hosts[host])
        if kind == 6 and 20 <= day < 27:
            return 503
        if path == "/feed":
            return self._feed(host, kind, day, turn)
        return self._page(path, kind, day, turn)

    def _feed(self, host: str, kind: int, day: float, turn: int) -> Answer:
        if kind == 4 and turn % 2 == 0:
            return ""
        posts = ["copy", "other"]
        if kind == 5:
            first = int(day) - 3 * (turn % 2)  # the window goes back now and then
            posts += [f"old{max(0, number)}" for number in range(first, first + 5)]
            posts += ["late"] if day >= 20 else []
        items = "".join(self._item(host, post, kind, day, turn) for post in posts)
        return (
            f"<?xml version='1.0'?><rss version='2.0'><channel><title>A feed</title>{items}</channel></rss>"
        )

    def _item(self, host: str, post: str, kind: int, day: float, turn: int) -> str:
        link = self.web.url(host, f"/{post}") + (
            f"?utm_source=feed{turn}&amp;fbclid={turn}" if kind == 1 else ""
        )
        guid = f"{post}-{turn}" if kind == 0 else post
        title = f"{post}, now on day {int(day)}" if kind == 2 else post
        date = (self.clock.true if kind == 2 else START).strftime("%a, %d %b %Y %H:%M:%S +0000")
        return f"<item><title>{title}</title><link>{link}</link><guid>{guid}</guid><pubDate>{date}</pubDate></item>"

    def _page(self, path: str, kind: int, day: float, turn: int) -> Answer:
        if path not in ("/copy", "/late"):
            return OTHER.format(int(day))
        views = f"<footer><p>{turn * 11} readers.</p></footer>"
        good, bad = article(after=self.web.credit() + views), article(after=views)
        match kind:
            case 3:
                return good if turn % 2 == 0 else bad
            case 4:
                return "" if turn % 2 == 0 else bad
            case 7:
                return good if day >= 10 else bad
            case 8:
                return 404 if day >= 10 else bad
            case 9:
                return OTHER.format(0) if 10 <= day < 30 else bad
            case _:
                return bad


@dataclass
class Day:
    """How things stood at the end of one."""

    number: int
    memory: int  #: bytes, resident
    descriptors: int
    rows: int
    size: int  #: bytes of the database
    events: int
    polls: int


@dataclass
class Soak:
    days: list[Day] = field(default_factory=list)
    told: dict[str, Counter[str]] = field(default_factory=dict)  #: by kind of noise
    about_works: Counter[str] = field(default_factory=Counter)

    def faults(self, each: int) -> list[str]:
        """What was told otherwise than expected, of so many hosts of each kind."""
        days = len(self.days)
        found = []
        for kind, events in EXPECTED.items():
            wanted = Counter([event for event, by in events if by <= days] * each)
            if (told := self.told.get(kind, Counter())) != wanted:
                found.append(f"{kind}: told {dict(told)}, expected {dict(wanted)}")
        if self.about_works != ({"work.corrected": 1} if days >= _CORRECTION else {}):
            found.append(f"of the work: told {dict(self.about_works)}, expected one correction")
        return found

    def slope(self, value: Callable[[Day], int], begin: int) -> float:
        """Growth a day from day `begin` on, by least squares."""
        some = [day for day in self.days if day.number >= begin]
        middle = sum(day.number for day in some) / len(some)
        mean = sum(map(value, some)) / len(some)
        above = sum((day.number - middle) * (value(day) - mean) for day in some)
        return above / (sum((day.number - middle) ** 2 for day in some) or 1)


def soak(
    folder: Path, days: int, each: int, step: timedelta, said: Callable[[str], None] = lambda line: None
) -> Soak:
    """Watch `each` hosts of every kind for so many days."""
    done = Soak()
    with world(folder) as made:
        clock = TrueClock()
        hosts = {
            f"127.0.{1 + n // 200}.{1 + n % 200}": KINDS[n % len(KINDS)] for n in range(each * len(KINDS))
        }
        noise = Noise(made.web, clock, hosts)
        made.web.pages = noise
        for host in hosts:
            made.add_feed(made.web.url(host, "/feed"))

        def turn() -> bool:
            clock.true += step
            number = int((clock.true - START) / DAY)
            if number > len(done.days):
                done.days.append(_day(made, noise, number, folder))
                made.web.asked.clear()
                made.web.posts.clear()
                if number % 10 == 0:
                    said(str(done.days[-1]))
            return clock.true < START + days * DAY

        run(made, clock, turn, jitter=Random(5).random)
        with made.store.reading() as tx:
            for event in outbox.events(tx, most=100_000):
                place = event.url.partition("//")[2].partition(":")[0]
                where = done.told.setdefault(hosts[place], Counter()) if place in hosts else done.about_works
                where[str(event.kind)] += 1
    return done


def _day(made: World, noise: Noise, number: int, folder: Path) -> Day:
    gc.collect()
    with made.store.reading() as tx:
        counts = {
            table.name: tx.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }
    memory = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    size = sum(
        each.stat().st_size for each in folder.glob("store.sqlite3*") if not each.name.endswith("-shm")
    )
    polls = sum(count for (_, path), count in noise.asked.items() if path == "/feed")
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    return Day(number, memory, descriptors, sum(counts.values()), size, counts["outbox"], polls)
