"""A web server that says exactly the bytes it is told to, at the speed it is told to.

    with HostileServer({"/cut": half_a_page}) as web:
        web.url("/cut"), web.endpoint, web.asked

A route is a function of the connection that it answers on. `web.asked` lists the paths in order of arrival.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, ThreadingTCPServer
from types import TracebackType
from typing import Self

ROBOTS_ALL = b"User-agent: *\nAllow: /\n"


@dataclass(slots=True)
class Connection:
    """One request and the socket to answer it on. `closing` is set when the server goes away."""

    socket: socket.socket
    path: str
    headers: dict[str, str]
    closing: threading.Event

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def head(self, status: str = "200 OK", *headers: str, kind: str = "text/html") -> None:
        lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers, "", ""]
        self.send("\r\n".join(lines).encode("latin-1"))

    def page(self, body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> None:
        """A whole answer with its length."""
        self.head(status, *headers, f"Content-Length: {len(body)}", kind=kind)
        self.send(body)

    def wait(self, seconds: float) -> bool:
        """Pause; whether the server still stands afterwards."""
        return not self.closing.wait(seconds)


Route = Callable[[Connection], None]


def html(body: str = "<p>hello", *headers: str, status: str = "200 OK") -> Route:
    return lambda c: c.page(
        f"<!doctype html><html><body>{body}</body></html>".encode(), *headers, status=status
    )


def redirect(location: str, status: str = "302 Found") -> Route:
    return lambda c: c.page(b"", f"Location: {location}", status=status)


@dataclass(slots=True)
class HostileServer:
    """Serves `routes` from threads; a path without a route is 404, /robots.txt allows everything unless routed."""

    routes: Mapping[str, Route] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    asked: list[str] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)
    port: int = 0
    _closing: threading.Event = field(default_factory=threading.Event)
    _server: ThreadingTCPServer | None = None
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None and self._thread is not None
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def endpoint(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    @property
    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]

    def answer(self, raw: socket.socket) -> None:
        raw.settimeout(20)
        with suppress(OSError), self._wrapped(raw) as connection:
            request = _read_request(connection)
            if not request:
                return
            path, headers = request
            self.asked.append(path)
            self.seen.append(headers)
            route = self.routes.get(path.partition("?")[0]) or self._otherwise(path)
            route(Connection(connection, path, headers, self._closing))

    def _wrapped(self, raw: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(raw, server_side=True) if self.tls else raw

    def _otherwise(self, path: str) -> Route:
        if path == "/robots.txt":
            return lambda c: c.page(ROBOTS_ALL, kind="text/plain")
        return html("not here", status="404 Not Found")


class _Server(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64


def _handler(web: HostileServer) -> type[BaseRequestHandler]:
    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            web.answer(self.request)

    return Handler


def _read_request(connection: socket.socket) -> tuple[str, dict[str, str]] | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return None
        data += more
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return first.split(" ")[1], headers
