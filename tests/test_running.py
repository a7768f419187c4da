from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fake_web import FakeWeb

from syndicate import Page, Verdict, Work, check, load_policy
from syndicate.errors import BadStatus, BotWall, ParseStopped, TooLarge
from syndicate.fetch import Offline
from syndicate.model import Capture, Report
from syndicate.running import Target, check_capture, check_targets

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://www.globalresearch.ca/on-rivers/5831999"
SENTENCES = (
    "A river never runs the same way twice, and neither does the law that people write about it.",
    "Last spring the council of a small valley town asked every miller for the ledgers of his grandfather.",
    "Nine of them still had such books, wrapped in oilcloth, with the floods noted in red along the margin.",
    "What the council learned from the red ink was that the river keeps an older calendar than the state.",
    "It rises when the snow on the northern slope goes first, and that has happened eleven times in a century.",
    "So the new rule counts the snow and not the months, and the millers sleep through April for once.",
)
TERMS = load_policy("global-research")
POLICY = replace(TERMS, terms=tuple(term for term in TERMS.terms if term.deed == "requires"))
WORK = Work(
    url=URL, title="On rivers", authors=("Ann Lee",), publisher="Global Research", text="\n\n".join(SENTENCES)
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def repost(href: str = URL) -> str:
    credit = f'<p>Originally published by <a href="{href}">Global Research</a>. © Global Research 2026.</p>'
    return f"<html><head><title>On rivers</title></head><body><h1>On rivers</h1>{BODY}{credit}</body></html>"


class Unconfined:
    """Implements `Confines` in this process, and stops what is about one of `stops`."""

    def __init__(self, *stops: str) -> None:
        self.stops = stops
        self.calls: list[str] = []

    async def run_async(self, function: Callable[..., Any], *args: Any, url: str = "") -> Any:
        self.calls.append(url)
        if url in self.stops:
            return ParseStopped("Reading took longer than 8 seconds.", url=url)
        return function(*args)


def run(
    targets: list[Target], web: Any, confined: Unconfined | None = None, **more: Any
) -> list[tuple[int, Report]]:
    async def collect() -> list[tuple[int, Report]]:
        found = check_targets(targets, WORK, POLICY, web, confined or Unconfined(), now=NOW, **more)
        return [each async for each in found]

    return asyncio.run(collect())


def only(target: Target, web: Any, confined: Unconfined | None = None, **more: Any) -> Report:
    ((_, report),) = run([target], web, confined, **more)
    return report


def test_a_page_on_the_web_gets_the_report_of_the_pure_check() -> None:
    page = Page.from_html(repost(), url="https://blog.example/a")
    report = only("https://blog.example/a", FakeWeb({"https://blog.example/a": repost()}))
    assert report.verdict is check(page, WORK, POLICY, now=NOW).verdict is Verdict.COMPLIANT
    assert report.checked_at == NOW


def test_the_body_stays_behind_and_its_digest_names_it() -> None:
    capture = Capture("https://blog.example/a", repost().encode())
    report = check_capture(capture, WORK, POLICY, NOW)
    assert report.page is not None
    assert (report.page.capture.body, report.page.capture.sha256) == (b"", capture.sha256)


def test_a_page_that_is_already_here_is_not_fetched() -> None:
    web = FakeWeb({})
    assert only(Capture("file:///saved.html", repost().encode()), web).verdict is Verdict.COMPLIANT
    assert web.asked == []


@pytest.mark.parametrize(
    "error",
    [
        BadStatus("blog.example has no such page (status 404).", url="https://blog.example/a"),
        BotWall("blog.example shows a challenge.", url="https://blog.example/a"),
    ],
)
def test_a_page_that_does_not_arrive_is_not_checked_for_that_reason(error: BadStatus | BotWall) -> None:
    report = only("https://blog.example/a", FakeWeb({"https://blog.example/a": error}))
    assert (report.verdict, report.reason, report.error) == (Verdict.NOT_CHECKED, error.reason, error)
    assert (report.url, report.page, report.checked_at) == ("https://blog.example/a", None, NOW)


def test_a_target_without_a_page_is_not_checked() -> None:
    report = only(TooLarge("big.html has 40 MiB.", url="big.html"), FakeWeb({}))
    assert (report.verdict, report.url, report.reason) == (
        Verdict.NOT_CHECKED,
        "big.html",
        "big.html has 40 MiB.",
    )


def test_a_reading_that_was_stopped_is_not_checked() -> None:
    url = "https://blog.example/a"
    report = only(url, FakeWeb({url: repost()}), Unconfined(url))
    assert (report.verdict, report.reason) == (Verdict.NOT_CHECKED, "Reading took longer than 8 seconds.")


def test_every_report_comes_with_its_position() -> None:
    urls = [f"https://blog{n}.example/a" for n in range(7)]
    web = FakeWeb({url: repost() for url in urls[::2]})
    found = run([*urls], web, at_once=3)
    assert sorted((position, report.url) for position, report in found) == list(enumerate(urls))


def test_no_more_targets_are_in_work_than_allowed() -> None:
    class Counting(FakeWeb):
        now = most = 0

        async def fetch(self, url: str, **kinds: Any) -> Any:
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0)
            self.now -= 1
            return await super().fetch(url)

    web = Counting({})
    run([f"https://blog{n}.example/a" for n in range(9)], web, at_once=4)
    assert web.most == 4


def test_a_slow_host_holds_up_no_other() -> None:
    class Slow(FakeWeb):
        gate: asyncio.Event

        async def fetch(self, url: str, **more: Any) -> Any:
            if "slow" in url:
                await self.gate.wait()
            elif url == fast[-1]:
                self.gate.set()
            return await super().fetch(url)

    slow = [f"https://slow.example/{n}" for n in range(40)]
    fast = [f"https://blog{n}.example/a" for n in range(9)]
    web = Slow({})
    web.gate = asyncio.Event()  # opened by the last of the others
    found = run([*slow, *fast], web, at_once=8)
    assert web.asked == [*fast, *slow]
    assert sorted(position for position, _ in found) == [*range(49)]


def test_pages_that_are_here_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def captures() -> Iterator[Target]:
        for n in range(20):
            taken.append(n)
            yield Capture(f"https://blog.example/{n}", repost().encode())

    async def first_only() -> int:
        found = check_targets(captures(), WORK, POLICY, Offline(), Unconfined(), now=NOW, at_once=4)
        await anext(found)
        await found.aclose()  # type: ignore[attr-defined]
        return len(taken)

    assert asyncio.run(first_only()) == 4


def test_offline_nothing_is_fetched() -> None:
    report = only("https://blog.example/a", Offline())
    assert report.reason == "The page was not fetched: this run is offline."


def test_an_end_in_the_middle_cancels_what_has_begun() -> None:
    cancelled: list[str] = []

    class Slow(FakeWeb):
        async def fetch(self, url: str, **kinds: Any) -> Any:
            if "slow" in url:
                try:
                    await asyncio.sleep(60)
                except asyncio.CancelledError:
                    cancelled.append(url)
                    raise
            return await super().fetch(url)

    async def first_only() -> int:
        found = check_targets(
            ["https://slow.example/", "https://a.example/"], WORK, POLICY, Slow({}), Unconfined(), now=NOW
        )
        position, _ = await anext(found)
        await found.aclose()  # type: ignore[attr-defined]
        return position

    assert asyncio.run(first_only()) == 1
    assert cancelled == ["https://slow.example/"]


def test_what_is_no_fault_of_a_page_is_raised() -> None:
    class Broken(FakeWeb):
        async def fetch(self, url: str, **kinds: Any) -> Any:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(["https://a.example/"], Broken({}))
