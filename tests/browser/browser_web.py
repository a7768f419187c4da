"""A small web on this machine: pages by path, every request counted."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = str | tuple[str, str] | int


class Web:
    """`pages`: path → HTML, (type, text), or a status. `hits` are the paths asked for, without robots.txt."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = dict(pages)
        self.hits: list[str] = []
        self.cookies: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/robots.txt":
                    self.send_error(404)
                    return
                outer.hits.append(self.path)
                outer.cookies.extend(self.headers.get_all("cookie") or ())
                page = outer.pages.get(self.path, 404)
                if isinstance(page, int):
                    self.send_error(page)
                    return
                kind, text = page if isinstance(page, tuple) else ("text/html; charset=utf-8", page)
                if kind == "redirect":
                    self.send_response(302)
                    self.send_header("location", text)
                    self.end_headers()
                    return
                body = text.encode()
                self.send_response(200)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.endpoint = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.endpoint}"

    @contextmanager
    def serving(self) -> Iterator[Web]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


@contextmanager
def web(pages: Mapping[str, Page]) -> Iterator[Web]:
    with Web(pages).serving() as running:
        yield running
