"""Fakes at the door to the web: `FakeWeb` for whoever needs a fetcher, `FakeWire` and `FakeClock` for the fetcher."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from syndicate.errors import BadStatus, FetchError, PageError
from syndicate.fetch import HTML
from syndicate.fetch.guard import Target
from syndicate.fetch.wire import Answer, Headers
from syndicate.model import Capture


@dataclass
class FakeWeb:
    """Implements `Fetches`: pages by address, as HTML, captures or errors; anything else is not found."""

    pages: Mapping[str, str | Capture | FetchError | PageError]
    asked: list[str] = field(default_factory=list)

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        self.asked.append(url)
        page = self.pages.get(url, BadStatus("There is no such page.", url=url))
        found = Capture(url, page.encode()) if isinstance(page, str) else page
        return found if body or not isinstance(found, Capture) else replace(found, body=b"")


@dataclass
class FakeClock:
    """Implements `Clock`: time passes only by sleeping, and every sleep is written down."""

    slept: list[float] = field(default_factory=list)
    start: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        return sum(self.slept)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=sum(self.slept))

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


Scripted = tuple[int, Headers, bytes] | FetchError
"""An answer (status, headers, body) or an error to raise."""


@dataclass
class FakeWire:
    """Implements `Wire`: answers in order for each address, the last one again and again; 404 for others."""

    answers: Mapping[str, tuple[Scripted, ...]]
    asked: list[str] = field(default_factory=list)
    sent: list[Headers] = field(default_factory=list)

    def post(self, target: Target, headers: Headers, body: bytes) -> AbstractAsyncContextManager[Answer]:
        return self.get(target, headers)

    @asynccontextmanager
    async def get(self, target: Target, headers: Headers) -> AsyncIterator[Answer]:
        script = self.answers.get(target.href, ((404, (), b""),))
        turn = self.asked.count(target.href)
        self.asked.append(target.href)
        self.sent.append(headers)
        scripted = script[min(turn, len(script) - 1)]
        if isinstance(scripted, FetchError):
            raise scripted
        status, fields, body = scripted
        yield Answer(status, fields, _chunks(body))


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 1000):
        yield body[start : start + 1000]


def page(body: str = "<p>hello", status: int = 200, **headers: str) -> Scripted:
    """An HTML answer of the given length; `retry_after="5"` becomes `retry-after: 5`."""
    raw = f"<html>{body}</html>".encode()
    fields = {"content-type": "text/html", "content-length": str(len(raw))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    return status, tuple(fields.items()), raw


def moved(location: str, status: int = 301) -> Scripted:
    return status, (("location", location),), b""


def robots(text: str) -> Scripted:
    return 200, (("content-type", "text/plain"),), text.encode()
