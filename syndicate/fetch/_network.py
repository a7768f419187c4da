"""The sockets under the client: a name is resolved once, every address checked, and the checked one dialled.

Validating a URL first and fetching it later leaves a gap in which the name may change its mind (DNS
rebinding). Here there is none: TLS and the Host header keep the name, the socket gets the address.
"""

from __future__ import annotations

import _thread
import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpcore

from syndicate.errors import HostNotFound
from syndicate.fetch.guard import Guard

Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Gives the IP addresses of a host, or raises OSError."""

_MOST_ADDRESSES = 4  # tried in turn; the deadline of the fetch holds over all of them


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to what `guard` allows and to nothing else."""

    def __init__(self, guard: Guard, resolve: Resolver, inner: httpcore.AsyncNetworkBackend) -> None:
        self._guard = guard
        self._resolve = resolve
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = tuple(dict.fromkeys(await self._resolve(host, port)))
        except (OSError, UnicodeError) as error:
            raise HostNotFound(f"The name {host} cannot be found.") from error
        if not addresses:
            raise HostNotFound(f"The name {host} has no address.")
        self._guard.check(host, port, addresses)
        *others, last = addresses[:_MOST_ADDRESSES]
        for address in others:
            try:
                found = await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
                return _Closing(found)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return _Closing(await self._inner.connect_tcp(last, port, timeout, local_address, socket_options))

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 -- the signature is httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise NotImplementedError("only TCP is dialled")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Closing(httpcore.AsyncNetworkStream):
    """A stream that is closed when its TLS handshake is given up in the middle; httpcore closes it on failure only."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 -- the signature is httpcore's
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._inner.start_tls(ssl_context, server_hostname, timeout)
        except asyncio.CancelledError:
            await self._inner.aclose()
            raise

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 -- as above
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 -- as above
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


async def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Ask the operating system, in a thread that no exit waits for: a lookup cannot be cancelled."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(addresses: tuple[str, ...], error: OSError | UnicodeError | None) -> None:
        if answer.done():
            return
        if error:
            answer.set_exception(error)
        else:
            answer.set_result(addresses)

    def look_up() -> None:
        addresses: tuple[str, ...] = ()
        failure: OSError | UnicodeError | None = None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = tuple(str(entry[4][0]) for entry in found)
        except (OSError, UnicodeError) as error:
            failure = error
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, addresses, failure)

    _thread.start_new_thread(look_up, ())  # Thread.start would hold up everybody until the new one has begun
    return await answer
