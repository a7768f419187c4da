"""The fetcher against the hostile web: the right error, within its deadline, in bounded memory, never a part."""

import asyncio
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from hostile import routes
from hostile.server import HostileServer, Route, html
from syndicate.fetch import ANY, Bounds, Fetcher, Manners
from syndicate.model import Capture

DEADLINE = 1.0  # seconds; 20 in real life


def fetch(routes_: dict[str, Route], path: str, **manners: object) -> tuple[object, float]:
    """What comes of one fetch, and the seconds it took."""

    async def run(web: HostileServer) -> object:
        given = Manners(**{"allow": (web.endpoint,), "pace": 0, "retries": 0, "robots": False, **manners})
        async with Fetcher(given, Bounds(seconds=DEADLINE)) as fetcher:
            return await fetcher.fetch(web.url(path))

    with HostileServer(routes_) as web:
        start = time.monotonic()
        found = asyncio.run(run(web))
        return found, time.monotonic() - start


def kind(routes_: dict[str, Route], path: str) -> str:
    found, took = fetch(routes_, path)
    assert took < DEADLINE + 1.5
    return "capture" if isinstance(found, Capture) else found.kind


@pytest.fixture(scope="module")
def bombs() -> dict[str, Route]:
    return routes.bombs()


@pytest.mark.parametrize("path", ["gzip", "deflate", "br", "zstd", "gzip-in-gzip", "three"])
def test_a_compression_bomb_is_too_large(bombs, path):
    assert kind(bombs, f"/bomb/{path}") == "too_large"


@pytest.mark.parametrize("path", routes.SIZE)
def test_what_is_too_large_is_not_read(path):
    assert kind(routes.SIZE, path) == "too_large"


@pytest.mark.parametrize("path", routes.TIME)
def test_what_is_too_slow_ends_at_the_deadline(path):
    assert kind(routes.TIME, path) == "timed_out"


@pytest.mark.parametrize("path", routes.NOT_WHOLE)
def test_what_is_not_whole_is_not_read(path):
    assert kind(routes.NOT_WHOLE, path) == "broken_response"


@pytest.mark.parametrize("route", [routes.hang_up, routes.reset])
def test_a_connection_that_is_dropped_is_a_failed_connection(route):
    assert kind({"/": route}, "/") == "connection_failed"


def test_a_connection_that_was_dropped_is_made_again():
    with HostileServer() as web:
        web.routes = {"/": lambda c: html()(c) if len(web.asked) > 1 else routes.reset(c)}

        async def run() -> object:
            async with Fetcher(Manners(allow=(web.endpoint,), pace=0, robots=False)) as fetcher:
                return await fetcher.fetch(web.url("/"))

        assert isinstance(asyncio.run(run()), Capture)
        assert web.asked == ["/", "/"]


@pytest.mark.parametrize("path", [p for p in routes.REDIRECTS if p.startswith("/to/")])
def test_a_redirect_to_where_nobody_may_go_is_refused(path):
    assert kind(routes.REDIRECTS, path) == "address_refused"


def test_a_redirect_loop_is_counted():
    assert kind(routes.REDIRECTS, "/loop") == "too_many_redirects"


def test_the_body_of_a_redirect_is_dropped():
    def endless(c):
        c.head("302 Found", "Location: /page", "Transfer-Encoding: chunked")
        while c.wait(0.01):
            c.send(b"400\r\n" + b"x" * 1024 + b"\r\n")

    assert kind({"/": endless, "/page": html()}, "/") == "capture"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/kind/text", "not_html"),
        ("/kind/pdf", "not_html"),
        ("/kind/none-pdf", "not_html"),
        ("/kind/none-html", "capture"),
        ("/kind/charset", "capture"),  # the label is page/'s to judge: nothing is decoded here
        ("/wall/header", "bot_wall"),
        ("/wall/body", "bot_wall"),
        ("/wall/gzip", "bot_wall"),
    ],
)
def test_the_kind_and_the_wall_are_told_over_a_real_socket(path, expected):
    assert kind(routes.KINDS, path) == expected


def test_without_leave_this_machine_is_not_even_called():
    with HostileServer({"/": html()}) as web:

        async def run() -> list[object]:
            async with Fetcher(Manners(retries=0)) as fetcher:
                hosts = ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0")
                return [await fetcher.fetch(web.url("/", host)) for host in hosts]

        assert [error.kind for error in asyncio.run(run())] == ["address_refused"] * 6
        assert web.asked == []


def test_for_the_head_alone_no_body_is_read():
    got_through: list[bool] = []

    def endless(c):
        c.head("200 OK", "Content-Length: 67108864", kind="video/mp4")
        with suppress(OSError):
            for _ in range(64):
                c.send(bytes(1 << 20))
            got_through.append(True)

    async def run(web: HostileServer) -> object:
        async with Fetcher(Manners(allow=(web.endpoint,), robots=False)) as fetcher:
            return await fetcher.fetch(web.url("/"), kinds=ANY, body=False)

    with HostileServer({"/": endless}) as web:
        found = asyncio.run(run(web))
        assert (type(found), found.body) == (Capture, b"")
    assert got_through == []


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (routes.silent, "timed_out"),
        (routes.slow_head, "timed_out"),
        (routes.huge_headers, "too_large"),
        (routes.reset, "connection_failed"),
    ],
)
def test_who_is_told_something_cannot_hold_us_up_either(route, expected):
    async def run(web: HostileServer) -> object:
        async with Fetcher(Manners(allow=(web.endpoint,)), Bounds(seconds=DEADLINE)) as fetcher:
            return await fetcher.post(web.url("/hook"), b"{}", {})

    with HostileServer({"/hook": route}) as web:
        start = time.monotonic()
        assert asyncio.run(run(web)).kind == expected
        assert time.monotonic() - start < DEADLINE + 1


def test_of_an_endless_answer_to_a_post_the_start_is_read():
    async def run(web: HostileServer) -> object:
        async with Fetcher(Manners(allow=(web.endpoint,)), Bounds(seconds=DEADLINE)) as fetcher:
            return await fetcher.post(web.url("/hook"), b"{}", {})

    with HostileServer({"/hook": routes.endless_body}) as web:
        status, _, start = asyncio.run(run(web))
        assert (status, len(start)) == (200, 4096)


def test_a_robots_file_that_never_ends_costs_no_more_than_the_deadline():
    found, took = fetch({"/robots.txt": routes.silent, "/": html()}, "/", robots=True)
    assert found.kind == "timed_out"
    assert took < DEADLINE + 1


def test_a_robots_file_that_drips_refuses():
    found, took = fetch({"/robots.txt": routes.byte_a_moment, "/": html()}, "/", robots=True)
    assert found.kind == "robots_refused"
    assert found.reason.endswith("cannot be read: it did not arrive in time.")
    assert took < DEADLINE + 1


def test_eight_pages_of_a_silent_host_cost_one_deadline():
    async def run(web: HostileServer) -> list[object]:
        async with Fetcher(Manners(allow=(web.endpoint,)), Bounds(seconds=DEADLINE)) as fetcher:
            return await asyncio.gather(*(fetcher.fetch(web.url(f"/{i}")) for i in range(8)))

    with HostileServer({"/robots.txt": routes.silent}) as web:
        start = time.monotonic()
        assert [error.kind for error in asyncio.run(run(web))] == ["timed_out"] * 8
        assert time.monotonic() - start < DEADLINE + 1


def test_a_robots_file_of_patterns_is_matched_in_linear_time():
    text = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 1000 + b"b$\nDisallow: /*" + b"a*" * 2000 + b"b\n"
    many = text + b"Disallow: /*a*a*a*a*a*b$\n" * 15000
    found, took = fetch(
        {"/robots.txt": lambda c: c.page(many), "/" + "a" * 3000: html()}, "/" + "a" * 3000, robots=True
    )
    assert isinstance(found, Capture)
    assert took < 2


def test_forty_fetches_of_one_host_use_one_connection_at_a_time():
    at_once, most = [0], [0]

    def count(c):
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        c.wait(0.005)
        at_once[0] -= 1
        html()(c)

    async def run(web: HostileServer) -> list[object]:
        async with Fetcher(Manners(allow=(web.endpoint,), pace=0)) as fetcher:
            return await asyncio.gather(*(fetcher.fetch(web.url(f"/?{i}")) for i in range(40)))

    with HostileServer({"/": count}) as web:
        assert all(isinstance(found, Capture) for found in asyncio.run(run(web)))
    assert most == [1]


PROBE = """
import asyncio, resource, sys
from syndicate.fetch import Bounds, Fetcher, Manners

async def run(endpoint, paths):
    async with Fetcher(Manners(allow=(endpoint,), pace=0, retries=0, robots=False), Bounds(seconds=5)) as fetcher:
        await fetcher.fetch(f"http://{endpoint}/page")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for path in paths:
            print((await fetcher.fetch(f"http://{endpoint}{path}")).kind)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

asyncio.run(run(sys.argv[1], sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in kibibytes on Linux only")
def test_memory_stays_bounded_over_every_bomb(bombs, tmp_path):
    every = {**bombs, **routes.SIZE, "/page": html()}
    paths = [path for path in every if path != "/page"]
    script = Path(tmp_path) / "probe.py"
    script.write_text(PROBE)
    with HostileServer(every) as web:
        command = [sys.executable, str(script), web.endpoint, *paths]
        out = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.split()
    assert out[:-1] == ["too_large"] * len(paths)
    assert int(out[-1]) < 64 * 1024  # KiB above a plain fetch
