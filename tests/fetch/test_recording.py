"""What a fetcher is told to record is what crossed the wire: as it was sent, dated, with who answered."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from datetime import UTC, datetime

import trustme
from fake_web import FakeClock
from hostile.server import Connection, HostileServer, Route, html, redirect

from syndicate.errors import BadStatus, BrokenResponse
from syndicate.fetch import Bounds, Fetcher, Manners
from syndicate.fetch._client import HttpWire
from syndicate.model.exchange import Exchange

PAGE = b"<!doctype html><html><body><p>hello</body></html>"


def recorded(routes: dict[str, Route], path: str = "/", **options: object) -> tuple[object, list[Exchange]]:
    """What was fetched, and what was recorded meanwhile."""
    exchanges: list[Exchange] = []

    async def run(web: HostileServer) -> object:
        manners = Manners(allow=(web.endpoint,), retries=0, robots=bool(options.get("robots")))
        bounds = options.get("bounds")
        async with Fetcher(manners, bounds, record=exchanges.append, clock=FakeClock()) as fetcher:
            return await fetcher.fetch(web.url(path))

    with HostileServer(routes) as web:
        return asyncio.run(run(web)), exchanges


def chunked(connection: Connection) -> None:
    packed = gzip.compress(PAGE, mtime=0)
    connection.head(
        "200 F\xefne", "Transfer-Encoding: chunked", "Content-Encoding: gzip", "X-Twice: a", "x-twice: \xe9"
    )
    for part in (packed[:9], packed[9:], b""):
        connection.send(b"%x\r\n%b\r\n" % (len(part), part))


def test_names_order_and_doubles_of_headers_and_the_content_coding_are_kept():
    capture, [exchange] = recorded({"/": chunked})
    assert capture.body == PAGE
    assert (exchange.method, exchange.http_version, exchange.status, exchange.reason) == (
        "GET",
        "HTTP/1.1",
        200,
        "F\xefne",
    )
    assert exchange.headers == (
        ("Content-Type", "text/html"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Encoding", "gzip"),
        ("X-Twice", "a"),
        ("x-twice", "\xe9"),
    )
    assert (exchange.body, exchange.complete) == (gzip.compress(PAGE, mtime=0), True)


def test_the_request_is_kept_as_it_was_sent_with_the_address_that_was_dialled():
    _, [exchange] = recorded({"/": html()})
    names = [name for name, _ in exchange.request_headers]
    assert names == ["host", "user-agent", "accept", "accept-encoding"]
    assert exchange.url == f"http://{exchange.request_headers[0][1]}/"
    assert exchange.address == exchange.request_headers[0][1]
    assert exchange.certificate == b""


def test_a_capture_is_dated_by_its_exchange():
    capture, [exchange] = recorded({"/": html()})
    assert capture.fetched_at == exchange.started_at == FakeClock().now()


def test_robots_txt_and_each_redirect_are_exchanges_of_their_own():
    _, exchanges = recorded({"/": redirect("/there"), "/there": html()}, robots=True)
    assert [(each.url.rpartition("/")[2], each.status) for each in exchanges] == [
        ("robots.txt", 200),
        ("", 302),
        ("there", 200),
    ]
    assert all(each.complete for each in exchanges)


def test_an_error_page_of_which_nobody_read_all_is_incomplete():
    long = html("x" * 200_000, status="404 Not Found")
    error, [exchange] = recorded({"/": long})
    assert isinstance(error, BadStatus)
    assert (exchange.status, exchange.complete) == (404, False)


def test_a_body_that_breaks_off_is_kept_as_far_as_it_came():
    def cut(connection: Connection) -> None:
        connection.head("200 OK", "Content-Length: 900")
        connection.send(PAGE)

    error, [exchange] = recorded({"/": cut})
    assert isinstance(error, BrokenResponse)
    assert (exchange.body, exchange.complete) == (PAGE, False)


def test_no_more_is_kept_than_the_bounds_let_through():
    def endless(connection: Connection) -> None:
        connection.head("200 OK")
        while connection.wait(0):
            connection.send(b"x" * 10_000)

    _, [exchange] = recorded({"/": endless}, bounds=Bounds(wire=50_000))
    assert not exchange.complete
    assert len(exchange.body) < 50_000 + 2**17


def test_the_certificate_of_a_secure_site_is_kept():
    authority = trustme.CA()
    issued = authority.issue_cert("orig.example")
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(serving)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    exchanges: list[Exchange] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run(web: HostileServer) -> None:
        manners = Manners(allow=(f"orig.example:{web.port}",), robots=False)
        wire = HttpWire(manners.guard(), trust=trust, resolve=resolve, record=exchanges.append)
        async with Fetcher(manners, wire=wire) as fetcher:
            await fetcher.fetch(web.url("/", "orig.example"))

    with HostileServer({"/": html()}, tls=serving) as web:
        asyncio.run(run(web))
        assert exchanges[0].address == web.endpoint
    pem = issued.cert_chain_pems[0].bytes().decode()
    assert exchanges[0].certificate == ssl.PEM_cert_to_DER_cert(pem)
    assert exchanges[0].started_at.tzinfo is UTC
    assert exchanges[0].started_at <= datetime.now(UTC)
