"""Pages that lead to others: each is looked at where it stands, none is forgotten, and a detour is believed to be one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from watched_world import PAPER, World, article, world

from syndicate.store import pages

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BLOG, FORUM = "127.0.0.2", "127.0.0.3"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def kinds(events: object) -> list[str]:
    return [str(event.kind) for event in events]  # type: ignore[attr-defined]


def asked(watched: World, host: str, path: str) -> int:
    return sum((there, at) == (host, path) for there, at, _ in watched.web.asked)


def test_a_page_that_stands_on_another_host_is_looked_at_there_again(watched: World) -> None:
    there = watched.web.put(BLOG, "/post", article())
    link = watched.web.put(FORUM, "/go", (302, there))
    watched.add_feed(watched.web.feed(FORUM, "/feed", [link]))
    (event,) = watched.watch()
    assert (event.kind, event.url, event.data["site"]) == ("copy.found", there, f"{BLOG}:{watched.web.port}")
    watched.web.pages[FORUM, "/feed"] = 410  # nothing else is due there
    watched.watch(2 * DAY)
    watched.watch(2 * DAY)
    assert asked(watched, BLOG, "/post") == 3
    with watched.store.reading() as tx:
        page = pages.row_of(tx, 1)
    assert page.url == there


@pytest.mark.parametrize("watched_too", [False, True], ids=["of no watch", "that is watched"])
def test_a_page_that_leads_to_the_front_page_for_an_hour_keeps_its_address(
    watched: World, watched_too: bool
) -> None:
    page = watched.web.put(BLOG, "/post", article())
    front = watched.web.put(BLOG, "/", "<p>We are moving to a new server, and shall be back in an hour. " * 9)
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page, front] if watched_too else [page]))
    assert kinds(watched.watch()) == ["copy.found"]
    watched.web.put(BLOG, "/post", (302, front))
    assert watched.watch(2 * DAY) == []
    watched.web.put(BLOG, "/post", article())
    assert watched.watch(2 * DAY) == []
    watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    assert kinds(watched.watch(2 * DAY) + watched.watch(2 * HOUR)) == ["verdict.changed"]


def test_a_copy_whose_page_leads_to_the_front_page_for_good_is_gone(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    front = watched.web.put(
        BLOG, "/", "<p>This is what we write about, and there is much of it every day. " * 9
    )
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page, front]))
    watched.watch()
    watched.web.put(BLOG, "/post", (301, front))
    assert [kinds(watched.watch(2 * DAY)) for _ in range(4)] == [[], [], ["copy.gone"], []]


def test_a_page_that_moves_for_good_with_its_copy_is_told_by_nothing(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    there = watched.web.put(FORUM, "/post", article(after="<p>Our new home."))
    watched.web.put(BLOG, "/post", (301, there))
    assert [watched.watch(2 * DAY) for _ in range(3)] == [[]] * 3
    with watched.store.reading() as tx:
        assert pages.row_of(tx, 1).url == there


def test_two_addresses_of_one_copy_are_told_once(watched: World) -> None:
    there = watched.web.put(BLOG, "/post", article())
    here = watched.web.put(BLOG, "/short", (301, there))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [there, here]))
    assert [kinds(watched.watch(2 * DAY)) for _ in range(3)] == [["copy.found"], [], []]


def test_a_page_that_was_let_go_is_looked_at_again_when_another_leads_there(watched: World) -> None:
    there = watched.web.put(BLOG, "/post", 404)
    watched.add_feed(watched.web.feed(BLOG, "/feed", [there]))
    watched.watch()
    with watched.store.reading() as tx:
        page = pages.by_url(tx, there)
    assert page is not None
    watched.store.write(lambda tx: pages.looked(tx, page.id, now=watched.clock.time, due=None))
    watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(FORUM, "/feed", [watched.web.put(FORUM, "/go", (302, there))]))
    assert [event.url for event in watched.watch(30 * DAY)] == [there]


def test_a_new_page_that_leads_elsewhere_at_first_is_found_when_it_is_there(watched: World) -> None:
    front = watched.web.put(
        BLOG, "/", "<p>Sign in to read on, or come back when this post is published. " * 9
    )
    page = watched.web.put(BLOG, "/post", (302, front))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page, front]))
    assert watched.watch() == []
    watched.web.put(BLOG, "/post", article())
    assert kinds(watched.watch(2 * DAY)) == ["copy.found"]


def test_the_publishers_own_pages_are_no_copies(watched: World) -> None:
    again = watched.web.put(PAPER, "/archive/rivers", article())
    original = watched.web.url(PAPER, "/rivers/5831999")
    watched.add_feed(watched.web.feed(PAPER, "/feed", [original, again]))
    assert [watched.watch(2 * DAY) for _ in range(3)] == [[]] * 3
