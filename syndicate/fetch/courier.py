"""One request within the bounds: head first, then the body, whole or not at all. Redirects are the caller's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from syndicate.errors import BrokenResponse, FetchError, TooLarge
from syndicate.fetch.clock import Budget, Clock
from syndicate.fetch.coding import ACCEPTED, decode, too_long
from syndicate.fetch.guard import Target
from syndicate.fetch.settings import KIB, Bounds, Manners
from syndicate.fetch.silence import Silence
from syndicate.fetch.turns import Turns
from syndicate.fetch.wire import Answer, Headers, Wire
from syndicate.model.capture import Validators

_OURS = frozenset({"user-agent", "host", "content-length", "transfer-encoding", "connection"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Courier:
    """Asks for one address at a time, as `manners` say, and reads no more than `bounds` allow."""

    def __init__(self, wire: Wire, clock: Clock, bounds: Bounds, manners: Manners) -> None:
        self._wire = wire
        self._bounds = bounds
        self._turns = Turns(clock)
        self._silence = Silence(clock)
        self._seats = asyncio.Semaphore(manners.at_once)
        self._agent = manners.user_agent

    @asynccontextmanager
    async def ask(
        self,
        target: Target,
        budget: Budget,
        *,
        accept: str,
        pause: float | None,
        since: Validators | None = None,
    ) -> AsyncIterator[Answer]:
        """Wait for our turn, send the request, give the head. The body is gone when the block ends.

        A host that has not answered before is not asked again: its error is raised at once.
        """
        headers: Headers = (("user-agent", self._agent), ("accept", accept), ("accept-encoding", ACCEPTED))
        if since is not None:
            headers += since.headers
        async with self._turns.take(target.host, pause):
            self._silence.check(target, budget)
            try:
                async with self._seats, budget.spend(), self._wire.get(target, headers) as answer:
                    self._silence.heard(target)
                    self._check_head(answer, target)
                    yield answer
            except FetchError as error:
                self._silence.unanswered(target, error, budget)
                raise

    async def post(
        self, target: Target, budget: Budget, headers: Headers, body: bytes, most: int
    ) -> tuple[Answer, bytes]:
        """Send `body`; the head of the answer, and the first `most` bytes of what comes with it."""
        sent = (
            *((name, value) for name, value in headers if name.lower() not in _OURS),
            ("user-agent", self._agent),
        )
        async with self._seats, budget.spend(), self._wire.post(target, sent, body) as answer:
            self._check_head(answer, target)
            start, _ = await start_of(answer, most)
            return answer, start

    def _check_head(self, answer: Answer, target: Target) -> None:
        if sum(len(name) + len(value) for name, value in answer.headers) > self._bounds.headers:
            raise TooLarge(f"{target.host} sent more than {self._bounds.headers // KIB} KiB of headers.")

    async def whole(self, answer: Answer) -> bytes:
        """The decoded body. Raises TooLarge or BrokenResponse rather than give a part of it."""
        declared = answer.header("content-length")
        if declared.isdecimal() and len(declared) < 20 and int(declared) > self._bounds.wire:
            raise too_long(self._bounds.wire)
        raw, complete = await start_of(answer, self._bounds.wire)
        if not complete:
            raise too_long(self._bounds.wire)
        encoding = answer.header("content-encoding")
        body = decode(raw, encoding, limit=self._bounds.decoded, most=self._bounds.codings)
        _check_end(answer, body)
        return body


async def start_of(answer: Answer, limit: int) -> tuple[bytes, bool]:
    """At most `limit` bytes of the body as sent, and whether that is all of it."""
    parts: list[bytes] = []
    room = limit
    if answer.chunks is not None:
        async for chunk in answer.chunks:
            room -= len(chunk)
            if room < 0:
                parts.append(chunk[: room or None])
                return b"".join(parts), False
            parts.append(chunk)
    return b"".join(parts), True


def _check_end(answer: Answer, body: bytes) -> None:
    """A page whose length nothing announces must close its own root element, or nobody knows that it is whole."""
    framed = answer.header("content-length") or answer.header("transfer-encoding")
    if framed or answer.header("content-encoding") or not body or b"<" not in body[:KIB]:
        return
    if b"</html" not in body[-4 * KIB :].lower() and "html" in answer.media_type:
        raise BrokenResponse("The server does not say how long the page is, and the page has no end.")
