"""What a fetcher remembers of hosts ends with time, and takes no more room than it is given."""

import asyncio

from fake_web import FakeClock, FakeWire, page, robots

from syndicate.fetch import Fetcher, Manners, turns
from syndicate.fetch.remembered import DAY, HOUR, Remembered
from syndicate.fetch.turns import Turns
from syndicate.model import Capture

URL, TXT = "https://example.org/a", "https://example.org/robots.txt"


def test_a_value_is_known_until_its_time_is_over():
    clock = FakeClock()
    known: Remembered[str] = Remembered(clock, 60)
    known.put("a", "x")
    clock.slept.append(59)
    assert known.get("a") == "x"
    clock.slept.append(1)
    assert known.get("a") is None


def test_the_oldest_make_room():
    known: Remembered[str] = Remembered(FakeClock(), 60, room=5)
    for name, weight in (("a", 1), ("b", 2), ("a", 1), ("c", 3)):
        known.put(name, name, weight)
    assert [known.get(name) for name in "abc"] == ["a", None, "c"]
    known.put("huge", "x", 6)
    assert [known.get(name) for name in ("a", "c", "huge")] == [None, None, None]
    known.put("d", "d", 5)
    assert known.get("d") == "d"


def fetch_again_after(seconds: float, first: object) -> list[str]:
    """What is asked when a page is fetched twice, `seconds` apart."""
    wire, clock = FakeWire({TXT: (first, robots("")), URL: (page(),)}), FakeClock()

    async def run() -> None:
        async with Fetcher(Manners(pace=0), wire=wire, clock=clock) as web:
            await web.fetch(URL)
            clock.slept.append(seconds)
            assert isinstance(await web.fetch(URL), Capture)

    asyncio.run(run())
    return wire.asked


def test_a_robots_file_holds_for_a_day():
    assert fetch_again_after(DAY - 1, robots("")) == [TXT, URL, URL]
    assert fetch_again_after(DAY, robots("")) == [TXT, URL, TXT, URL]


def test_a_robots_file_that_could_not_be_read_keeps_away_for_an_hour():
    assert fetch_again_after(HOUR, page(status=500)) == [TXT, TXT, URL]


def test_a_month_of_hosts_leaves_no_more_than_those_of_the_last_hour(monkeypatch):
    monkeypatch.setattr(turns, "_MANY", 100)
    clock = FakeClock()
    queue = Turns(clock)

    async def visit(host: str, pause: float | None) -> None:
        async with queue.take(host, pause):
            clock.slept.append(60.0)

    async def run() -> None:
        for number in range(2_000):
            await visit(f"h{number}.example", None if number % 2 else 1.0)

    asyncio.run(run())
    assert len(queue._hosts) <= 200


def test_a_host_that_somebody_waits_for_is_not_forgotten(monkeypatch):
    monkeypatch.setattr(turns, "_MANY", 1)
    order: list[str] = []

    async def run() -> None:
        queue, go = Turns(FakeClock()), asyncio.Event()

        async def visit(name: str) -> None:
            async with queue.take("example.org", None):
                order.append(f"{name} in")
                await go.wait()
                order.append(f"{name} out")

        tasks = [asyncio.create_task(visit("first")), asyncio.create_task(visit("second"))]
        await asyncio.sleep(0)
        go.set()
        async with queue.take("other.example", None):
            tasks.append(asyncio.create_task(visit("third")))
        await asyncio.gather(*tasks)

    asyncio.run(run())
    assert order == [f"{name} {step}" for name in ("first", "second", "third") for step in ("in", "out")]
