"""A recording answers in place of the web, in the order in which the web did."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from syndicate.errors import BrokenResponse, FetchError
from syndicate.evidence.replay import pages, replayed
from syndicate.evidence.warc_reading import Recording
from syndicate.model import Capture
from syndicate.model.exchange import Exchange

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
HOME = "https://a.example/"
BODY = b"<!doctype html><html><body>hello</body></html>"


def one(path: str, body: bytes = BODY, status: int = 200, **more: str) -> Exchange:
    headers = tuple(
        (name.replace("_", "-"), value) for name, value in ({"Content_Type": "text/html"} | more).items()
    )
    return Exchange(HOME + path, "GET", (), "HTTP/1.1", status, "OK", headers, body, NOW)


def fetched(*held: Exchange, path: str = "", times: int = 1) -> list[object]:
    fetcher = replayed([Recording("w.warc", held)])

    async def run() -> list[object]:
        return [await fetcher.fetch(HOME + path) for _ in range(times)]

    return asyncio.run(run())


def test_an_answer_comes_as_it_was_recorded_at_its_time():
    assert fetched(one(""), path="#part") == [
        Capture(f"{HOME}#part", BODY, HOME, headers=(("content-type", "text/html"),), fetched_at=NOW)
    ]


def test_the_answers_of_one_address_come_in_their_order_and_the_last_stays():
    later = replace(one("", b"<html>2</html>"), started_at=NOW + timedelta(hours=1))
    found = fetched(one(""), later, times=3)
    assert [each.body for each in found if isinstance(each, Capture)] == [BODY, later.body, later.body]


def test_what_failed_first_and_then_came_is_asked_for_again_without_waiting():
    [found] = fetched(one("", b"", 503, Retry_After="2"), one(""))
    assert isinstance(found, Capture)


def test_an_address_that_is_not_held_is_an_error_that_says_so():
    [found] = fetched(one(""), path="other")
    assert isinstance(found, FetchError)
    assert found.reason == "The recording w.warc does not hold this address."


def test_robots_txt_holds_as_it_was_recorded():
    [found] = fetched(one(""), one("robots.txt", b"User-agent: *\nDisallow: /", Content_Type="text/plain"))
    assert getattr(found, "kind", "") == "robots_refused"


def test_a_body_that_was_not_recorded_whole_is_not_judged():
    [found] = fetched(replace(one(""), complete=False))
    assert isinstance(found, BrokenResponse)


def test_nothing_is_sent_while_a_recording_is_replayed():
    found = asyncio.run(replayed([Recording("w.warc", (one(""),))]).post(HOME, b"x", {}))
    assert isinstance(found, FetchError)
    assert found.reason == "Nothing is sent while w.warc is replayed."


def test_pages_are_told_by_the_address_that_was_asked_for():
    held = (
        one("old", b"", 301, Location="/new"),
        one("new"),
        one("x.txt", Content_Type="text/plain"),
        one("original"),
    )
    assert pages(Recording("w", held), f"{HOME}original") == (f"{HOME}old",)


def test_redirects_in_a_ring_lead_to_no_page_twice():
    held = (one("a", b"", 302, Location="/b"), one("b", b"", 302, Location="/a"), one("b"))
    assert len(pages(Recording("w", held))) == 1


@pytest.mark.parametrize("place", ["http://[", "http://a b/", "javascript:x", "\x1b[2J"])
def test_a_redirect_to_nowhere_leads_to_no_page(place: str):
    held = (one("", b"", 302, Location=place), one("new"))
    assert pages(Recording("w", held)) == (f"{HOME}new",)
