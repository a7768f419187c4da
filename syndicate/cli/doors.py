"""Doors: the fetcher and the confined processes as the options ask for them, and an original through them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.cli.settings import Settings
from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import named
from syndicate.confine import ConfinedPool
from syndicate.errors import SyndicateError, UsageError
from syndicate.fetch import Fetcher, Fetches, Manners, Offline
from syndicate.model import Capture, Policy, Work
from syndicate.model.exchange import Exchange
from syndicate.running import PRELOAD_ORIGINAL, read_original
from syndicate.urls import belongs, host
from syndicate.works import Known

if TYPE_CHECKING:
    from syndicate.browser import Browser


@dataclass(frozen=True, slots=True)
class Network:
    """Where a run may go."""

    allow: tuple[str, ...] = ()
    allow_private: bool = False
    offline: bool = False

    @classmethod
    def of(
        cls, settings: Settings, allow: Sequence[str] | None, private: bool | None, offline: bool | None
    ) -> Network:
        """Options, else the settings of the folder."""
        return cls(
            tuple(allow or settings.allow),
            bool(settings.allow_private if private is None else private),
            bool(settings.offline if offline is None else offline),
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """An original as named: address or file, with what the caller knows of it (None is not known)."""

    name: str
    url: str = ""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    publisher: str | None = None

    def known(self) -> Known:
        return Known(title=self.title, authors=self.authors, publisher=self.publisher)


@asynccontextmanager
async def open_fetcher(
    network: Network, record: Callable[[Exchange], None] | None = None
) -> AsyncIterator[Fetches]:
    """The network, or what stands for it when the run is offline. Raises UsageError for a wrong `--allow`."""
    if network.offline:
        yield Offline()
        return
    manners = Manners(allow=network.allow, allow_private=network.allow_private)
    async with Fetcher(manners, record=record) as fetcher:
        yield fetcher


@asynccontextmanager
async def open_browser(
    render: str,
    network: Network,
    fetcher: Fetches,
    *,
    keep: bool = False,
    parts: Fetches | None = None,
    record: Callable[[Exchange], None] | None = None,
) -> AsyncIterator[Browser | None]:
    """The browser for pages, None where `render` is "". Raises UsageError where it is missing, or the run is offline.

    What a page loads is asked for without a pause: a reader's browser does not wait either; robots.txt holds. `record` is
    given each exchange of that. With `parts`, such as a recording, it comes from there, and the network is not needed.
    """
    if not render:
        yield None
        return
    if network.offline and parts is None:
        raise UsageError("--render needs the network, and the run is offline; leave one of them out")
    from syndicate.browser import Browser

    manners = Manners(allow=network.allow, allow_private=network.allow_private, pace=0, slowest=0, retries=0)
    async with (
        Fetcher(manners, record=record) as web,
        Browser(fetcher, parts or web, keep=keep) as browser,
    ):
        yield browser


def page_readers(pages: int) -> ConfinedPool:
    """Processes for pages, no more than there are pages or processors; the original is read in the first of them."""
    return ConfinedPool(max(1, min(pages, os.cpu_count() or 1)), PRELOAD_ORIGINAL)


async def original(origin: Origin, policy: Policy, fetcher: Fetches, confined: ConfinedPool) -> Work:
    """The original, read. Raises UsageError where it cannot be: then nothing can be checked."""
    if origin.url and not origin.url.startswith(("http://", "https://")):
        raise UsageError(
            f"--original-url {clipped(origin.url)}: expected an address such as https://news.example/article"
        )
    target = named(origin.name, origin.url)
    if target.path and origin.name.lower().endswith((".txt", ".md", ".markdown")):
        return _of_text(origin, policy)
    page = target.load()
    if isinstance(page, Capture) and not origin.url:
        page = replace(page, url="", final_url="")  # a file's own place is no address: the page may name it
    work = await read_original(page, policy, fetcher, confined, origin.known())
    if isinstance(work, SyndicateError):
        raise UsageError(f"the original {clipped(origin.name)} cannot be used: {work}")
    if not work.url.startswith("http"):
        say(
            "the address of the original is not known, so no link can be told to lead to it; give --original-url"
        )
    elif policy.assigner.hosts and not any(belongs(url, policy.assigner.hosts) for url in work.addresses):
        place = host(work.url).removeprefix("www.")
        say(f"the original stands on {place}, which is no host of policy {policy.id}")
    return work


def _of_text(origin: Origin, policy: Policy) -> Work:
    from syndicate.drafts.front_matter import CANONICAL, parted
    from syndicate.works import Work as Readable

    try:
        is_markdown = not origin.name.lower().endswith(".txt")
        text = Path(origin.name).read_text("utf-8-sig")
        facts, text = parted(text) if is_markdown else ({}, text)
        address = next((facts[key][0] for key in CANONICAL if key in facts), "")
        return Readable.from_text(
            text,
            url=origin.url or (address if address.startswith(("http://", "https://")) else ""),
            title=origin.title or " ".join(facts.get("title", ())),
            authors=origin.authors or facts.get("author") or facts.get("authors") or (),
            publisher=origin.publisher or policy.assigner.name,
            markdown=is_markdown,
        )
    except UnicodeDecodeError as error:
        raise UsageError(f"{clipped(origin.name)}: is not UTF-8; save it as UTF-8") from error
    except SyndicateError as error:
        raise UsageError(f"the original {clipped(origin.name)} cannot be used: {error}") from error
