"""Supply: every request that a page makes, answered from our own fetcher within the limits of the page.

The browser itself never opens a connection: guard, sizes, deadlines and robots.txt hold for scripts as for pages.
Requests other than GET are refused: a check sends nothing. No cookie is sent or kept.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from syndicate.browser.limits import Limits
from syndicate.errors import BadStatus
from syndicate.fetch import ANY, Fetches, Offline
from syndicate.model import Capture

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Request, Route, WebSocketRoute

_LEFT_OUT = frozenset(
    "content-encoding content-length transfer-encoding connection keep-alive set-cookie refresh link "
    "speculation-rules strict-transport-security alt-svc report-to reporting-endpoints nel".split()
)
"""Headers that speak of the transfer, that keep state, or that make a browser ask for more behind the page's back."""
_LOOK = 0.02  # seconds between two looks whether all requests have their answers


class Supply:
    """What one page gets. `main` is the document that it shows, `known` what it was given, by address."""

    def __init__(self, document: Capture, fetcher: Fetches, limits: Limits) -> None:
        self.main = document
        self.known: dict[str, Capture] = {document.final_url: document}
        self._fetcher = fetcher
        self._limits = limits
        self._requests = self._documents = 0
        self._room = limits.bytes
        self._open = 0  # requests that wait for their answer
        self._since = monotonic()  # when the last of them had it

    def frozen(self, seen: Capture) -> Supply:
        """What draws the page once more without asking for anything: `seen` as its document, and what it had loaded."""
        again = Supply(seen, Offline(), self._limits)
        again.known |= {url: each for url, each in self.known.items() if url != seen.final_url}
        return again

    async def serve(self, context: BrowserContext) -> None:
        """Answer everything that pages of this context ask for."""
        await context.route("**/*", self._answer)
        await context.route_web_socket("**/*", _refuse)

    async def quiet(self, still: float, most: float) -> None:
        """Wait until nothing has been asked for during `still` seconds, but `most` seconds at the longest."""
        with suppress(TimeoutError):
            async with asyncio.timeout(most):
                while (rest := self._since + still - monotonic()) > 0 or self._open:  # noqa: ASYNC110 -- time is what passes
                    await asyncio.sleep(max(rest, _LOOK))

    async def _answer(self, route: Route, request: Request) -> None:
        from playwright.async_api import Error

        self._open += 1
        try:
            await self._give(route, request)
        except Error:
            pass  # the page, or the whole browser, has gone in the meantime
        finally:
            self._open -= 1
            self._since = monotonic()

    async def _give(self, route: Route, request: Request) -> None:
        found = await self._found(request)
        if isinstance(found, Capture):
            self._note(request, found)
            await route.fulfill(status=found.status, headers=_headers(found), body=found.body)
        elif isinstance(found, BadStatus) and found.status >= 400:
            await route.fulfill(status=found.status, body=b"")
        else:
            await route.abort("blockedbyclient")

    async def _found(self, request: Request) -> object:
        """The capture, the error, or None where it is not asked for at all."""
        if request.method != "GET":
            return None
        url = request.url.partition("#")[0]
        if url in self.known:
            return self.known[url]
        self._requests += 1
        self._documents += _is_main(request)
        if self._requests > self._limits.requests or self._documents > self._limits.documents:
            return None
        if self._room <= 0:
            return None
        found = await self._fetcher.fetch(url, kinds=ANY)
        if isinstance(found, Capture):
            self._room -= len(found.body)
            if self._room < 0:
                return None
            self.known[url] = found
        return found

    def _note(self, request: Request, found: Capture) -> None:
        """Keep which document the page shows: its scripts may lead on to another one."""
        if _is_main(request):
            self.main = found


def _is_main(request: Request) -> bool:
    """Whether it is for the document that the page itself shows, and not for a frame in it."""
    return request.is_navigation_request() and request.frame.parent_frame is None


def _headers(capture: Capture) -> dict[str, str]:
    names = dict.fromkeys(name for name, _ in capture.headers if name not in _LEFT_OUT)
    return {name: capture.header(name) for name in names}


async def _refuse(socket: WebSocketRoute) -> None:
    await socket.close()


def alone(context: BrowserContext, page: Page) -> None:
    """Close whatever else the page opens, and every question that it asks."""
    from playwright.async_api import Dialog, Error
    from playwright.async_api import Page as Popup

    async def close(popup: Popup) -> None:
        with suppress(Error):
            await popup.close()

    async def dismiss(dialog: Dialog) -> None:
        with suppress(Error):
            await dialog.dismiss()

    context.on("page", close)
    page.on("dialog", dismiss)
