"""Visiting: all that is due on one host, one after the other, by whoever holds its lease.

host → works, feeds, pages that are due → refresh | poll | look → kept, if the lease still holds → host given back
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any

from sqlalchemy import Connection

from syndicate.errors import SyndicateError
from syndicate.escaping import one_line
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
"""How long a host is held without a sign of life; whoever visits it gives one three times as often."""
_AFTER_A_BUG = timedelta(days=1)  # until what syndicate itself failed on is tried again
_LONGEST = 300  # letters of what is said of that
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
            began, last = perf_counter(), at == len(self.due)
            try:
                logs = await self._done(row, last)
            except LeaseLost:
                return False
            self.done[_kind(row)] += 1
            ms = 1000 * (perf_counter() - began)
            for log in logs:
                self.doors.said(replace(log, host=self.host, ms=ms))
            if last:
                return True
        await self.doors.writer.keep(self._release)
        return True

    async def _done(self, row: Due, last: bool) -> tuple[Log, ...]:
        """Do one thing and keep it. One on which syndicate itself fails is put off, so that all else goes on for months."""
        try:
            kept = await self._while_held(self._do(row))
            return await self.doors.writer.keep(partial(self._keep, kept, last))
        except (SyndicateError, LeaseLost):
            raise
        except Exception as error:  # noqa: BLE001 -- the border of what is done with one page
            return await self.doors.writer.keep(partial(self._keep, self._put_off(row, error), last))

    async def _do(self, row: Due) -> Kept:
        if isinstance(row, WorkRow):
            return await refresh(row, self.doors)
        if isinstance(row, FeedRow):
            return await poll(row, self.doors)
        return await self._look(row)

    async def _while_held(self, doing: Coroutine[Any, Any, Kept]) -> Kept:
        """What comes of it, while the lease is prolonged as long as it takes: a host may ask for minutes between two visits."""
        task = asyncio.create_task(doing)
        try:
            while not (await asyncio.wait({task}, timeout=LEASE.total_seconds() / 3))[0]:
                await self.doors.writer.keep(self._hold)
            return task.result()
        finally:
            task.cancel()

    def _put_off(self, row: Due, error: Exception) -> Kept:
        now = self.doors.now()
        reason = f"This is a bug in syndicate, please report it: {type(error).__name__}: {error}"
        reason = one_line(reason, _LONGEST)
        note = {"works": works.noted, "feeds": feeds.polled, "pages": pages.looked}[_kind(row)]

        def keep(tx: Connection) -> tuple[Log, ...]:
            note(tx, row.id, now=now, due=now + _AFTER_A_BUG, reason=reason)
            return (Log("visit", "failed", url=row.url, message=f"{row.url}: {reason}", warning=True),)

        return keep

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
        if not last:
            self._hold(tx)
        logs = kept(tx)
        if last and not leases.release(tx, self.host, self.holder, now + self.pace):
            raise LeaseLost
        return logs

    def _hold(self, tx: Connection) -> None:
        if not leases.hold(tx, self.host, self.holder, self.doors.now() + LEASE):
            raise LeaseLost

    def _release(self, tx: Connection) -> None:
        leases.release(tx, self.host, self.holder, self.doors.now() + self.pace)


def _kind(row: Due) -> str:
    return "works" if isinstance(row, WorkRow) else "feeds" if isinstance(row, FeedRow) else "pages"


def _looked(page: PageRow, seen: Seen) -> Log:
    """What is said of a look at a page."""
    if seen.error is not None:
        return Log("look", "unread", url=page.url, message=seen.error.reason)
    if seen.same:
        return Log("look", "unchanged", url=page.url)
    copy = any(holds(report) for _, report in seen.reports)
    return Log("look", "copy" if copy else "unrelated", url=page.url)
