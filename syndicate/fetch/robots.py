"""robots.txt by RFC 9309: asked once a day for each origin, with the same user agent and the same guard.

2xx is read (the longest match decides), 4xx means that everything is allowed, 5xx that nothing is.
Where there is no server to ask, the page ends with that error: it says more than a refusal.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from syndicate.errors import (
    AddressRefused,
    BrokenResponse,
    ConnectionFailed,
    FetchError,
    HostNotFound,
    RobotsRefused,
    TimedOut,
    TooLarge,
)
from syndicate.fetch.clock import Budget, Clock
from syndicate.fetch.coding import decode
from syndicate.fetch.courier import REDIRECTS, Courier, start_of
from syndicate.fetch.guard import Target, target
from syndicate.fetch.remembered import DAY, HOUR, Remembered
from syndicate.fetch.settings import KIB, MIB, TOKEN, Bounds
from syndicate.fetch.wire import Answer

if TYPE_CHECKING:
    from protego import Protego


_ACCEPT = "text/plain,*/*;q=0.1"
_ROOM = (
    16 * MIB
)  # of files that are remembered, those of 10,000 hosts as a rule; parsed, they take 13 times as much
_NO_SERVER = (HostNotFound, ConnectionFailed, TimedOut)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us. `unreachable` is the sentence that says why it could not be read."""

    parsed: Protego | None = None
    unreachable: str = ""
    size: int = KIB  #: of the file, in bytes

    def check(self, page: Target) -> None:
        """Raise RobotsRefused where `page` may not be fetched."""
        if self.unreachable:
            raise RobotsRefused(self.unreachable, url=page.href)
        if self.parsed is not None and not self.parsed.can_fetch(page.href, TOKEN):
            raise RobotsRefused(
                f"The robots.txt of {page.host} asks robots not to fetch this page.", url=page.href
            )

    @property
    def delay(self) -> float:
        """The Crawl-delay in seconds, 0.0 where none is given."""
        given = self.parsed.crawl_delay(TOKEN) if self.parsed is not None else None
        return float(given) if given is not None and math.isfinite(given) and given > 0 else 0.0


class Robots:
    """The rules of every origin met in the last day."""

    def __init__(self, courier: Courier, bounds: Bounds, clock: Clock) -> None:
        self._courier = courier
        self._bounds = bounds
        self._known: Remembered[Rules] = Remembered(clock, DAY, _ROOM)
        self._unreachable: Remembered[Rules] = Remembered(clock, HOUR)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()  # while somebody waits

    async def rules(self, page: Target, budget: Budget) -> Rules:
        """The rules for the origin of `page`; raises AddressRefused, HostNotFound, ConnectionFailed or TimedOut.

        They are not remembered here: whether a host is asked again is for the courier.
        """
        lock = self._locks.setdefault(page.origin, asyncio.Lock())
        async with lock:
            rules = self._known.get(page.origin) or self._unreachable.get(page.origin)
            if rules is None:
                rules = await self._read(page, budget)
                self._remember(page.origin, rules)
            return rules

    def _remember(self, origin: str, rules: Rules) -> None:
        if rules.unreachable:
            self._unreachable.put(origin, rules)
        else:
            self._known.put(origin, rules, rules.size)

    async def _read(self, page: Target, budget: Budget) -> Rules:
        here = target("/robots.txt", base=page.href)
        for _ in range(self._bounds.robots_redirects + 1):
            try:
                found = await self._ask(here, budget)
            except AddressRefused:
                if here.origin == page.origin:
                    raise
                return Rules()  # it leads inside, where nobody may go: unavailable (RFC 9309 §2.3.1.3)
            except FetchError as error:
                in_a_hurry = isinstance(error, TimedOut) and not budget.was_ample
                if in_a_hurry or (here.host == page.host and isinstance(error, _NO_SERVER)):
                    raise
                return Rules(unreachable=f"The robots.txt of {page.host} cannot be read: {error.reason}")
            if isinstance(found, Rules):
                return found
            here = found
        return Rules()  # RFC 9309 §2.3.1.2: too many redirects may be taken as unavailable

    async def _ask(self, here: Target, budget: Budget) -> Rules | Target:
        answered = False
        try:
            async with self._courier.ask(here, budget, accept=_ACCEPT, pause=None) as answer:
                answered = True
                return await self._understand(answer, here)
        except TimedOut as error:
            if not answered or not budget.was_ample:
                raise
            raise BrokenResponse("it did not arrive in time.") from error

    async def _understand(self, answer: Answer, here: Target) -> Rules | Target:
        if answer.status in REDIRECTS and answer.header("location"):
            return _next(answer.header("location"), here)
        if 200 <= answer.status < 300:
            return await self._parse(answer)
        if answer.status >= 500:
            said = f"answers {answer.status}, which asks robots to keep away for now"
            return Rules(unreachable=f"The robots.txt of {here.host} {said}.")
        return Rules()

    async def _parse(self, answer: Answer) -> Rules:
        """Of a file that is too long its first part counts, up to the last whole line (RFC 9309 §2.5)."""
        from protego import Protego

        limit = self._bounds.robots
        raw, complete = await start_of(answer, limit)
        encoding = answer.header("content-encoding")
        if encoding:
            if not complete:
                raise TooLarge("it is too long.")
            raw = decode(raw, encoding, limit=self._bounds.decoded, most=self._bounds.codings)
        if len(raw) > limit or not complete:
            raw = raw[:limit].rpartition(b"\n")[0]
        try:
            return Rules(parsed=Protego.parse(raw.decode("utf-8-sig", "replace")), size=max(len(raw), KIB))
        except ValueError as error:
            raise BrokenResponse("its lines make no sense.") from error


def _next(location: str, here: Target) -> Rules | Target:
    try:
        return target(location, base=here.href)
    except AddressRefused:
        return Rules()  # unavailable, as above
