"""What a visit says once it is kept, and how it is counted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from watched_world import PAPER, SENTENCES, Unconfined, World, article, world

from syndicate.errors import ConnectionFailed, FetchError, PageError
from syndicate.fetch import HTML, Fetcher, Manners
from syndicate.model import Capture, NotModified, Validators
from syndicate.monitor.counting import Counted, Counts
from syndicate.monitor.doors import Doors
from syndicate.monitor.library import Library
from syndicate.monitor.logs import Log
from syndicate.monitor.schedule import schedule
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer

BLOG = "127.0.0.2"
DAY = timedelta(days=1)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def said(made: World, after: timedelta = timedelta()) -> list[tuple[str, str]]:
    """Events and outcomes of a round, but for claims."""
    return [(log.event, log.outcome) for log in logs(made, after) if log.event != "claim"]


def logs(made: World, after: timedelta = timedelta()) -> list[Log]:
    made.clock.time += after
    found: list[Log] = []

    async def watch() -> None:
        writer, policy = Writer(made.store), made.policy()
        try:
            async with Fetcher(Manners(allow_private=True, pace=0.0, retries=0), clock=made.clock) as fetcher:
                doors = Doors(
                    fetcher, Unconfined(), writer, Library(lambda name: policy), schedule(), lambda event: (),
                    made.clock.now, lambda: 0.0, said=found.append,
                )  # fmt: skip
                await Monitor(doors, Teller({}, writer, made.clock), pace=timedelta()).once()
        finally:
            writer.close()

    asyncio.run(watch())
    return found


def test_a_copy_is_said_from_its_feed_to_its_verdict(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    assert said(watched) == [
        ("start", ""), ("poll", "new"), ("look", "copy"), ("check", "non_compliant"), ("turn", "non_compliant"),
    ]  # fmt: skip
    assert next(log for log in logs(watched, 2 * DAY) if log.url == page).outcome == "unchanged"


def test_an_original_is_said_as_it_was_found(watched: World) -> None:
    assert said(watched, DAY) == [("start", ""), ("refresh", "unchanged")]
    watched.web.put(
        PAPER,
        "/rivers/5831999",
        article((*SENTENCES[:5], "It was all a mistake of the printer, who has gone.")),
    )
    assert said(watched, 9 * DAY) == [("start", ""), ("refresh", "corrected")]
    watched.web.put(PAPER, "/rivers/5831999", 404)
    assert said(watched, 9 * DAY) == [("start", ""), ("refresh", "unread")]


def test_what_fails_is_said_with_its_reason_host_and_time(watched: World) -> None:
    url = watched.web.put(BLOG, "/feed", 500)
    watched.add_feed(url)
    (poll,) = [log for log in logs(watched) if log.event == "poll"]
    assert (poll.outcome, poll.host, poll.url) == ("failed", f"{BLOG}:{watched.web.port}", url)
    assert "500" in poll.message
    assert poll.ms is not None


class Answers:
    """Implements `Refetches` by what it is given."""

    def __init__(self, *answers: Capture | NotModified | FetchError | PageError) -> None:
        self.answers = list(answers)

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        return self.answers.pop(0)  # type: ignore[return-value]

    async def refetch(
        self, url: str, since: Validators, *, kinds: tuple[str, ...] = HTML
    ) -> Capture | NotModified | FetchError | PageError:
        return self.answers.pop(0)


def test_requests_are_counted_by_what_came_of_them(watched: World) -> None:
    counts, url = Counts(watched.clock.now), "https://blog.example/"
    answers = Answers(Capture(url, b""), NotModified(url), ConnectionFailed("no", url=url), Capture(url, b""))

    async def ask() -> None:
        counted = Counted(answers, counts)
        for _ in range(3):
            await counted.refetch(url, Validators())
        await counted.fetch(url)

    asyncio.run(ask())
    assert counts.fetches == {"page": 2, "not_modified": 1, "connection_failed": 1}
    assert counts.fetch_seconds > 0
