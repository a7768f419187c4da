"""Twelve sinks that are real servers, most of them bad: each attempt ends in time, as what it is, and hurts no other."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from notify_events import NOON, SECRET, Row, WallClock, event
from sink_servers import Request, Route, Web, serving

from syndicate.fetch import Fetcher, Manners
from syndicate.notify import Fate, Sink, SinkConfig, Told, deliver, open_sinks, verify

SECONDS = 1.0  #: that a sink may take here


def status(line: str, *headers: str) -> Route:
    return lambda request: request.answer(line, *headers)


def opened(posts: Fetcher, *urls: str) -> dict[str, Sink]:
    return open_sinks([SinkConfig(url, SECRET) for url in urls], posts)


async def never(request: Request) -> None:
    await asyncio.Event().wait()


async def nothing(request: Request) -> None:
    """Closes without a word, though it took the message."""


async def garbage(request: Request) -> None:
    await request.send(b"\x00\xff" * 200 + b"\r\n\r\n")


async def huge(request: Request) -> None:
    await request.send(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        await request.send(b"x" * 65536)


async def endless_headers(request: Request) -> None:
    await request.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await request.send(b"X-More: and more\r\n" * 100)


async def dripping(request: Request) -> None:
    while True:
        await request.send(b"H")
        await asyncio.sleep(0.05)


ROUTES: dict[str, Route] = {
    "/ok": status("200 OK"),
    "/error": status("500 Internal Server Error"),
    "/slow": never,
    "/drip": dripping,
    "/gone": status("410 Gone"),
    "/busy": status("429 Too Many Requests", "Retry-After: 7200"),
    "/redirect": status("302 Found", "Location: /inside"),
    "/huge": huge,
    "/garbage": garbage,
    "/drops": nothing,
    "/headers": endless_headers,
    "/inside": status("200 OK"),
}
EXPECTED = {
    "/ok": (Fate.DELIVERED, 0, ""),
    "/error": (Fate.AGAIN, 60, "It answered 500 Internal Server Error."),
    "/slow": (Fate.AGAIN, 60, "It did not answer within 1 s."),
    "/drip": (Fate.AGAIN, 60, "It did not answer within 1 s."),
    "/gone": (Fate.OFF, 0, "It answered 410 Gone: it wants no more messages."),
    "/busy": (Fate.AGAIN, 7200, "It answered 429 Too Many Requests and asks for 2 hours."),
    "/redirect": (Fate.AGAIN, 60, "It answered 302 Found; redirects are not followed."),
    "/huge": (Fate.DELIVERED, 0, ""),
    "/garbage": (Fate.AGAIN, 60, "127.0.0.1 did not answer in proper HTTP."),
    "/drops": (Fate.AGAIN, 60, "127.0.0.1 closed the connection without an answer."),
    "/headers": (Fate.AGAIN, 60, "127.0.0.1 sent headers without end."),
    "https": (Fate.AGAIN, 60, "It did not answer within 1 s."),  # TLS spoken to a server that has none
}


def with_web(
    routes: dict[str, Route], work: Callable[[Web, Fetcher], Awaitable[list[Told[Row]]]]
) -> tuple[Web, list[Told[Row]]]:
    async def inside() -> tuple[Web, list[Told[Row]]]:
        web = Web(routes)
        async with serving(web.talk) as web.port, Fetcher(Manners(allow=(web.endpoint,))) as posts:
            return web, await work(web, posts)

    return asyncio.run(inside())


def test_each_of_twelve_sinks_ends_in_time_as_what_it_is() -> None:
    async def work(web: Web, posts: Fetcher) -> list[Told[Row]]:
        urls = [web.url(path) if path != "https" else web.url("/ok", "https") for path in EXPECTED]
        sinks = opened(posts, *urls)
        rows = [Row(event(), name) for name in sinks]
        return list(await deliver(rows, sinks, WallClock(), {}, jitter=lambda: 0.0, seconds=SECONDS))

    start = time.monotonic()
    web, told = with_web(ROUTES, work)
    assert time.monotonic() - start < 10 * SECONDS
    found = {
        path: (each.fate, int((each.at - NOON).total_seconds()), each.reason)
        for path, each in zip(EXPECTED, told, strict=True)
    }
    assert found == EXPECTED
    assert "/inside" not in [request.path for request in web.asked]


def test_a_message_that_is_tried_again_has_the_same_id_and_a_signature_of_its_own_time() -> None:
    answers = iter(["500 Internal Server Error", "503 Service Unavailable", "204 No Content"])

    async def flaky(request: Request) -> None:
        await request.answer(next(answers))

    async def work(web: Web, posts: Fetcher) -> list[Told[Row]]:
        sinks = opened(posts, web.url("/flaky"))
        clock, resting, told = WallClock(), {}, list[Told[Row]]()
        row = Row(event(), next(iter(sinks)))
        while not told or told[-1].fate is Fate.AGAIN:
            clock.at = told[-1].at if told else clock.at
            told += await deliver([row], sinks, clock, resting, jitter=lambda: 0.0)
            row = Row(row.event, row.sink, row.attempts + 1, row.first_at or clock.at)
        return told

    web, told = with_web({"/flaky": flaky}, work)
    assert [each.fate for each in told] == [Fate.AGAIN, Fate.AGAIN, Fate.DELIVERED]
    assert [(each.at - NOON) for each in told] == [timedelta(minutes=n) for n in (1, 6, 6)]
    assert {request.headers["webhook-id"] for request in web.asked} == {"event-1"}
    assert len({request.body for request in web.asked}) == 1
    assert len({request.headers["webhook-signature"] for request in web.asked}) == 3
    for request, at in zip(web.asked, (NOON, told[0].at, told[1].at), strict=True):
        assert verify(request.headers, request.body, SECRET, at)


def test_a_hundred_events_arrive_each_once_and_in_order() -> None:
    async def work(web: Web, posts: Fetcher) -> list[Told[Row]]:
        sinks = opened(posts, web.url("/ok"))
        rows = [Row(event(number), next(iter(sinks))) for number in range(100)]
        return list(await deliver(rows, sinks, WallClock(), {}))

    web, told = with_web(ROUTES, work)
    assert {each.fate for each in told} == {Fate.DELIVERED}
    assert [json.loads(request.body)["id"] for request in web.asked] == [f"event-{n}" for n in range(100)]


def test_a_webhook_inside_is_refused_unless_it_is_allowed() -> None:
    async def work(web: Web, posts: Fetcher) -> list[Told[Row]]:
        async with Fetcher(Manners()) as guarded:
            sinks = opened(guarded, web.url("/ok"))
            return list(await deliver([Row(event(), next(iter(sinks)))], sinks, WallClock(), {}))

    web, told = with_web(ROUTES, work)
    assert (told[0].fate, web.asked) == (Fate.AGAIN, [])
    assert "public" in told[0].reason
