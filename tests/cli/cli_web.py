"""A web server of this machine with the pages that a test gives it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KINDS = {
    "xml": "application/rss+xml",
    "json": "application/feed+json",
    "gz": "application/gzip",
    "txt": "text/plain",
}


@dataclass
class Answer:
    """What a path is answered with."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """The server's address, what it has, and what it was asked for (path, headers)."""

    home: str
    pages: MutableMapping[str, Answer]
    asked: list[tuple[str, Mapping[str, str]]]
    gates: dict[str, threading.Event] = field(default_factory=dict)  #: paths that wait until they are let go

    def put(self, path: str, text: str | bytes, status: int = 200, **headers: str) -> str:
        """Have this page; its address. `{home}` in it becomes the server's own."""
        body = text.replace("{home}", self.home).encode() if isinstance(text, str) else text
        self.pages[path] = Answer(
            body, status, {name.replace("_", "-"): each for name, each in headers.items()}
        )
        return self.home + path

    def visits(self, path: str) -> int:
        return [each for each, _ in self.asked].count(path)


@contextmanager
def site() -> Iterator[Site]:
    """A server on a free port; it goes with the block."""
    found = Site("", {}, [])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers)))
            if self.path in found.gates:
                found.gates[self.path].wait(60)
            answer = found.pages.get(self.path) or Answer(b"<h1>Not found</h1>", 404)
            etag = answer.headers.get("etag")
            same = etag is not None and self.headers.get("if-none-match") == etag
            self.send_response(304 if same else answer.status)
            kind = KINDS.get(self.path.rpartition(".")[2], "text/html; charset=utf-8")
            for name, value in ({"content-type": kind} | dict(answer.headers)).items():
                self.send_header(name, value)
            body = b"" if same else answer.body
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # whoever asked may have gone
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The terminal belongs to the test."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.home = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
