"""Visiting: all that is due on one host, one after the other, by whoever holds its lease.

host → works, feeds, pages that are due → refresh | poll | look → kept, if the lease still holds → host given back
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

from sqlalchemy import Connection

from syndicate.monitor.doors import Doors
from syndicate.monitor.limits import judge_site
from syndicate.monitor.logs import Kept, Log
from syndicate.monitor.looking import Seen, holds, look
from syndicate.monitor.polling import poll
from syndicate.monitor.refreshing import refresh
from syndicate.monitor.settling import settle
from syndicate.store import copies, feeds, leases, pages, works
from syndicate.store.rows import FeedRow, PageRow, WorkRow

LEASE = timedelta(minutes=3)
"""How long a host is held without a sign of life: three times the longest visit to one page, with its retries."""
_AT_A_TIME = 20  # things due on one host that are done in one visit; then another host may have its turn

Due = WorkRow | FeedRow | PageRow


def claim(tx: Connection, holder: str, now: datetime, most: int) -> dict[str, list[Due]]:
    """Take up to `most` hosts, each with what is due there."""
    hosts = leases.claim(tx, holder, now, now + LEASE, most)
    due: dict[str, list[Due]] = {host: [] for host in hosts}
    if hosts:
        found: Iterable[Due] = (
            *works.due_at(tx, hosts, now, _AT_A_TIME * len(hosts)),
            *feeds.due_at(tx, hosts, now, _AT_A_TIME * len(hosts)),
            *pages.due_at(tx, hosts, now, _AT_A_TIME * len(hosts)),
        )
        for each in found:
            if len(due[each.host]) < _AT_A_TIME:
                due[each.host].append(each)
    return due


class LeaseLost(Exception):
    """Another monitor has taken the host over."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One host, held by `holder`, and what is `due` there. `going` is asked before each of it: False ends the visit early.

    `done` counts what was done: works, feeds, pages.
    """

    host: str
    due: Sequence[Due]
    holder: str
    doors: Doors
    pace: timedelta  #: before the host is visited again
    going: Callable[[], bool] = lambda: True
    done: Counter[str] = field(default_factory=Counter)

    async def run(self) -> bool:
        """Do all that is due; False where the lease was lost, and what was fetched last was given up."""
        for at, row in enumerate(self.due, start=1):
            if not self.going():
                break
            began = perf_counter()
            kind, kept = await self._do(row)
            last = at == len(self.due)
            try:
                logs = await self.doors.writer.keep(partial(self._keep, kept, last))
            except LeaseLost:
                return False
            self.done[kind] += 1
            ms = 1000 * (perf_counter() - began)
            for log in logs:
                self.doors.said(replace(log, host=self.host, ms=ms))
            if last:
                return True
        await self.doors.writer.keep(self._release)
        return True

    async def _do(self, row: Due) -> tuple[str, Kept]:
        if isinstance(row, WorkRow):
            return "works", await refresh(row, self.doors)
        if isinstance(row, FeedRow):
            return "feeds", await poll(row, self.doors)
        return "pages", await self._look(row)

    async def _look(self, page: PageRow) -> Kept:
        known = await self.doors.writer.read(lambda tx: copies.of_page(tx, page.id))
        seen = await look(page, known, self.doors)
        now = self.doors.now()

        def keep(tx: Connection) -> tuple[Log, ...]:
            sites, turns = settle(tx, page, seen, self.doors, now)
            for site in sites:
                judge_site(tx, site, self.doors, now)
            checks = (Log("check", str(report.verdict), url=page.url) for _, report in seen.reports)
            return (_looked(page, seen), *checks, *turns)

        return keep

    def _keep(self, kept: Kept, last: bool, tx: Connection) -> tuple[Log, ...]:
        """Whoever lost the lease has nothing to say: raises LeaseLost, so that nothing of it is kept."""
        now = self.doors.now()
        if not last and not leases.hold(tx, self.host, self.holder, now + LEASE):
            raise LeaseLost
        logs = kept(tx)
        if last and not leases.release(tx, self.host, self.holder, now + self.pace):
            raise LeaseLost
        return logs

    def _release(self, tx: Connection) -> None:
        leases.release(tx, self.host, self.holder, self.doors.now() + self.pace)


def _looked(page: PageRow, seen: Seen) -> Log:
    """What is said of a look at a page."""
    if seen.error is not None:
        return Log("look", "unread", url=page.url, message=seen.error.reason)
    if seen.same:
        return Log("look", "unchanged", url=page.url)
    copy = any(holds(report) for _, report in seen.reports)
    return Log("look", "copy" if copy else "unrelated", url=page.url)
