"""Watching: hosts with something due are claimed, visited side by side, and given back; what is told is told beside it.

news of the library → claim → visit … visit → wait for the next → again
"""

from __future__ import annotations

import asyncio
import os
import socket
import uuid
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from syndicate.errors import PolicyError
from syndicate.monitor.doors import Doors
from syndicate.monitor.logs import Log
from syndicate.monitor.telling import Teller
from syndicate.monitor.visiting import Visit, claim
from syndicate.saying import number_of
from syndicate.store import facts, leases, works

_LONGEST_PAUSE = 15.0  # seconds: another program may have added something
_TOGETHER = 0.25  # seconds between two claims while most hands are full: one claim for many hosts costs what one for one does
_TELLING_PAUSE = 2.0
_SOON = timedelta(seconds=10)  # what becomes due within this is waited for by `once`
_GRACE = 3.0  # seconds in which what was begun may be finished when the monitor is stopped: it is to end within five
_BACKWARDS = timedelta(minutes=1)  # by which a clock is put back without harm
_POLICIES = "policies"


class Monitor:
    """One monitor on a store; several share the work. What is `beside` runs as the teller does, until the monitor stops."""

    def __init__(
        self,
        doors: Doors,
        teller: Teller,
        *,
        pace: timedelta = timedelta(seconds=1),
        at_once: int = 20,
        beside: Sequence[Callable[[asyncio.Event], Coroutine[Any, Any, None]]] = (),
    ) -> None:
        self.doors = doors
        self.teller = teller
        self.holder = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"
        self.done: Counter[str] = Counter()
        self.stop = asyncio.Event()
        self._pace = pace
        self._at_once = at_once
        self._beside = beside
        self._visits: set[asyncio.Task[None]] = set()
        self._ticked = doors.now()
        self._claimed = 0.0
        self._refused: PolicyError | None = None

    @property
    def held(self) -> int:
        """How many hosts it visits at this moment."""
        return len(self._visits)

    async def once(self) -> None:
        """Do all that is due, and what follows from it, and tell of it; then end."""
        await self._begin()
        try:
            while not self.stop.is_set():
                await self._tick()
                if self._visits:
                    await self._for_a_visit()
                elif not await self._wait_for_next(_SOON):
                    break
            await self.teller.round()
        finally:
            await self._end()

    async def run(self) -> None:
        """Watch until somebody sets `stop`."""
        await self._begin()
        others = [asyncio.create_task(each(self.stop)) for each in (self._tell, *self._beside)]
        try:
            while not self.stop.is_set():
                await self._tick()
                if self._visits:
                    await self._for_a_visit()
                else:
                    await self._wait_for_next(None)
                for other in others:
                    if other.done():
                        other.result()
        finally:
            await self._end(*others)

    async def reload(self) -> None:
        """Read the policies anew; where one has changed, what was judged by it is judged again."""
        self.doors.library.read_policies()
        await self._note_policies()

    async def _tell(self, stop: asyncio.Event) -> None:
        await self.teller.until(stop, _TELLING_PAUSE)

    async def _begin(self) -> None:
        await self.doors.writer.keep(lambda tx: leases.mend(tx, self.doors.now()))
        library = self.doors.library
        await self._keep_up()
        if not len(library) and self._refused is not None:
            raise self._refused
        await self._note_policies()
        self.doors.said(Log("start", message=f"{number_of(len(self.doors.library), 'work')} watched"))

    async def _note_policies(self) -> None:
        """See whether policies changed since a monitor last ran, as files do."""
        library = self.doors.library
        said = library.fingerprint()

        def note(tx: Connection) -> None:
            if facts.get(tx, _POLICIES) != said:
                facts.put(tx, _POLICIES, said)
                works.touch(tx)

        await self.doors.writer.keep(note)
        await self._keep_up()

    async def _keep_up(self) -> None:
        library = self.doors.library
        more = True
        while more:
            more = library.take(await self.doors.writer.read(library.news))
        while library.refused:
            self._refused = library.refused.pop()
            message = f"a work is not watched: {self._refused}"
            self.doors.said(Log("work", "failed", message=message, warning=True))

    async def _tick(self) -> None:
        """Claim as many hosts as there are hands, and visit them."""
        room, moment = self._at_once - len(self._visits), asyncio.get_running_loop().time()
        if room <= 0 or (room < self._at_once / 2 and moment - self._claimed < _TOGETHER):
            return
        self._claimed = moment
        now = self.doors.now()
        if now < self._ticked - _BACKWARDS:
            await self.doors.writer.keep(lambda tx: leases.mend(tx, now))
        self._ticked = now
        hosts, revision = await self.doors.writer.keep(
            lambda tx: (claim(tx, self.holder, now, room), works.revision(tx))
        )
        self.doors.said(Log("claim", count=len(hosts), message=" ".join(hosts)))
        if revision != self.doors.library.revision:
            await self._keep_up()
        for host, due in hosts.items():
            visit = Visit(
                host, due, self.holder, self.doors, self._pace, lambda: not self.stop.is_set(), self.done
            )
            self._visits.add(asyncio.create_task(self._visit(visit)))

    async def _visit(self, visit: Visit) -> None:
        if not await visit.run():
            message = "another monitor took it over; what was fetched last was given up"
            self.doors.said(Log("lost", host=visit.host, message=message))

    async def _for_a_visit(self) -> None:
        """Wait for a visit to end, for a stop, or until more may be claimed. What a visit raised is raised."""
        seconds = _TOGETHER if len(self._visits) < self._at_once else _LONGEST_PAUSE
        stopping = asyncio.create_task(self.stop.wait())
        done, _ = await asyncio.wait(
            {*self._visits, stopping}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
        )
        stopping.cancel()
        for task in done & self._visits:
            self._visits.discard(task)
            task.result()

    async def _wait_for_next(self, within: timedelta | None) -> bool:
        """Wait for the next thing that is due, at most `_LONGEST_PAUSE`; False where nothing is `within` that."""
        due: datetime | None = await self.doors.writer.read(leases.next_due)
        now = self.doors.now()
        if within is not None and (due is None or due > now + within):
            return False
        pause = _LONGEST_PAUSE if due is None else (due - now).total_seconds()
        try:
            await asyncio.wait_for(self.stop.wait(), min(max(pause, 0.05), _LONGEST_PAUSE))
        except TimeoutError:
            return True
        return True

    async def _end(self, *others: asyncio.Task[None]) -> None:
        """Let visits and messages finish what they have begun, give back what is held. What was not told is told later."""
        self.stop.set()
        if tasks := {*self._visits, *others}:
            _, late = await asyncio.wait(tasks, timeout=_GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._visits.clear()
        await self.doors.writer.keep(lambda tx: leases.leave(tx, self.holder))
