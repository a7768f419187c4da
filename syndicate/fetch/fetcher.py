"""Fetching: url → guard → robots → turn → request → redirect… → status → kind → body → Capture.

Every expected failure is raised inside as the error it is and comes out of `Fetcher.fetch` as a value.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cached_property
from types import TracebackType
from typing import Protocol, Self

from syndicate.errors import ConnectionFailed, FetchError, PageError, TooManyRedirects
from syndicate.fetch.clock import Budget, Clock, SystemClock
from syndicate.fetch.courier import Courier
from syndicate.fetch.guard import Target, target
from syndicate.fetch.patience import back_off
from syndicate.fetch.reading import Asked, Busy, read
from syndicate.fetch.robots import Robots
from syndicate.fetch.settings import HTML, KIB, Bounds, Manners
from syndicate.fetch.wire import CertificateRefused, Wire
from syndicate.model.capture import Capture, NotModified, Validators
from syndicate.model.exchange import Exchange

_POST_SECONDS = 10.0  # a webhook that works on what it was told before it answers is not waited for


class Fetches(Protocol):
    """Whatever can fetch: the network, a browser, a folder of saved pages, a fake in a test."""

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        """What the server sent for `url`, of one of the media types `kinds`, or why there is nothing.

        With `body=False` the capture tells only where the address leads: its body is empty and was not sent for.
        """
        ...


class Refetches(Fetches, Protocol):
    """Whatever can also ask whether a page has changed."""

    async def refetch(
        self, url: str, since: Validators, *, kinds: tuple[str, ...] = HTML
    ) -> Capture | NotModified | FetchError | PageError:
        """As `fetch`, where what had the validators `since` need not be sent again; without any, everything is sent."""
        ...


class Fetcher:
    """Fetches pages over HTTP, within `bounds` and with `manners`; an asynchronous context manager.

    `record` is given each request that was answered, robots.txt among them, when its answer has ended. `wire` (which does
    its own recording), `clock` and `jitter` are seams. Nothing is kept between fetches but the robots.txt files
    (a day), the time of the last visit to each host, and which hosts did not answer (ten minutes).
    """

    def __init__(
        self,
        manners: Manners | None = None,
        bounds: Bounds | None = None,
        *,
        record: Callable[[Exchange], None] | None = None,
        wire: Wire | None = None,
        clock: Clock | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._manners = manners or Manners()
        self._bounds = bounds or Bounds()
        self._record = record
        self._wire = wire
        self._clock = clock or SystemClock()
        self._jitter = jitter

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays open: every connection ends with its request."""

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        """What the server sent for `url`, completely, or why it did not.

        `kinds` are the media types wanted; `ANY` takes all. Only a whole answer with status 200 or 203 is a
        Capture; its content codings are undone, its charset is left to the reader. `body=False` hangs up after the head.
        """
        found = await self._ask(Asked(url, kinds, body))
        assert not isinstance(found, NotModified)  # noqa: S101 -- which is read of a conditional request only
        return found

    async def refetch(
        self, url: str, since: Validators, *, kinds: tuple[str, ...] = HTML
    ) -> Capture | NotModified | FetchError | PageError:
        """As `fetch`, conditionally (RFC 9110 §13.1): NotModified where the server says that `since` still holds."""
        return await self._ask(Asked(url, kinds, since=since))

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, most: int = 4 * KIB
    ) -> tuple[int, Mapping[str, str], bytes] | FetchError:
        """Send `body` to a webhook, a hub or an authority: status, headers (names in lower case), the first `most` bytes of the answer.

        The guard holds as for pages. Nothing is followed, retried or decoded; robots.txt speaks of pages, and is not asked.
        """
        try:
            budget = Budget(min(_POST_SECONDS, self._bounds.seconds), "The answer")
            answer, start = await self._courier.post(target(url), budget, tuple(headers.items()), body, most)
        except FetchError as error:
            error.url = error.url or url
            return error
        return answer.status, dict(answer.headers), start

    async def _ask(self, asked: Asked) -> Capture | NotModified | FetchError | PageError:
        try:
            return await self._attempts(asked)
        except (FetchError, PageError) as error:
            error.url = error.url or asked.url
            return error

    @cached_property
    def _courier(self) -> Courier:
        """Made when something is fetched: a run over files alone needs no HTTP client."""
        return Courier(self._wire or self._http(), self._clock, self._bounds, self._manners)

    @cached_property
    def _robots(self) -> Robots:
        return Robots(self._courier, self._bounds, self._clock)

    def _http(self) -> Wire:
        from syndicate.fetch._client import HttpWire

        return HttpWire(self._manners.guard(), record=self._record, clock=self._clock)

    async def _attempts(self, asked: Asked) -> Capture | NotModified:
        budget = Budget(self._bounds.seconds)
        attempt = 0
        while True:
            budget.last_attempt = attempt == self._manners.retries
            wait = back_off(attempt, self._jitter())
            try:
                return await self._follow(asked, budget)
            except Busy as busy:
                if budget.last_attempt or busy.wait > self._manners.patience:
                    raise busy.status from None
                wait = max(wait, busy.wait)
            except ConnectionFailed as error:
                if budget.last_attempt or isinstance(error, CertificateRefused):
                    raise
            await self._clock.sleep(wait)
            attempt += 1

    async def _follow(self, asked: Asked, budget: Budget) -> Capture | NotModified:
        here, before = target(asked.url), ""
        while True:
            pause = await self._permit(here, budget)
            asking = self._courier.ask(
                here,
                budget,
                accept=_accept(asked.kinds),
                pause=None if here.host == before else pause,
                since=asked.since,
            )
            async with asking as answer:
                found = await read(answer, here, asked, self._courier, self._clock)
            if not isinstance(found, Asked):
                return found
            if len(found.left) > self._bounds.redirects:
                raise TooManyRedirects(
                    f"The address leads through more than {self._bounds.redirects} redirects."
                )
            asked, before = found, here.host
            here = target(found.next)

    async def _permit(self, here: Target, budget: Budget) -> float:
        """Ask robots.txt; gives the pause in seconds that this host wants between visits."""
        if not self._manners.robots:
            return self._manners.pace
        rules = await self._robots.rules(here, budget)
        rules.check(here)
        return max(self._manners.pace, min(rules.delay, self._manners.slowest))


def _accept(kinds: tuple[str, ...]) -> str:
    return ",".join((*kinds, "*/*;q=0.1"))
