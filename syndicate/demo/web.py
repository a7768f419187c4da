"""SmallWeb: two HTTP servers on 127.0.0.1, the publisher's and everybody else's.

with SmallWeb() as web:
    web.original, web.feed, web.endpoints
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self

from syndicate.demo.feed import rss
from syndicate.demo.scenes import FEED, ORIGINAL, SCENES, Scene

HOST = "127.0.0.1"
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path is answered with."""

    body: bytes
    kind: str = _HTML
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class SmallWeb:
    """Serves the scenes on free ports from threads; a context manager."""

    _publisher: _Server = field(init=False)
    _others: _Server = field(init=False)

    def __enter__(self) -> Self:
        self._publisher, self._others = _Server(), _Server()
        self._publisher.answers |= {
            ORIGINAL.path: self._page(ORIGINAL),
            "/": self._page(ORIGINAL),
        }
        self._others.answers |= {scene.path: self._page(scene) for scene in SCENES}
        feed = rss(SCENES, self._others.home).encode()
        self._others.answers[FEED] = Answer(feed, "application/rss+xml; charset=utf-8")
        for server in (self._publisher, self._others):
            server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in (self._publisher, self._others):
            server.stop()

    @property
    def original(self) -> str:
        """The address of the article."""
        return self._publisher.home + ORIGINAL.path

    @property
    def publisher(self) -> str:
        """The publisher's HOST:PORT."""
        return self._publisher.endpoint

    @property
    def feed(self) -> str:
        """The address of the feed of reposts."""
        return self._others.home + FEED

    @property
    def endpoints(self) -> tuple[str, str]:
        """Both HOST:PORTs, which a fetcher must be allowed to visit."""
        return self._publisher.endpoint, self._others.endpoint

    def scene(self, url: str) -> Scene:
        """The scene at this address of the others. Raises KeyError where there is none."""
        return {self._others.home + scene.path: scene for scene in SCENES}[url]

    def _page(self, scene: Scene) -> Answer:
        html = files("syndicate.demo").joinpath("pages", scene.file).read_text("utf-8")
        html = html.replace("{{original}}", self.original).replace("{{home}}", self._publisher.home + "/")
        return Answer(html.encode(), _HTML, scene.status, scene.headers)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {"/robots.txt": Answer(b"User-agent: *\nAllow: /\n", "text/plain")}
        super().__init__((HOST, 0), _Handler)
        self.endpoint = f"{HOST}:{self.server_address[1]}"
        self.home = f"http://{self.endpoint}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def server_bind(self) -> None:
        """As HTTPServer does, but without asking the name service for this machine's own name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a visitor that hung up, as a reader of a refused page does."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answer = self.server.answers.get(self.path) or Answer(b"<h1>Not found</h1>", status=404)
        self.send_response(answer.status)
        for name, value in (("Content-Type", answer.kind), *answer.headers):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the overridden
        """A visit is no news."""
