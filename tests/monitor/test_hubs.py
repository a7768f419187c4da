"""WebSub over real HTTP: a hub that asks back and pushes, a listener, a store; only the clock is turned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from small_hub import LEASE, Hub, small_hub
from watched_world import START, Unconfined, World, article, world

from syndicate.fetch import Fetcher, Manners
from syndicate.monitor.callback import Callback
from syndicate.monitor.counting import Counts
from syndicate.monitor.doors import Doors
from syndicate.monitor.hubs import Hubs, _is_private
from syndicate.monitor.library import Library
from syndicate.monitor.listening import Listener, Place
from syndicate.monitor.logs import Log
from syndicate.monitor.outside import Outside
from syndicate.monitor.polling import poll
from syndicate.monitor.schedule import schedule
from syndicate.monitor.standing import Standing
from syndicate.monitor.telling import Teller
from syndicate.monitor.watching import Monitor
from syndicate.monitor.writer import Writer
from syndicate.store import feeds, subscriptions
from syndicate.store.rows import FeedRow

BLOG = "127.0.0.2"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIVE_FOR = timedelta(seconds=LEASE)


@dataclass
class Pushed:
    """A world that a hub pushes to."""

    world: World
    hub: Hub
    hubs: Hubs | None = None
    base: str = ""
    doors: Doors | None = None
    logs: list[Log] = field(default_factory=list)

    def offer(self, *posts: str, hub: str = "") -> str:
        """Have a feed that names the hub."""
        web = self.world.web
        url = web.feed(BLOG, "/feed", [web.put(BLOG, post, article()) for post in posts])
        links = f"<link xmlns='http://www.w3.org/2005/Atom' rel='hub' href='{hub or self.hub.url}'/>"
        links += f"<link xmlns='http://www.w3.org/2005/Atom' rel='self' href='{url}'/>"
        page = str(web.pages[BLOG, "/feed"])
        web.put(BLOG, "/feed", page.replace("<channel>", f"<channel>{links}"))
        return url

    async def poll(self, after: timedelta = timedelta()) -> int:
        """Turn the clock and let the monitor do what is due; how often the feed was asked for meanwhile."""
        assert self.doors
        self.world.clock.time += after
        before = self.asked
        await Monitor(self.doors, Teller({}, self.doors.writer, self.world.clock), pace=timedelta()).once()
        return self.asked - before

    async def subscribe(self, after: timedelta = timedelta()) -> int:
        assert self.hubs
        self.world.clock.time += after
        return await self.hubs.round()

    @property
    def asked(self) -> int:
        return sum(path == "/feed" for _, path, _ in self.world.web.asked)

    @property
    def feed(self) -> FeedRow:
        with self.world.store.reading() as tx:
            return feeds.row_of(tx, 1)

    def states(self) -> dict[str, int]:
        with self.world.store.reading() as tx:
            return subscriptions.counted(tx)

    def said(self, event: str) -> list[str]:
        return [log.outcome for log in self.logs if log.event == event]


@asynccontextmanager
async def opened(made: Pushed) -> AsyncIterator[None]:
    clock, store, policy = made.world.clock, made.world.store, made.world.policy()
    writer, standing = Writer(store), Standing(store, clock.now)
    outside = Outside(
        Counts(clock.now), writer, standing, lambda: 0, clock.now,
        Callback(writer, clock.now, made.logs.append), "https://monitor.example",
    )  # fmt: skip
    try:
        async with (
            Fetcher(Manners(allow_private=True, pace=0.0, retries=0), clock=clock) as fetcher,
            Listener(Place("127.0.0.1", 0), outside) as listener,
        ):
            made.base = f"http://{listener.place}"
            made.hubs = Hubs(made.base, fetcher, writer, clock, made.logs.append)
            made.doors = Doors(
                fetcher, Unconfined(), writer, Library(lambda name: policy), schedule(), lambda event: (),
                clock.now, lambda: 0.0, pushes=True,
            )  # fmt: skip
            yield
    finally:
        standing.close()
        writer.close()


@pytest.fixture
def pushed(tmp_path: Path) -> Iterator[Pushed]:
    with world(tmp_path) as made, small_hub() as hub:
        yield Pushed(made, hub)


def run(pushed: Pushed, steps: Callable[[], Awaitable[None]], *, hub: str = "") -> None:
    """Add the feed, let it be polled once, and go through the steps."""

    async def all_of_it() -> None:
        async with opened(pushed):
            pushed.world.add_feed(pushed.offer("/one", hub=hub))
            await pushed.poll()
            await steps()

    asyncio.run(all_of_it())


def test_a_feed_that_offers_a_hub_is_subscribed_to_and_then_polled_once_a_day(pushed: Pushed) -> None:
    async def steps() -> None:
        assert (await pushed.subscribe(), await pushed.subscribe()) == (1, 0)
        assert pushed.hub.form["hub.topic"] == pushed.world.web.url(BLOG, "/feed")
        assert pushed.hub.form["hub.callback"].startswith(f"{pushed.base}/websub/")
        assert pushed.hub.answers == [(200, "c-1")]
        assert (pushed.feed.pushed_until, pushed.states()) == (START + LIVE_FOR, {"live": 1})
        await pushed.poll(HOUR)
        assert pushed.feed.due_at is not None
        assert pushed.feed.due_at - pushed.world.clock.time > 20 * HOUR

    run(pushed, steps)
    assert pushed.said("subscribe") == ["live", "asked"]


def test_what_is_pushed_and_signed_makes_the_feed_due_now(pushed: Pushed) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        await pushed.poll(HOUR)
        pushed.offer("/one", "/two")
        assert await pushed.poll(HOUR) == 0
        assert await asyncio.to_thread(pushed.hub.push, b"<rss>not read</rss>") == 202
        assert await pushed.poll() == 1

    run(pushed, steps)
    assert pushed.said("push") == ["taken"]
    assert sum(path == "/two" for _, path, _ in pushed.world.web.asked) == 1


@pytest.mark.parametrize("signature", ["", "sha256=00", "md5=00", "sha256=\u00e9", "sha1"])
def test_what_is_not_signed_by_the_hub_is_answered_and_ignored(pushed: Pushed, signature: str) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        await pushed.poll(HOUR)
        sent = {"X-Hub-Signature": signature}
        assert await asyncio.to_thread(lambda: pushed.hub.push(b"<rss/>", **sent)) == 202
        assert await asyncio.to_thread(pushed.hub.push, b"<rss/>", "guessed") == 202
        assert await pushed.poll(HOUR) == 0

    run(pushed, steps)
    assert pushed.said("push") == ["unsigned", "unsigned"]


def test_a_hub_that_calls_all_the_time_gets_one_poll_a_minute(pushed: Pushed) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        await pushed.poll(HOUR)
        for _ in range(3):
            await asyncio.to_thread(pushed.hub.push, b"<rss/>")
            assert await pushed.poll() == 0
        assert await pushed.poll(timedelta(minutes=1)) == 1

    run(pushed, steps)


def test_what_is_pushed_during_a_poll_is_polled_for_after_it(pushed: Pushed) -> None:
    async def steps() -> None:
        assert pushed.doors
        await pushed.subscribe(HOUR)
        kept = await poll(pushed.feed, pushed.doors)
        assert await asyncio.to_thread(pushed.hub.push, b"<rss/>") == 202
        pushed.world.store.write(kept)
        assert pushed.feed.due_at == pushed.world.clock.time

    run(pushed, steps)


def test_a_subscription_is_renewed_before_it_ends_under_the_same_address_and_secret(pushed: Pushed) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        assert await pushed.subscribe(LIVE_FOR * 0.7) == 0
        assert await pushed.subscribe(LIVE_FOR * 0.1) == 1
        assert pushed.hub.forms[0] == pushed.hub.forms[1]
        assert pushed.feed.pushed_until == pushed.world.clock.time + LIVE_FOR

    run(pushed, steps)


def test_a_hub_that_does_not_ask_back_is_asked_again_ever_more_seldom(pushed: Pushed) -> None:
    async def steps() -> None:
        pushed.hub.asks = ""
        asked = [await pushed.subscribe(HOUR) for _ in range(8)]
        assert asked == [1, 1, 0, 1, 0, 0, 0, 1]
        assert (pushed.states(), pushed.feed.pushed_until) == ({"asked": 1}, None)

    run(pushed, steps)


@pytest.mark.parametrize("mode", ["unsubscribe", "publish"])
def test_what_was_not_asked_for_is_not_confirmed(pushed: Pushed, mode: str) -> None:
    async def steps() -> None:
        pushed.hub.asks = mode
        await pushed.subscribe()
        assert pushed.hub.answers == [(404, "There is nothing here.\n")]
        assert pushed.feed.pushed_until is None

    run(pushed, steps)


def test_a_hub_that_refuses_is_asked_again_after_a_week(pushed: Pushed) -> None:
    async def steps() -> None:
        pushed.hub.asks = "denied"
        await pushed.subscribe()
        assert pushed.states() == {"denied": 1}
        assert [await pushed.subscribe(6 * DAY), await pushed.subscribe(DAY)] == [0, 1]

    run(pushed, steps)
    assert [log.message for log in pushed.logs][:1] == ["The hub refuses the subscription: not here"]


def test_a_hub_that_fails_is_told_of_and_what_it_granted_holds(pushed: Pushed) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        pushed.hub.status, pushed.hub.asks = 500, ""
        await pushed.subscribe(LIVE_FOR * 0.9)
        assert pushed.feed.pushed_until == START + LIVE_FOR

    run(pushed, steps)
    assert pushed.logs[-1].message == "The hub answers with status 500."


def test_the_address_of_a_feed_that_was_removed_is_gone(pushed: Pushed) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        pushed.world.store.write(lambda tx: feeds.remove(tx, 1))
        assert await asyncio.to_thread(pushed.hub.push, b"<rss/>") == 404
        assert await pushed.subscribe(LIVE_FOR) == 0

    run(pushed, steps)


def test_a_push_longer_than_a_feed_may_be_is_refused(pushed: Pushed) -> None:
    async def steps() -> None:
        await pushed.subscribe()
        assert await asyncio.to_thread(pushed.hub.push, b"x" * ((10 << 20) + 1)) == 413

    run(pushed, steps)


def test_a_secret_goes_only_where_nobody_else_reads_it() -> None:
    hubs = ("https://hub.example/", "http://127.0.0.1:8/", "http://localhost/", "http://hub.example/")
    assert [_is_private(hub) for hub in hubs] == [True, True, True, False]
