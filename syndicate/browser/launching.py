"""Chromium: found, started without any way to the network, held to its memory, and killed."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.browser.limits import Limits
from syndicate.errors import UsageError

if TYPE_CHECKING:
    from playwright.async_api import Browser, CDPSession, Playwright

CHOSEN = "SYNDICATE_CHROMIUM"
"""The variable that names a Chromium to use before all others."""
NO_PLAYWRIGHT = "no --render without Playwright; pip install 'syndicate[browser]'"
NO_CHROMIUM = "no --render without Chromium; apt install chromium, or: playwright install chromium"
NO_SANDBOX = "no usable sandbox"
"""What Chromium says, in lower case, where the system gives it none."""
NO_SANDBOX_MEND = (
    "apt install chromium-sandbox, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1)"
)
OLDEST = 121
"""The first Chromium that tells everything that is asked of it (`Element.checkVisibility` with its options)."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGS = (
    # Every request is answered by us; these walls stand behind that, for what would not come by us.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--no-pings",
    "--mute-audio",
)
_CLOSING = 2.0  # seconds
_LOOK = 0.5  # seconds between two looks at the memory


def chromium(own: str = "") -> str:
    """The Chromium to use: `SYNDICATE_CHROMIUM`, Playwright's `own`, the system's. Raises UsageError where there is none."""
    chosen = os.environ.get(CHOSEN, "")
    if chosen:
        if found := shutil.which(chosen):
            return found
        raise UsageError(f"{CHOSEN}: {chosen[:200]} is no program that can be run")
    if own and Path(own).is_file():
        return own
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise UsageError(NO_CHROMIUM)
    return found


def is_old(version: str) -> bool:
    """Whether a Chromium of this version (“156.0.8078.79”) cannot be used."""
    major = version.partition(".")[0]
    return major.isdecimal() and int(major) < OLDEST


def _why(said: str) -> str:
    if NO_SANDBOX in said.lower():
        return f"its sandbox is not possible here; {NO_SANDBOX_MEND}"
    return f"{said.strip().partition(chr(10))[0][:300]}; syndicate doctor tells more"


async def started_playwright() -> Playwright:
    """Playwright's own helper process. Raises UsageError where Playwright is not installed."""
    try:
        from playwright.async_api import async_playwright
    except ImportError as error:
        raise UsageError(NO_PLAYWRIGHT) from error
    return await async_playwright().start()


class Chromium:
    """One running Chromium, started when it is needed and again after it has ended of itself."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._watch: asyncio.Task[None] | None = None

    async def living(self) -> Browser:
        """The browser, started if it does not run. Raises UsageError where it is missing or does not start."""
        from playwright.async_api import Error

        async with self._lock:
            if self._browser is None or not self._browser.is_connected():
                await self._end()
                path = chromium(self._playwright.chromium.executable_path if self._playwright else "")
                try:
                    await self._start()
                except Error as error:
                    raise UsageError(f"Chromium does not start ({path}): {_why(str(error))}") from error
            assert self._browser is not None  # noqa: S101 -- just started
            if is_old(self._browser.version):
                raise UsageError(
                    f"Chromium {self._browser.version} is too old; {OLDEST} or later: playwright install chromium"
                )
            return self._browser

    async def open(self) -> None:
        """Start the helper and look for a Chromium. Raises UsageError where either is missing."""
        self._playwright = await started_playwright()
        try:
            chromium(self._playwright.chromium.executable_path)
        except UsageError:
            await self._playwright.stop()
            raise

    async def close(self) -> None:
        """End the browser and the helper."""
        await self._end()
        if self._playwright is not None:
            await self._playwright.stop()

    async def kill(self) -> None:
        """End the browser whatever it does; the next page starts another."""
        async with self._lock:
            await self._end()

    async def _start(self) -> None:
        assert self._playwright is not None  # noqa: S101 -- `open` was called
        self._browser = await self._playwright.chromium.launch(
            executable_path=chromium(self._playwright.chromium.executable_path),
            args=list(_ARGS),
            chromium_sandbox=os.name != "posix" or os.geteuid() != 0,  # Chromium has none for root
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )
        session = await self._browser.new_browser_cdp_session()
        self._watch = asyncio.create_task(_watch(session, self._limits.memory))

    async def _end(self) -> None:
        from playwright.async_api import Error

        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        if self._browser is not None:
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(_CLOSING):
                    await self._browser.close()
        self._watch = self._browser = None


async def _watch(session: CDPSession, most: int) -> None:
    """Kill every process of the browser that draws a page and has grown beyond `most` bytes; the page crashes then."""
    from playwright.async_api import Error

    with suppress(Error):
        while True:
            await asyncio.sleep(_LOOK)
            told = await session.send("SystemInfo.getProcessInfo")
            for process in told["processInfo"]:
                if process["type"] == "renderer" and _resident(process["id"]) > most:
                    with suppress(ProcessLookupError):
                        os.kill(process["id"], signal.SIGKILL)


def _resident(pid: int) -> int:
    """The bytes that a process has in memory; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
