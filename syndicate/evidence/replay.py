"""Replay: what was recorded answers as the network did then, and nothing is looked up or dialled."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime

from syndicate.errors import AddressRefused, BrokenResponse, FetchError
from syndicate.evidence.warc_reading import Recording
from syndicate.fetch import Fetcher
from syndicate.fetch.guard import Target, target
from syndicate.fetch.wire import Answer, Headers, told
from syndicate.model.exchange import Exchange
from syndicate.urls import split

_ROBOTS = "/robots.txt"
_HTML = ("text/html", "application/xhtml+xml")


class ReplayWire:
    """`Wire` over recorded exchanges: each address gives its answers in their order, the last of them from then on.

    A robots.txt that is not recorded allows everything: nobody is asked anything.
    """

    def __init__(self, exchanges: Iterable[Exchange], name: str) -> None:
        self._name = name
        self._held: dict[str, deque[Exchange]] = {}
        for each in exchanges:
            if each.method == "GET" and (key := _key(each.url)):
                self._held.setdefault(key, deque()).append(each)

    def get(self, target: Target, headers: Headers) -> AbstractAsyncContextManager[Answer]:
        """The recorded answer. Raises FetchError for an address that the recording does not hold."""
        return self._answer(target)

    def post(self, target: Target, headers: Headers, body: bytes) -> AbstractAsyncContextManager[Answer]:
        raise FetchError(f"Nothing is sent while {self._name} is replayed.", url=target.href)

    @asynccontextmanager
    async def _answer(self, target: Target) -> AsyncIterator[Answer]:
        held = self._held.get(target.href)
        if held is None:
            if (parts := split(target.href)) is None or parts.path != _ROBOTS:
                raise FetchError(f"The recording {self._name} does not hold this address.", url=target.href)
            yield Answer(404)
            return
        each = held.popleft() if len(held) > 1 else held[0]
        yield Answer(each.status, _told(each), _chunks(each), each.started_at)


class _NoWaiting:
    """A clock for which nobody waits: what it is told to sleep has passed at once."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self._ahead

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        self._ahead += seconds


def replayed(recordings: Iterable[Recording]) -> Fetcher:
    """A fetcher for which the web is what these recordings hold; without a network."""
    recordings = tuple(recordings)
    name = recordings[0].name if len(recordings) == 1 else "of all these files"
    return Fetcher(
        wire=ReplayWire((e for each in recordings for e in each.exchanges), name), clock=_NoWaiting()
    )


def pages(recording: Recording, but: str = "") -> tuple[str, ...]:
    """The addresses that were asked for and gave an HTML page, without the one (`but`) of the original."""
    before: dict[str, str] = {}
    for each in recording.exchanges:
        place = next((value for name, value in each.headers if name.lower() == "location"), "")
        if 300 <= each.status < 400 and place:
            before.setdefault(_key(place, each.url), _key(each.url))
    found = (_first(_key(each.url), before) for each in recording.exchanges if _is_page(each))
    original = _first(_key(but), before) if but else ""
    return tuple(url for url in dict.fromkeys(found) if url and url != original)


def _first(url: str, before: dict[str, str]) -> str:
    """The address at which the redirects to `url` begin."""
    seen = {url}
    while (earlier := before.get(url)) and earlier not in seen:
        seen.add(earlier)
        url = earlier
    return url


def _is_page(each: Exchange) -> bool:
    kinds = [value for name, value in each.headers if name.lower() == "content-type"]
    kind = kinds[-1].partition(";")[0].strip().lower() if kinds else ""
    return each.method == "GET" and each.status in (200, 203) and kind in _HTML


def _key(url: str, base: str = "") -> str:
    """The address as a fetcher asks for it, "" for what cannot be asked for."""
    try:
        return (target(url, base=base) if base else target(url)).href
    except AddressRefused:
        return ""


def _told(each: Exchange) -> Headers:
    raw = (
        (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
        for name, value in each.headers
    )
    return told(raw)


async def _chunks(each: Exchange) -> AsyncIterator[bytes]:
    if each.body:
        yield each.body
    if not each.complete:
        raise BrokenResponse("The page broke off before its announced end.", url=each.url)
