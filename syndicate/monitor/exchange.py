"""Exchange: one HTTP request and its answer, within bounds, on a connection that is closed after it.

head → room → (its body, where the room wants it) → answer
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import h11

_METHODS = ("GET", "HEAD", "POST")
_HEAD = 16_384  # bytes of a request line and its headers


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered with."""

    status: int
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


class TooMuch(Exception):
    """A body is longer than its room takes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `host` is the name that it was asked by, in lower case and without port; names of headers are in lower case."""

    method: str
    path: str
    query: str
    host: str
    headers: Mapping[str, str]
    body: Callable[[int], Awaitable[bytes]]  #: its whole body, of at most so many bytes; raises TooMuch


Room = Callable[[Request], Awaitable[Answer]]


class Exchange:
    """One request, heard and answered by `room`. What is no request is told so."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, room: Room) -> None:
        import h11

        self._reader = reader
        self._writer = writer
        self._room = room
        self._wire = h11.Connection(h11.SERVER, max_incomplete_event_size=_HEAD)

    async def run(self) -> None:
        import h11

        try:
            head = await self._next()
        except h11.RemoteProtocolError as error:
            await self._send(Answer(error.error_status_hint, b"That is no request.\n"))
            return
        if isinstance(head, h11.Request):
            method = head.method.decode("ascii", "replace")
            try:
                answer = await self._heard(head, method)
            except h11.RemoteProtocolError:
                answer = Answer(400, b"That is no request.\n")
            await self._send(answer, bodiless=method == "HEAD")

    async def _heard(self, head: h11.Request, method: str) -> Answer:
        if method not in _METHODS:
            return Answer(405, b"Only GET, HEAD and POST.\n", headers={"allow": ", ".join(_METHODS)})
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in head.headers}
        path, _, query = head.target.decode("ascii", "replace").partition("?")
        return await self._room(
            Request(method, path, query, _name(headers.get("host", "")), headers, self._body)
        )

    async def _body(self, most: int) -> bytes:
        import h11

        if self._wire.they_are_waiting_for_100_continue:
            go_on = h11.InformationalResponse(status_code=100, headers=[])
            self._writer.write(self._wire.send(go_on) or b"")
        parts: list[bytes] = []
        size = 0
        while isinstance(event := await self._next(), h11.Data):
            parts.append(bytes(event.data))
            size += len(event.data)
            if size > most:
                raise TooMuch
        return b"".join(parts)

    async def _next(self) -> h11.Event | type[h11.PAUSED]:
        import h11

        while (event := self._wire.next_event()) is h11.NEED_DATA:
            self._wire.receive_data(await self._reader.read(8_192))
        return event  # type: ignore[return-value]

    async def _send(self, answer: Answer, *, bodiless: bool = False) -> None:
        import h11

        headers = {
            "content-type": answer.kind,
            "content-length": str(len(answer.body)),
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
            "connection": "close",
            **answer.headers,
        }
        if self._wire.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        head = h11.Response(
            status_code=answer.status, headers=list(headers.items()), reason=HTTPStatus(answer.status).phrase
        )
        self._writer.write(self._wire.send(head) or b"")
        if not bodiless:
            self._writer.write(self._wire.send(h11.Data(data=answer.body)) or b"")
        with suppress(ConnectionError):
            await self._writer.drain()


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0]
