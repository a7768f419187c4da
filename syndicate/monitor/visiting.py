"""Visiting: all that is due on one host, one after the other, by whoever holds its lease.

host → works, feeds, pages that are due → refresh | poll | look → kept, if the lease still holds → host given back
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Connection

from syndicate.monitor.doors import Doors
from syndicate.monitor.limits import judge_site
from syndicate.monitor.looking import look
from syndicate.monitor.polling import poll
from syndicate.monitor.refreshing import refresh
from syndicate.monitor.settling import settle
from syndicate.store import copies, feeds, leases, pages, works
from syndicate.store.rows import FeedRow, PageRow, WorkRow

LEASE = timedelta(minutes=3)
"""How long a host is held without a sign of life: three times the longest visit to one page, with its retries."""
_AT_A_TIME = (
    20  # things due on one host that are read from the store at a time; then another host may have its turn
)

Kept = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Visit:
    """One host, held by `holder`. `going` is asked before each thing that is due: False ends the visit early.

    `done` counts what was done: works, feeds, pages.
    """

    host: str
    holder: str
    doors: Doors
    pace: timedelta  #: before the host is visited again
    going: Callable[[], bool] = lambda: True
    done: Counter[str] = field(default_factory=Counter)

    async def run(self) -> bool:
        """Do all that is due; False where the lease was lost, and what was fetched last was given up."""
        held = True
        async for kind, kept in self._jobs():
            held = await self.doors.writer.keep(lambda tx, kept=kept: self._keep(tx, kept))  # type: ignore[misc]
            if not held:
                return False
            self.done[kind] += 1
        await self.doors.writer.keep(self._release)
        return held

    async def _jobs(self) -> AsyncIterator[tuple[str, Kept]]:
        """What is due, done one after the other, each to be kept before the next is begun."""
        due = await self.doors.writer.read(self._due)
        for row in due:
            if not self.going():
                return
            if isinstance(row, WorkRow):
                yield "works", await refresh(row, self.doors)
            elif isinstance(row, FeedRow):
                yield "feeds", await poll(row, self.doors)
            else:
                yield "pages", await self._look(row)

    def _due(self, tx: Connection) -> tuple[WorkRow | FeedRow | PageRow, ...]:
        now = self.doors.now()
        return (
            *works.due_at(tx, self.host, now, _AT_A_TIME),
            *feeds.due_at(tx, self.host, now, _AT_A_TIME),
            *pages.due_at(tx, self.host, now, _AT_A_TIME),
        )

    async def _look(self, page: PageRow) -> Kept:
        known = await self.doors.writer.read(lambda tx: copies.of_page(tx, page.id))
        seen = await look(page, known, self.doors)
        now = self.doors.now()

        def keep(tx: Connection) -> None:
            for site in settle(tx, page, seen, self.doors, now):
                judge_site(tx, site, self.doors, now)

        return keep

    def _keep(self, tx: Connection, kept: Kept) -> bool:
        """Whoever lost the lease has nothing to say: another one has taken the host."""
        if not leases.hold(tx, self.host, self.holder, self.doors.now() + LEASE):
            return False
        kept(tx)
        return True

    def _release(self, tx: Connection) -> None:
        leases.release(tx, self.host, self.holder, self.doors.now() + self.pace)
