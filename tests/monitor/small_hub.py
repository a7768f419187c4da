"""A small WebSub hub of this machine: it asks back whoever subscribes, and pushes what a test gives it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode
from urllib.request import Request, urlopen

LEASE = 864_000


@dataclass
class Hub:
    """What it was asked for, the last first; `status` is what it answers, `asks` what it asks back: "" for nothing."""

    url: str = ""
    status: int = 202
    asks: str = "subscribe"
    forms: list[dict[str, str]] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)  #: to what it asked back

    @property
    def form(self) -> dict[str, str]:
        return self.forms[0]

    def ask_back(self, mode: str, **more: str) -> tuple[int, str]:
        told = {"hub.mode": mode, "hub.topic": self.form["hub.topic"], **more}
        return _http(Request(f"{self.form['hub.callback']}?{urlencode(told)}"))

    def push(self, body: bytes, secret: str | None = None, **headers: str) -> int:
        """Push to the last subscriber, signed with its own secret or with another; what it answers."""
        key = self.form.get("hub.secret", "") if secret is None else secret
        signature = "sha256=" + hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
        sent = {"X-Hub-Signature": signature, "Content-Type": "application/rss+xml", **headers}
        return _http(Request(self.form["hub.callback"], body, sent))[0]


def _http(request: Request) -> tuple[int, str]:
    try:
        with urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextmanager
def small_hub() -> Iterator[Hub]:
    """The hub, on a free port; it goes with the block."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            hub.forms.insert(0, {name: values[0] for name, values in parse_qs(body).items()})
            if hub.asks == "denied":
                hub.answers.append(hub.ask_back("denied", **{"hub.reason": "not\nhere"}))
            elif hub.asks:
                more = {"hub.challenge": "c-1", "hub.lease_seconds": str(LEASE)}
                hub.answers.append(hub.ask_back(hub.asks, **more))
            self.send_response(hub.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hub.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()
