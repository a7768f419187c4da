"""Rendering: url → document by the fetcher → Chromium, which asks us for the rest → marked DOM → Capture."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from syndicate.browser.launching import Chromium
from syndicate.browser.limits import Limits
from syndicate.browser.picturing import Outline, pictured
from syndicate.browser.reader import READER, settled
from syndicate.browser.supply import Supply, alone
from syndicate.browser.worlds import in_a_world_apart, script
from syndicate.errors import FetchError, PageError, ParseStopped, TooLarge
from syndicate.fetch import HTML, Fetches
from syndicate.model import Capture

if TYPE_CHECKING:
    from playwright.async_api import Browser as Running
    from playwright.async_api import BrowserContext, Page

RENDERED = "x-syndicate-rendered"
"""The header by which a capture tells which browser drew it; `Capture.rendered` is what is relied on."""
_TOO_LONG = "The browser could not show the page within {:g} seconds."
_ENDED = "The browser gave the page up: it ran out of memory, it crashed, or the page led elsewhere for ever."
_SENT = frozenset({RENDERED, "content-type", "content-length", "content-encoding", "transfer-encoding"})
_CLOSING = 3.0  # seconds; killing the browser costs the other pages that are open their first try
_STILL = (
    0.5  # seconds without a request until the network counts as quiet; what other drivers of browsers take
)


class Browser:
    """Fetches pages as a reader sees them; an asynchronous context manager.

    `pages` fetches the documents and everything that is no page; `parts` what a page loads (default: `pages`).
    Entering raises UsageError where Playwright or Chromium is missing. Every page has a context of its own, so
    that nothing of it is left for the next. With `keep`, what a page was made of is kept until `picture` asks for it.
    `Browser.fetch` fulfils `syndicate.fetch.Fetches`.
    """

    def __init__(
        self,
        pages: Fetches,
        parts: Fetches | None = None,
        limits: Limits | None = None,
        *,
        keep: bool = False,
    ) -> None:
        self._keep = keep
        self._kept: dict[str, Supply] = {}
        self._pages = pages
        self._parts = parts or pages
        self._limits = limits or Limits()
        self._chromium = Chromium(self._limits)
        self._seats = asyncio.Semaphore(self._limits.at_once)

    async def __aenter__(self) -> Self:
        await self._chromium.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._chromium.close()

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        """The page at `url` after its scripts have run, or why there is none; what is no page comes as it was sent.

        The body is the DOM as HTML in UTF-8, with what a reader does not see marked (`marking.js`).
        """
        found = await self._pages.fetch(url, kinds=kinds, body=body)
        if not isinstance(found, Capture) or kinds != HTML or not body:
            return found
        return await self.render(found)

    async def render(self, document: Capture) -> Capture | FetchError | PageError:
        """What a reader sees of a document that has been fetched, or why the browser could not show it."""
        async with self._seats:
            try:
                async with asyncio.timeout(self._limits.seconds):
                    return await self._rendered(document)
            except TimeoutError:
                return ParseStopped(_TOO_LONG.format(self._limits.seconds), url=document.url)

    async def picture(self, url: str, outlines: Sequence[Outline] = ()) -> bytes | None:
        """A picture (PNG) of the page at `url` as it was rendered, with a labelled frame around each of `outlines`.

        None where the page was not rendered, its picture was taken already, or the browser could not draw it.
        """
        from playwright.async_api import Error

        supply = self._kept.pop(url, None)
        if supply is None:
            return None
        async with self._seats:
            browser = await self._chromium.living()
            try:
                async with asyncio.timeout(self._limits.seconds):
                    context = await browser.new_context(**READER, java_script_enabled=False)
                    try:
                        return await pictured(context, supply, outlines, self._limits)
                    finally:
                        await self._close(context)
            except (Error, TimeoutError):
                return None

    async def _rendered(self, document: Capture) -> Capture | FetchError | PageError:
        from playwright.async_api import Error

        for last in (False, True):
            browser = await self._chromium.living()
            supply = Supply(document, self._parts, self._limits)
            try:
                html = await self._in_context(browser, supply)
            except Error:
                if last or browser.is_connected():
                    break
                continue  # the browser was ended for the sake of another page
            body = html.encode("utf-8", "replace")
            if len(body) > self._limits.html:
                return TooLarge(f"The page has grown beyond {self._limits.html} bytes.", url=document.url)
            seen = _capture(document, supply.main, body, f"Chromium/{browser.version}")
            if self._keep:
                self._kept[document.url] = supply.frozen(seen)
            return seen
        return ParseStopped(_ENDED, url=document.url)

    async def _in_context(self, browser: Running, supply: Supply) -> str:
        """The marked DOM of what `supply` has, shown in a context of its own. Raises playwright's Error."""
        context = await browser.new_context(**READER)
        try:
            await context.add_init_script(settled(supply.main.fetched_at))
            await supply.serve(context)
            return await self._seen(context, supply)
        finally:
            await self._close(context)

    async def _seen(self, context: BrowserContext, supply: Supply) -> str:
        """The marked DOM. Raises playwright's Error where the page ends before."""
        from playwright.async_api import Error

        page = await context.new_page()
        alone(context, page)
        crash = asyncio.Event()
        page.on("crash", lambda _: crash.set())
        crashed = asyncio.create_task(crash.wait())
        reading = asyncio.create_task(self._read(page, supply))
        try:
            await asyncio.wait({reading, crashed}, return_when=asyncio.FIRST_COMPLETED)
            if not reading.done():
                raise Error("the page crashed")
            return reading.result()
        finally:
            crashed.cancel()
            reading.cancel()
            await asyncio.gather(crashed, reading, return_exceptions=True)

    async def _read(self, page: Page, supply: Supply) -> str:
        from playwright.async_api import TimeoutError as Late

        limits = self._limits
        await page.goto(supply.main.final_url, wait_until="commit", timeout=limits.loading * 1000)
        with suppress(Late):
            await page.wait_for_load_state("load", timeout=limits.loading * 1000)
        await supply.quiet(_STILL, limits.quiet)
        await in_a_world_apart(page, script("scrolling.js"))
        await supply.quiet(_STILL, limits.quiet)
        return str(await in_a_world_apart(page, script("sampling.js") + script("marking.js")))

    async def _close(self, context: BrowserContext) -> None:
        """Forget the page; a browser that does not let go of it is killed."""
        from playwright.async_api import Error

        try:
            async with asyncio.timeout(_CLOSING):
                await context.unroute_all(behavior="ignoreErrors")
                await context.close()
        except (Error, TimeoutError):
            await self._chromium.kill()


def _capture(asked: Capture, main: Capture, body: bytes, browser: str) -> Capture:
    headers = tuple(pair for pair in main.headers if pair[0] not in _SENT)
    led_on = () if main is asked else (asked.final_url, *main.redirects)
    return replace(
        main,
        url=asked.url,
        body=body,
        redirects=(*asked.redirects, *led_on),
        headers=(*headers, ("content-type", "text/html; charset=utf-8"), (RENDERED, browser)),
        moved=asked.moved,
        sha256="",
        rendered=browser,
    )
