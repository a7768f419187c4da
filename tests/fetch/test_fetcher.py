"""The fetcher over a fake wire and a fake clock: statuses, kinds, redirects, retries, pauses."""

import asyncio
import pickle

import pytest
from fake_web import FakeClock, FakeWire, Scripted, moved, page

from syndicate.errors import BadStatus, BotWall, BrokenResponse, ConnectionFailed, NotHtml, TooManyRedirects
from syndicate.fetch import ANY, FEED, Bounds, Fetcher, Manners
from syndicate.model import Capture

URL = "https://example.org/a"
RESET = ConnectionFailed("example.org broke the connection off.")


class Run:
    """One fetcher over scripted answers; `get` fetches, the fakes tell what happened."""

    def __init__(self, answers: dict[str, tuple[Scripted, ...]], **manners: object) -> None:
        self.wire = FakeWire(answers)
        self.clock = FakeClock()
        self.manners = Manners(**{"robots": False, **manners})

    def get(self, *urls: str, **wanted: object) -> list[object]:
        async def run() -> list[object]:
            fetcher = Fetcher(self.manners, Bounds(), wire=self.wire, clock=self.clock, jitter=lambda: 1.0)
            async with fetcher as web:
                return [await web.fetch(url, **wanted) for url in urls]

        return asyncio.run(run())


def fetch(answer: Scripted, **manners: object) -> object:
    return Run({URL: (answer,)}, **{"retries": 0, **manners}).get(URL)[0]


def test_a_page_becomes_a_capture_with_all_that_the_server_said():
    run = Run({URL: (moved("/b"),), "https://example.org/b": (page("<p>hello", x="1"),)})
    (capture,) = run.get(URL + "#part")
    assert isinstance(capture, Capture)
    assert capture.url == URL + "#part"
    assert capture.final_url == "https://example.org/b"
    assert capture.redirects == (URL,)
    assert capture.body == b"<html><p>hello</html>"
    assert capture.header("X") == "1"
    assert capture.fetched_at == run.clock.start


def test_it_says_who_it_is_and_what_it_takes():
    run = Run({URL: (page(),)}, user_agent="syndicate/9 (+https://example.net)")
    run.get(URL)
    sent = dict(run.wire.sent[0])
    assert sent["user-agent"] == "syndicate/9 (+https://example.net)"
    assert sent["accept-encoding"] == "gzip, deflate, br, zstd"
    assert "cookie" not in sent


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (202, "example.org sent no page (status 202)."),
        (204, "example.org has nothing to show there (status 204)."),
        (206, "example.org sent only a part of the page (status 206)."),
        (301, "example.org sent no page (status 301)."),
        (401, "example.org wants a login for this page (status 401)."),
        (402, "example.org wants a payment for this page (status 402)."),
        (403, "example.org does not let us see this page (status 403)."),
        (404, "example.org has no such page (status 404)."),
        (410, "example.org says that the page is gone for good (status 410)."),
        (429, "example.org says that it was asked too often (status 429)."),
        (451, "example.org must not show this page for legal reasons (status 451)."),
        (500, "example.org has a fault of its own (status 500)."),
        (503, "example.org is busy or under repair (status 503)."),
        (599, "example.org sent no page (status 599)."),
    ],
)
def test_only_a_page_is_a_page(status, said):
    error = fetch(page(status=status))
    assert isinstance(error, BadStatus)
    assert (error.reason, error.url) == (said, URL)


def test_status_203_is_a_page():
    assert isinstance(fetch(page(status=203)), Capture)


@pytest.mark.parametrize(
    "answer",
    [
        page(status=403, cf_mitigated="challenge"),
        page(status=202, x_amzn_waf_action="challenge"),
        page("<title>Just a moment...</title>", status=503),
        page("<script src=https://ct.captcha-delivery.com/c.js>", status=403),
        page("<div id=px-captcha>", status=429),
    ],
)
def test_a_challenge_is_a_bot_wall_and_is_not_asked_again(answer):
    run = Run({URL: (answer,)})
    assert isinstance(run.get(URL)[0], BotWall)
    assert run.wire.asked == [URL]


def test_an_article_about_captchas_is_a_page():
    assert isinstance(fetch(page("<p>px-captcha, Just a moment...")), Capture)


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("text/html; charset=utf-8", b"x", Capture),
        ("Application/XHTML+XML", b"x", Capture),
        ("text/plain", b"<html>", NotHtml),
        ("application/pdf", b"%PDF", NotHtml),
        ("image/png", b"", NotHtml),
        ("", b" \n<!DOCTYPE html><p>", Capture),
        ("", b"\xef\xbb\xbf<html>", Capture),
        ("", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Capture),
        ("", b"<!-- x --><p>", Capture),
        ("", b"plain words", NotHtml),
        ("", b"%PDF-1.7", NotHtml),
    ],
)
def test_the_kind_decides_and_is_guessed_only_where_none_is_given(kind, body, expected):
    fields = (("content-type", kind),) if kind else ()
    assert type(fetch((200, (*fields, ("content-length", str(len(body)))), body))) is expected


def test_a_feed_is_taken_where_a_feed_is_wanted():
    answer = (200, (("content-type", "application/rss+xml"),), b"<rss/>")
    assert isinstance(Run({URL: (answer,)}).get(URL, kinds=FEED)[0], Capture)
    assert isinstance(Run({URL: (answer,)}).get(URL, kinds=ANY)[0], Capture)
    assert isinstance(Run({URL: (answer,)}).get(URL)[0], NotHtml)


def test_without_a_body_the_capture_tells_where_the_address_leads():
    huge = (200, (("content-type", "video/mp4"), ("content-length", str(10**9))), b"")
    run = Run({URL: (moved("/b"),), "https://example.org/b": (huge,)})
    (capture,) = run.get(URL, kinds=ANY, body=False)
    assert (capture.final_url, capture.redirects, capture.body) == ("https://example.org/b", (URL,), b"")


def test_a_page_of_unknown_length_without_an_end_is_broken():
    html = (("content-type", "text/html"),)
    assert isinstance(fetch((200, html, b"<html><p>cut o")), BrokenResponse)
    assert isinstance(fetch((200, html, b"<html><p>whole</HTML>\n")), Capture)


def test_ten_redirects_are_followed_and_no_eleventh():
    chain = {f"https://example.org/{i}": (moved(f"/{i + 1}"),) for i in range(12)}
    chain["https://example.org/10"] = (page(),)
    (capture,) = Run(chain).get("https://example.org/0")
    assert isinstance(capture, Capture)
    assert len(capture.redirects) == 10
    chain["https://example.org/10"] = (moved("/11"),)
    assert isinstance(Run(chain).get("https://example.org/0")[0], TooManyRedirects)


@pytest.mark.parametrize("failure", [RESET, page(status=502), page(status=429), page(status=503)])
def test_a_passing_failure_is_asked_again_after_a_growing_pause(failure):
    run = Run({URL: (failure, failure, page())}, pace=0)
    assert isinstance(run.get(URL)[0], Capture)
    assert run.clock.slept == [0.5, 1.0]


@pytest.mark.parametrize("failure", [page(status=500), page(status=404), BrokenResponse("cut")])
def test_a_lasting_failure_is_not_asked_again(failure):
    run = Run({URL: (failure,)})
    run.get(URL)
    assert run.wire.asked == [URL]


def test_retries_come_to_an_end():
    run = Run({URL: (RESET,)}, retries=2)
    assert run.get(URL) == [RESET]
    assert run.wire.asked == [URL] * 3


@pytest.mark.parametrize("value", ["4", "Sun, 22 Nov 2026 12:00:04 GMT"])
def test_retry_after_is_honoured(value):
    run = Run({URL: (page(status=503, retry_after=value), page())}, pace=0)
    assert isinstance(run.get(URL)[0], Capture)
    assert run.clock.slept == [4.0]


def test_a_long_retry_after_is_told_and_not_slept_on():
    run = Run({URL: (page(status=429, retry_after="3600"),)})
    (error,) = run.get(URL)
    said = "example.org says that it was asked too often and asks for 60 minutes of patience (status 429)."
    assert error.reason == said
    assert (error.status, error.wait) == (429, 3600.0)
    crossed = pickle.loads(pickle.dumps(error))
    assert (crossed.reason, crossed.url, crossed.status, crossed.wait) == (said, URL, 429, 3600.0)
    assert run.clock.slept == []


def test_what_a_page_that_is_not_there_asks_for_is_told_too_and_a_day_at_most():
    (error,) = Run({URL: (page(status=404, retry_after="9" * 11),)}).get(URL)
    said = "example.org has no such page and asks for 24 hours of patience (status 404)."
    assert (error.reason, error.status, error.wait) == (said, 404, 86_400.0)


def test_visits_to_one_host_are_paced_and_others_are_not_held_up():
    other = "https://other.example/"
    run = Run({URL: (page(),), other: (page(),)}, pace=1.0)
    run.get(URL, other, URL)
    assert run.clock.slept == [1.0]


def test_a_redirect_within_a_host_belongs_to_the_visit():
    run = Run({"https://example.org/": (moved("/a"),), URL: (page(),)}, pace=1.0)
    run.get("https://example.org/")
    assert run.clock.slept == []


def test_every_hop_is_read_anew():
    run = Run({URL: (moved("file:///etc/passwd"),)})
    (error,) = run.get(URL)
    assert error.kind == "address_refused"
    assert run.wire.asked == [URL]


def test_posts_are_neither_paced_nor_asked_of_robots_nor_sent_twice():
    hook = "https://hooks.example/x"
    wire, clock = FakeWire({hook: (page(status=503),)}), FakeClock()

    async def run() -> list[object]:
        async with Fetcher(Manners(pace=1.0), wire=wire, clock=clock) as web:
            return [await web.post(hook, b"{}", {"webhook-id": "1"}) for _ in range(2)]

    assert [answered[0] for answered in asyncio.run(run())] == [503, 503]
    assert (wire.asked, clock.slept) == ([hook, hook], [])
    assert dict(wire.sent[0])["webhook-id"] == "1"
