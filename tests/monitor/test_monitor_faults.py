"""What a monitor does when syndicate itself, or a policy, is at fault: it goes on with the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from watched_world import PAPER, START, Unconfined, World, article, world

from syndicate.errors import PolicyError
from syndicate.model import Policy, Work
from syndicate.monitor import visiting
from syndicate.monitor.library import Library
from syndicate.store import leases, works

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BLOG, FORUM = "127.0.0.2", "127.0.0.3"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


class Broken(Unconfined):
    """Fails, as no reader should, on what comes from one host."""

    async def run_async(self, function: Callable[..., Any], *args: Any, url: str = "") -> Any:
        if f"//{BLOG}:" in url and url.endswith("/post"):
            raise ZeroDivisionError("division by zero")
        return await super().run_async(function, *args, url=url)


def test_a_fault_of_ours_on_one_page_keeps_no_other_from_being_looked_at(watched: World) -> None:
    bad, good = (watched.web.put(BLOG, path, article()) for path in ("/post", "/second"))
    watched.add_feed(watched.web.feed(FORUM, "/feed", [bad, good]))
    watched.confined = Broken()
    assert [event.url for event in watched.watch()] == [good]
    (said,) = [log for log in watched.said if log.warning]
    assert said.message == (
        f"{bad}: This is a bug in syndicate, please report it: ZeroDivisionError: division by zero"
    )


def test_what_we_failed_on_is_left_alone_for_a_day_and_then_tried_again(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(FORUM, "/feed", [page]))
    watched.confined = Broken()
    watched.watch()
    asked = len(watched.web.asked)
    watched.confined = Unconfined()
    assert watched.watch(DAY / 2) == []
    assert [each for each in watched.web.asked[asked:] if each[0] == BLOG] == []
    assert [event.url for event in watched.watch(DAY)] == [page]


@dataclass
class Slow(Unconfined):
    """Takes an hour by the clock, and sees whether another monitor could take the host meanwhile."""

    world: World
    taken: list[str] = field(default_factory=list)

    async def run_async(self, function: Callable[..., Any], *args: Any, url: str = "") -> Any:
        if url.endswith("/post"):
            self.world.clock.time += HOUR
            await asyncio.sleep(0.2)
            now = self.world.clock.time
            self.taken += self.world.store.write(lambda tx: leases.claim(tx, "another", now, now + HOUR, 9))
        return await super().run_async(function, *args, url=url)


def test_a_visit_that_takes_long_keeps_its_host(watched: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visiting, "LEASE", timedelta(seconds=0.06))
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.confined = slow = Slow(watched)
    assert [event.url for event in watched.watch()] == [page]
    assert slow.taken == []


def refusing(policy: Policy) -> Callable[[str], Policy]:
    def load(name: str) -> Policy:
        if name == "lost.toml":
            raise PolicyError("there is no such policy", path=name)
        return policy

    return load


def test_a_work_whose_policy_is_lost_is_said_and_the_others_are_watched(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    other = Work(url=watched.web.url(PAPER, "/other/1"), title="Other", text="Quite another text.")
    watched.store.write(lambda tx: works.add(tx, other, "lost.toml", now=START, due=START))
    watched.load = refusing(watched.policy())
    assert len(watched.watch()) == 1
    assert [log.message for log in watched.said if log.warning] == [
        "a work is not watched: lost.toml: there is no such policy"
    ]
    with watched.store.reading() as tx:
        assert [row.reason for row in works.listed(tx) if row.url == other.url] == [
            "It was not read: the policy on which it is offered cannot be used."
        ]


def test_where_no_policy_can_be_used_nothing_is_watched(watched: World) -> None:
    def load(name: str) -> Policy:
        raise PolicyError("there is no such policy", path=name)

    watched.load = load
    with pytest.raises(PolicyError):
        watched.watch()


def test_a_work_whose_policy_is_there_again_is_watched_once_policies_are_read_anew(watched: World) -> None:
    policies = dict[str, Policy]()

    def load(name: str) -> Policy:
        if name not in policies:
            raise PolicyError("there is no such policy", path=name)
        return policies[name]

    library = Library(load)
    with watched.store.reading() as tx:
        library.take(library.news(tx))
        assert (len(library), len(library.refused)) == (0, 1)
        policies["global-research"] = watched.policy()
        library.read_policies()
        library.take(library.news(tx))
    assert len(library) == 1


def test_policies_that_cannot_be_read_anew_stay_as_they_were(watched: World) -> None:
    good = watched.policy()
    known = {"p": good}

    def load(name: str) -> Policy:
        if name not in known:
            raise PolicyError("there is no such policy", path=name)
        return known[name]

    library = Library(load)
    assert library.policy("p") is good
    before = library.fingerprint()
    known.clear()
    with pytest.raises(PolicyError):
        library.read_policies()
    assert (library.policy("p"), library.fingerprint()) == (good, before)
    known["p"] = replace(good, sha256="other")
    library.read_policies()
    assert library.fingerprint() != before
