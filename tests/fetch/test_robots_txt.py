"""robots.txt by RFC 9309, over a fake wire."""

import asyncio
import gzip

import pytest
from fake_web import FakeClock, FakeWire, Scripted, moved, page, robots

from syndicate.errors import (
    AddressRefused,
    BrokenResponse,
    ConnectionFailed,
    HostNotFound,
    RobotsRefused,
    TimedOut,
)
from syndicate.fetch import Bounds, Fetcher, Manners
from syndicate.fetch.wire import CertificateRefused
from syndicate.model import Capture

HOST = "https://example.org"
TXT = HOST + "/robots.txt"


def run(
    answers: dict[str, tuple[Scripted, ...]], *urls: str, **manners: object
) -> tuple[list[object], FakeWire, FakeClock]:
    wire, clock = FakeWire({HOST + "/private/a": (page(),), HOST + "/a": (page(),), **answers}), FakeClock()

    async def fetch() -> list[object]:
        async with Fetcher(Manners(**manners), Bounds(), wire=wire, clock=clock) as web:
            return [await web.fetch(url) for url in urls]

    return asyncio.run(fetch()), wire, clock


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private/", "/a", True),
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /private/a", "/private/a", True),
        ("User-agent: *\nAllow: /private\nDisallow: /private/a", "/private/a", False),
        ("User-agent: *\nAllow: /\n\nUser-agent: syndicate\nDisallow: /", "/a", False),
        ("User-agent: Syndicate\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*/a$", "/private/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("<html>not found</html>", "/a", True),
    ],
)
def test_the_longest_match_for_our_name_decides(text, path, allowed):
    (found,), _, _ = run({TXT: (robots(text),)}, HOST + path)
    assert type(found) is (Capture if allowed else RobotsRefused)


def test_a_refusal_names_the_host():
    (error,), wire, _ = run({TXT: (robots("User-agent: *\nDisallow: /"),)}, HOST + "/a")
    assert error.reason == "The robots.txt of example.org asks robots not to fetch this page."
    assert error.url == HOST + "/a"
    assert wire.asked == [TXT]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (page(status=404), Capture),
        (page(status=403), Capture),
        (page(status=429), Capture),
        (page(status=500), RobotsRefused),
        (page(status=503), RobotsRefused),
        (BrokenResponse("No HTTP."), RobotsRefused),
        (moved("/robots.txt"), Capture),
        (moved("file:///robots.txt"), Capture),
        (moved("/real.txt"), RobotsRefused),
    ],
)
def test_unavailable_allows_and_unreachable_refuses(answer, expected):
    real = {HOST + "/real.txt": (robots("User-agent: *\nDisallow: /"),)}
    (found,), _, _ = run({TXT: (answer,), **real}, HOST + "/a")
    assert type(found) is expected


@pytest.mark.parametrize(
    "failure",
    [
        HostNotFound("The name example.org cannot be found."),
        ConnectionFailed("No connection to example.org:443 could be made."),
        CertificateRefused("The certificate of example.org is not valid: expired."),
        AddressRefused("example.org (10.0.0.1) is not a public address: a private network."),
        TimedOut("The page did not arrive completely within 20 seconds."),
    ],
)
def test_where_there_is_no_server_to_ask_the_page_ends_with_that_error(failure):
    (found,), _, _ = run({TXT: (failure,)}, HOST + "/a")
    assert (type(found), found.reason, found.url) == (type(failure), failure.reason, HOST + "/a")


def test_a_file_that_leads_to_a_dead_host_refuses():
    answers = {TXT: (moved("https://dead.example/r"),), "https://dead.example/r": (HostNotFound("Gone."),)}
    (error,), _, _ = run(answers, HOST + "/a")
    assert isinstance(error, RobotsRefused)
    assert error.reason == "The robots.txt of example.org cannot be read: Gone."


def test_it_is_asked_once_per_origin():
    _, wire, _ = run({TXT: (robots(""),)}, HOST + "/a", HOST + "/private/a", "http://example.org/a", pace=0)
    assert wire.asked.count(TXT) == 1
    assert wire.asked.count("http://example.org/robots.txt") == 1


def test_a_redirect_to_another_host_asks_that_one_too():
    answers = {
        HOST + "/a": (moved("https://other.example/a"),),
        "https://other.example/robots.txt": (robots("User-agent: *\nDisallow: /"),),
    }
    (error,), wire, _ = run(answers, HOST + "/a")
    assert error.kind == "robots_refused"
    assert "https://other.example/a" not in wire.asked


@pytest.mark.parametrize(
    ("delay", "slept"), [("3", [3.0]), ("0.1", [1.0]), ("9999", [10.0]), ("nan", [1.0]), ("-5", [1.0])]
)
def test_a_crawl_delay_is_honoured_up_to_a_cap(delay, slept):
    _, _, clock = run({TXT: (robots(f"User-agent: *\nCrawl-delay: {delay}"),)}, HOST + "/a", HOST + "/a")
    assert clock.slept == slept


def test_only_the_first_500_kib_count():
    filler = "# " + "x" * 98 + "\n"
    text = filler * (500 * 1024 // 101 + 2) + "User-agent: *\nDisallow: /\n"
    (found,), _, _ = run({TXT: (robots(text),)}, HOST + "/a")
    assert isinstance(found, Capture)


def test_a_compressed_file_is_read():
    body = gzip.compress(b"User-agent: *\nDisallow: /a\n")
    (found,), _, _ = run({TXT: ((200, (("content-encoding", "gzip"),), body),)}, HOST + "/a")
    assert found.kind == "robots_refused"


@pytest.mark.parametrize(
    ("encoding", "body", "said"),
    [("gzip", b"no gzip", "The compressed page is damaged."), ("br", bytes(600_000), "it is too long.")],
)
def test_a_compressed_file_that_cannot_be_read_refuses(encoding, body, said):
    (error,), _, _ = run({TXT: ((200, (("content-encoding", encoding),), body),)}, HOST + "/a")
    assert error.reason == f"The robots.txt of example.org cannot be read: {said}"


def test_a_file_that_leads_inside_counts_as_absent_and_is_never_fetched():
    inside = AddressRefused("10.0.0.1 is not a public address: a private network.")
    answers = {TXT: (moved("http://10.0.0.1/r"),), "http://10.0.0.1/r": (inside,)}
    (found,), _, _ = run(answers, HOST + "/a")
    assert isinstance(found, Capture)


def test_robots_can_be_left_unasked():
    _, wire, _ = run({}, HOST + "/a", robots=False)
    assert wire.asked == [HOST + "/a"]
