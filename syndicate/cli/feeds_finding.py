"""Finding feeds: an address, looked at, is a feed or a page that announces some."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.confine import Confines
from syndicate.errors import FeedError, FetchError, PageError, ParseStopped
from syndicate.feeds import Feed, Offered, is_feed, offered, read_feed, usual_addresses
from syndicate.fetch import FEED, Fetches
from syndicate.model import Capture


@dataclass(frozen=True, slots=True)
class Found:
    """A feed: `entries` of it are known once it was read. `instead_of` is the page by which it was found, and `how`."""

    url: str
    title: str = ""
    entries: int | None = None
    instead_of: str = ""
    how: str = ""
    others: int = 0  #: that the page announces besides


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for feeds through a fetcher; `every` takes all that a page announces."""

    fetcher: Fetches
    confined: Confines
    every: bool = False

    async def look(self, url: str) -> tuple[Found, ...] | str:
        """The feeds at this address, or the reason why there are none."""
        capture = await self.fetcher.fetch(url, kinds=FEED)
        if not isinstance(capture, Capture):
            return f"{capture.reason} “feeds add --offline” adds it without looking."
        if is_feed(capture.body):
            feed = await self._read(capture)
            return (_found(url, feed),) if isinstance(feed, Feed) else feed.reason
        announced = await self.confined.run_async(
            _announced, capture.body, capture.header("content-type"), capture.final_url, url=url
        )
        if isinstance(announced, ParseStopped):
            return announced.reason
        if announced:
            return await self._of_page(url, announced)
        return await self._usual(url, capture.final_url)

    async def _of_page(self, page: str, announced: tuple[Offered, ...]) -> tuple[Found, ...] | str:
        """What a page announces: the first that can be read, or all."""
        found: list[Found] = []
        reason = ""
        for each in announced:
            feed = await self._at(each.url)
            if not isinstance(feed, Feed):
                reason = reason or feed.reason
                continue
            others = 0 if self.every else len(announced) - 1
            found.append(_found(each.url, feed, each.title, page, "the page announces", others))
            if not self.every:
                break
        return tuple(found) or f"It announces {announced[0].url}, which cannot be used: {reason}"

    async def _usual(self, page: str, final_url: str) -> tuple[Found, ...] | str:
        """The first of the addresses at which sites that announce nothing have their feed."""
        for url in usual_addresses(final_url):
            feed = await self._at(url) if url != final_url else None
            if isinstance(feed, Feed):
                return (_found(url, feed, "", page, "the page announces no feed, but the site has one"),)
        return "It is no feed and announces none, and none is where sites usually have theirs."

    async def _at(self, url: str) -> Feed | FeedError | FetchError | PageError:
        capture = await self.fetcher.fetch(url, kinds=FEED)
        if not isinstance(capture, Capture):
            return capture
        if not is_feed(capture.body):
            return FeedError("It is no feed.", url=url)
        return await self._read(capture)

    async def _read(self, capture: Capture) -> Feed | FeedError | ParseStopped:
        return await self.confined.run_async(read_feed, capture.body, capture.final_url, url=capture.url)


def _found(
    url: str, feed: Feed, title: str = "", instead_of: str = "", how: str = "", others: int = 0
) -> Found:
    return Found(url, feed.title or title, len(feed.entries), instead_of, how, others)


def _announced(body: bytes, content_type: str, url: str) -> tuple[Offered, ...]:
    """What a page announces, in a process that can be killed."""
    from syndicate.page.charset import decode

    return offered(decode(body, content_type).text, url)
