"""A fast local web of feeds: every feed on a host of its own, most of them unchanged since the last round.

    with serving(feeds=10_000) as web:
        web.url(17)             # http://127.1.0.17:PORT/feed

A raw asyncio server in a process of its own, on 0.0.0.0: each address of 127.0.0.0/8 is a host to whoever asks. A feed
has ITEMS entries. Each time it is asked whether it has changed (If-None-Match) it has one more with a chance of 1 - `unchanged`,
at the same times in every run, and else answers 304. /robots.txt allows it.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

ITEMS = 20
_ROBOTS = b"User-agent: *\nDisallow: /private/\n"
_CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
_PAGE = b"<!doctype html><title>Council</title><p>The council has decided, and nothing of it was ours." * 3
_PROSE = "What the council decided on Tuesday, who voted for it, and what it will cost the town. " * 8
_ARTICLE = "".join(
    f'<p>{_PROSE[:240]} <a href="https://town.example/{part}" class="more">The <em>minutes</em></a></p>'
    f'<figure class="wp-block-image"><img src="https://town.example/{part}.jpg" alt="The hall" width="640"></figure>'
    for part in range(8)
)  # the whole article in the feed, as WordPress sends it by default


@dataclass(frozen=True, slots=True)
class FeedWeb:
    """Where the feeds are."""

    port: int
    feeds: int

    def host(self, number: int) -> str:
        """The address that stands for a host; feeds are numbered from 0."""
        return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"

    def url(self, number: int) -> str:
        return f"http://{self.host(number)}:{self.port}/feed"

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(self.url(number) for number in range(self.feeds))


@contextmanager
def serving(feeds: int, unchanged: float = 0.95, *, full_text: bool = True) -> Iterator[FeedWeb]:
    """The server, from when it listens until the block ends."""
    command = [sys.executable, __file__, str(unchanged), "full" if full_text else "short"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield FeedWeb(int(server.stdout.readline()), feeds)
        finally:
            server.terminate()


class _Feeds:
    """What each host has: how often it was asked for changes, and which version it has come to."""

    def __init__(self, unchanged: float, article: str) -> None:
        self.article = article
        self._changing = int((1 - unchanged) * 10_000)
        self._known: dict[str, tuple[int, int]] = {}

    def version(self, host: str) -> int:
        """The version of a feed as it is."""
        return self._known.get(host, (0, 0))[1]

    def later(self, host: str) -> int:
        """Its version when it is asked for changes once more."""
        asked, version = self._known.get(host, (0, 0))
        if zlib.crc32(f"{host} {asked}".encode()) % 10_000 < self._changing:
            version += 1
        self._known[host] = asked + 1, version
        return version


class _Connection(asyncio.Protocol):
    def __init__(self, feeds: _Feeds) -> None:
        self._feeds = feeds
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head.decode("latin-1")))

    def _answer(self, head: str) -> bytes:
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        path = first.split(" ")[1]
        if path == "/robots.txt":
            return _whole("text/plain", "", _ROBOTS)
        if path != "/feed":
            return _whole("text/html; charset=utf-8", "", _PAGE)
        host = headers["host"]
        known = headers.get("if-none-match")
        version = self._feeds.later(host) if known else self._feeds.version(host)
        tag = f'"{host}-{version}"'
        if known == tag:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nCache-Control: max-age=300\r\n\r\n".encode()
        return _whole(
            "application/rss+xml; charset=utf-8", f"ETag: {tag}\r\n", feed(host, version, self._feeds.article)
        )


def _whole(kind: str, more: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def feed(host: str, version: int, article: str) -> bytes:
    """A feed of ITEMS entries, the newest first; each version has one more on top."""
    items = "".join(_item(host, number, article) for number in range(version + ITEMS, version, -1))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {_CONTENT}><channel><title>News of {host}</title>'
        f"<link>http://{host}/</link><description>Local news</description>{items}</channel></rss>"
    ).encode()


def _item(host: str, number: int, article: str) -> str:
    link = f"http://{host}/{number}/the-council-has-decided"
    day = f"{1 + number % 28:02} Nov 2026 12:{number % 60:02}:00 GMT"
    return (
        f'<item><title>The council has decided, part {number}</title><link>{link}</link><guid isPermaLink="false">'
        f"{host}-{number}</guid><pubDate>{day}</pubDate><description><![CDATA[<p>{_PROSE}</p>]]></description>{article}</item>"
    )


async def _serve(unchanged: float, text: str) -> None:
    article = f"<content:encoded><![CDATA[{_ARTICLE}]]></content:encoded>" if text == "full" else ""
    feeds = _Feeds(unchanged, article)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(feeds), "0.0.0.0", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1]), sys.argv[2]))
