"""A host that did not answer is not asked again in the same run."""

import asyncio

import pytest
from fake_web import FakeClock, FakeWire, Scripted, page, robots

from syndicate.errors import ConnectionFailed, HostNotFound, TimedOut
from syndicate.fetch import Fetcher, Manners
from syndicate.fetch.clock import Budget
from syndicate.fetch.guard import target
from syndicate.fetch.silence import Silence
from syndicate.fetch.wire import CertificateRefused

PAGES = ("https://example.org/a", "https://example.org/b", "https://example.org/c")
TXT = "https://example.org/robots.txt"
REFUSED = ConnectionFailed("No connection to example.org:443 could be made.")


def fetch(answers: dict[str, tuple[Scripted, ...]], *urls: str) -> tuple[list[object], FakeWire, FakeClock]:
    wire, clock = FakeWire(answers), FakeClock()

    async def run() -> list[object]:
        async with Fetcher(Manners(pace=0), wire=wire, clock=clock, jitter=lambda: 1.0) as web:
            return [await web.fetch(url) for url in urls]

    return asyncio.run(run()), wire, clock


@pytest.mark.parametrize(
    ("failure", "asked"),
    [
        (TimedOut("The page did not arrive completely within 20 seconds."), 1),
        (HostNotFound("The name example.org cannot be found."), 1),
        (CertificateRefused("The certificate of example.org is not valid: expired."), 1),
        (REFUSED, 3),
    ],
    ids=["silent", "no-name", "certificate", "refused"],
)
def test_later_pages_of_the_host_fail_at_once_and_alike(failure, asked):
    found, wire, clock = fetch({TXT: (failure,)}, *PAGES)
    assert [type(each) for each in found] == [type(failure)] * 3
    assert [each.url for each in found] == list(PAGES)
    assert (wire.asked, sum(clock.slept)) == ([TXT] * asked, 1.5 if asked == 3 else 0)


def test_the_reason_is_that_of_the_host():
    found, _, _ = fetch({TXT: (REFUSED,)}, *PAGES)
    assert [each.reason for each in found] == [REFUSED.reason] * 3
    found, _, _ = fetch({TXT: (TimedOut("The page did not arrive completely within 20 seconds."),)}, *PAGES)
    assert found[2].reason == "example.org did not answer an earlier request and was not asked again."


def test_another_port_and_another_host_are_others():
    others = ("http://example.org/a", "https://example.net/a")
    found, _, _ = fetch({TXT: (REFUSED,), **{url: (page(),) for url in others}}, PAGES[0], *others)
    assert [type(each).__name__ for each in found] == ["ConnectionFailed", "Capture", "Capture"]


def test_a_passing_failure_is_no_silence():
    found, _, _ = fetch({TXT: (REFUSED, robots("")), PAGES[0]: (page(),)}, PAGES[0])
    assert type(found[0]).__name__ == "Capture"


def test_a_host_that_has_answered_is_asked_for_its_other_pages():
    slow = TimedOut("The page did not arrive completely within 20 seconds.")
    found, _, _ = fetch({TXT: (robots(""),), PAGES[0]: (slow,), PAGES[1]: (page(),)}, *PAGES[:2])
    assert [type(each).__name__ for each in found] == ["TimedOut", "Capture"]


def test_a_host_that_was_left_little_time_is_not_given_up():
    silence, budget, here = Silence(FakeClock()), Budget(20), target(PAGES[0])
    budget.was_ample = False
    silence.unanswered(here, TimedOut("Too late."), budget)
    silence.check(here, budget)
    budget.was_ample = True
    silence.unanswered(here, TimedOut("Too late."), budget)
    with pytest.raises(TimedOut):
        silence.check(here, budget)
