"""A small web on this machine, and a browser for many pages of it: pages by path, every request counted."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from syndicate.browser import Browser, Limits
from syndicate.errors import FetchError, PageError
from syndicate.fetch import HTML, Fetcher, Fetches, Manners, Offline
from syndicate.model import Capture

Page = str | tuple[str, str] | int


class Web:
    """`pages`: path → HTML, (type, text), or a status. `hits` are the paths asked for, without robots.txt."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = dict(pages)
        self.hits: list[str] = []
        self.headers: dict[str, tuple[str, str]] = {}  # path → one more header of its answer
        self.cookies: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/robots.txt":
                    self.send_error(404)
                    return
                outer.hits.append(self.path)
                if self.path.startswith("/slow"):
                    time.sleep(0.2)
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
                if more := outer.headers.get(self.path):
                    self.send_header(*more)
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


class Drawing:
    """One running browser that fetches through whatever door stands open; its pages are kept for pictures."""

    def __init__(self, runner: asyncio.Runner, limits: Limits) -> None:
        self.door: Fetches = Offline()
        self.browser = Browser(self, limits=limits, keep=True)
        self._runner = runner

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        return await self.door.fetch(url, kinds=kinds, body=body)

    def pages(
        self, site: Web, *paths: str, allow: Sequence[Web] = ()
    ) -> list[Capture | FetchError | PageError]:
        """What the browser makes of these pages of a site that is trusted, many at once."""
        allowed = tuple(each.endpoint for each in (site, *allow))

        async def run() -> list[Capture | FetchError | PageError]:
            async with Fetcher(Manners(allow=allowed, pace=0, retries=0)) as self.door:
                return await asyncio.gather(*(self.browser.fetch(site.url + path) for path in paths))

        return self._runner.run(run())

    def page(self, pages: Mapping[str, Page], path: str = "/") -> Capture:
        """One page of a site, which must be shown."""
        with web(pages) as site:
            (found,) = self.pages(site, path)
        assert isinstance(found, Capture), found
        return found

    def through(self, door: Fetches, url: str) -> Capture:
        """The page at an address behind another door, such as a recording; it must be shown."""
        self.door = door
        found = self._runner.run(self.browser.fetch(url))
        assert isinstance(found, Capture), found
        return found

    def picture(self, url: str, outlines: Sequence[tuple[str, str]] = ()) -> bytes | None:
        return self._runner.run(self.browser.picture(url, outlines))
