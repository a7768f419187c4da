"""Asking whether a page has changed, where it has moved, and posting; over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from syndicate.errors import BrokenResponse, ConnectionFailed
from syndicate.fetch import Fetcher, Manners
from syndicate.fetch.freshness import fresh_for
from syndicate.model import Capture, NotModified, Validators

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PAGE = b"<!doctype html><title>x</title><p>Some words."
SIGNED = Validators('"v1"', "Mon, 23 Nov 2026 08:00:00 GMT")


class Site(BaseHTTPRequestHandler):
    """A page with validators, permanent and passing redirects, and a place that takes posts."""

    posts: ClassVar[list[tuple[dict[str, str], bytes]]] = []

    def do_GET(self):
        match self.path:
            case "/page" if self.headers["If-None-Match"] == '"v1"':
                self.answer(304, b"", ETag='"v1"')
            case "/page":
                self.answer(200, PAGE, ETag='"v1"', Last_Modified=SIGNED.modified)
            case "/dated" if self.headers["If-Modified-Since"] == SIGNED.modified:
                self.answer(304, b"")
            case "/dated":
                self.answer(200, PAGE, Last_Modified=SIGNED.modified)
            case "/to-dated":
                self.answer(302, b"", Location="/dated")
            case "/stubborn":
                self.answer(304, b"")
            case "/moved":
                self.answer(301, b"", Location="/moved-twice")
            case "/moved-twice":
                self.answer(308, b"", Location="/page")
            case "/half-moved":
                self.answer(301, b"", Location="/passing")
            case "/passing":
                self.answer(302, b"", Location="/moved")
            case "/gone":
                self.answer(410, b"gone")
            case _:
                self.answer(404, b"")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.posts.append(({name.lower(): value for name, value in self.headers.items()}, body))
        if self.path == "/elsewhere":
            self.answer(302, b"", Location="/hook")
        else:
            self.answer(200, b"k" * 100_000, Retry_After="5")

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if body[:1] == b"<":
            self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Nothing."""


@contextmanager
def site() -> Iterator[str]:
    Site.posts.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def door() -> Fetcher:
    return Fetcher(Manners(allow_private=True, pace=0.0, retries=0))


def refetch(path: str, since: Validators) -> object:
    async def go() -> object:
        async with door() as fetcher:
            return await fetcher.refetch(base + path, since)

    with site() as base:
        return asyncio.run(go())


@pytest.mark.parametrize("path", ["/page", "/moved", "/dated"])
def test_a_page_that_has_not_changed_is_not_sent_again(path: str):
    assert isinstance(refetch(path, SIGNED), NotModified)


def test_that_nothing_has_changed_is_told_with_the_way_there():
    found = refetch("/moved", SIGNED)
    assert isinstance(found, NotModified)
    ends = [each.rpartition("/")[2] for each in (found.url, *found.redirects, found.final_url, found.moved)]
    assert ends == ["moved", "moved", "moved-twice", "page", "page"]
    assert dict(found.headers)["etag"] == '"v1"'


def test_after_a_redirect_no_date_is_asked_by_as_it_may_be_that_of_another_page():
    found = refetch("/to-dated", SIGNED)
    assert isinstance(found, Capture)
    assert found.validators == Validators()


@pytest.mark.parametrize(
    "since",
    [Validators(), Validators('"other"'), Validators("\u00fc"), Validators("x" * 2000), Validators("*")],
)
def test_a_page_is_sent_where_the_validators_do_not_hold(since: Validators):
    found = refetch("/page", since)
    assert isinstance(found, Capture)
    assert (found.body, found.validators) == (PAGE, SIGNED)


def test_validators_that_no_server_gives_are_not_sent():
    assert Validators("a\r\nx: y", "\0").headers == ()


def test_a_304_that_nobody_asked_for_is_no_page():
    assert isinstance(refetch("/stubborn", Validators()), BrokenResponse)


@pytest.mark.parametrize(
    ("path", "moved"), [("/page", ""), ("/moved", "/page"), ("/passing", ""), ("/half-moved", "/passing")]
)
def test_where_a_page_has_moved_for_good_is_told(path: str, moved: str):
    found = refetch(path, Validators())
    assert isinstance(found, Capture)
    assert found.moved.partition("://")[2].partition("/")[2] == moved.lstrip("/")


def test_a_page_that_is_gone_is_told_from_one_that_is_not_found():
    statuses = [refetch(path, Validators()).status for path in ("/gone", "/nowhere")]  # type: ignore[attr-defined]
    assert statuses == [410, 404]


def post(path: str) -> object:
    async def go() -> object:
        async with door() as fetcher:
            return await fetcher.post(
                base + path, b"{}", {"Content-Type": "application/json", "Host": "evil.example"}
            )

    with site() as base:
        return asyncio.run(go())


def test_a_post_arrives_and_is_answered():
    status, headers, start = post("/hook")  # type: ignore[misc]
    assert (status, headers["retry-after"], len(start)) == (200, "5", 4096)
    ((sent, body),) = Site.posts
    assert (body, sent["content-type"], sent["host"].split(":")[0]) == (
        b"{}",
        "application/json",
        "127.0.0.1",
    )


def test_a_post_is_not_sent_on():
    assert post("/elsewhere")[0] == 302  # type: ignore[index]
    assert len(Site.posts) == 1


def test_a_post_may_not_go_inside():
    async def go() -> object:
        async with Fetcher(Manners(pace=0.0)) as fetcher:
            return await fetcher.post("http://127.0.0.1:9/hook", b"", {})

    assert type(asyncio.run(go())).__name__ == "AddressRefused"


def test_a_post_to_nobody_is_an_error():
    async def go() -> object:
        async with door() as fetcher:
            return await fetcher.post("http://127.0.0.1:1/hook", b"", {})

    assert isinstance(asyncio.run(go()), ConnectionFailed)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0.0),
        ({"cache-control": "public, max-age=600"}, 600.0),
        ({"cache-control": "max-age=600", "age": "100"}, 500.0),
        ({"cache-control": "s-maxage=900, max-age=60"}, 60.0),
        ({"cache-control": "max-age=600, no-cache"}, 0.0),
        ({"cache-control": "no-store"}, 0.0),
        ({"cache-control": "max-age=99999999"}, 86_400.0),
        ({"cache-control": "max-age=99999999999999999999"}, 86_400.0),
        ({"cache-control": "max-age=-1"}, 0.0),
        ({"expires": format_datetime(NOW + timedelta(hours=1), usegmt=True)}, 3600.0),
        ({"expires": "0"}, 0.0),
        ({"expires": "0", "cache-control": "max-age=5"}, 5.0),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_it_says(headers: dict[str, str], seconds: float):
    assert fresh_for(headers.items(), NOW) == seconds
