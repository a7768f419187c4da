"""Listening: a small HTTP server, for whoever asks how the monitor is, and for hubs that tell of new entries.

connection → head → may it be asked by this name? → room → answer → closed

It serves few: one request a connection, a head of 16 KiB, ten seconds, 50 connections at a time. Requests that name another
host than ours are refused, for a page in somebody's browser may have had its name lead here (DNS rebinding).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Self

from syndicate.errors import StoreError, UsageError
from syndicate.monitor.exchange import Answer, Exchange, Request, Room, TooMuch
from syndicate.monitor.logs import Log, Said, silent

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_EVERY = frozenset({"0.0.0.0", "::"})  # noqa: S104 -- known here, so that its names can be
_SECONDS = 10.0  # for a request and its answer
_OPEN = 50  # connections at a time; beyond it they are closed unheard


@dataclass(frozen=True, slots=True)
class Place:
    """Where it listens; port 0 is any that is free."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def place_of(words: str, where: str = "--listen") -> Place:
    """The place that `HOST:PORT`, or `PORT` on this machine alone, names. Raises UsageError."""
    host, _, port = words.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]") if host.startswith("[") else host
    wrong = ":" in host and not _is_address(host)
    if wrong or not port.isascii() or not port.isdigit() or len(port) > 5 or int(port) > 65_535:
        raise UsageError(f"{where}: expected PORT or HOST:PORT, such as 8787 or 127.0.0.1:8787")
    return Place(host or "127.0.0.1", int(port))


class Listener:
    """Serves `room` at `place`, to those who ask for it by that name or one of `names`; an asynchronous context manager."""

    def __init__(
        self, place: Place, room: Room, *, names: frozenset[str] = frozenset(), said: Said = silent
    ) -> None:
        self.place = place
        self._room = room
        self._names = {place.host.lower()} | names | _LOCAL
        self._said = said
        self._open: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        """Begin; `place` has the true port then. Raises UsageError where nobody may listen there."""
        try:
            self._server = await asyncio.start_server(self._begin, self.place.host, self.place.port)
        except OSError as error:
            raise UsageError(
                f"--listen {self.place}: cannot listen there: {error.strerror or error}"
            ) from error
        self.place = Place(self.place.host, self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if len(self._open) >= _OPEN or task is None:
            writer.close()
            return
        self._open.add(task)
        try:
            async with asyncio.timeout(_SECONDS):
                await Exchange(reader, writer, self._answer).run()
        except (TimeoutError, OSError, asyncio.CancelledError):
            pass  # whoever asked has gone, or is too slow, or we end; streams of Python 3.11 log a cancelled task
        finally:
            self._open.discard(task)
            writer.close()

    async def _answer(self, request: Request) -> Answer:
        if not self._is_ours(request.host):
            return Answer(421, b"This is not served by that name.\n")
        try:
            return await self._room(request)
        except TooMuch:
            return Answer(413, b"That is too long.\n")
        except StoreError:
            return Answer(503, b"The store cannot be used.\n")
        except (TimeoutError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 -- a stranger's request may end no monitor, and sees nothing of it
            self._said(Log("listen", "error", message=f"{type(error).__name__}: {error}", warning=True))
            return Answer(500, b"Something went wrong here.\n")

    def _is_ours(self, host: str) -> bool:
        return host in self._names or (self.place.host in _EVERY and _is_address(host))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
