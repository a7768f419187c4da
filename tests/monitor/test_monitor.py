"""What a monitor does over days: over real HTTP, on a real store, with a clock that is turned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from watched_world import PAPER, SENTENCES, Answer, World, article, world

from syndicate.model import Work
from syndicate.store import copies, pages, works

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MAPS = (
    "We read the map aloud to the children, who knew every valley on it by another name.",
    "The surveyor had written down what the innkeeper told him, and the innkeeper had a sense of humour.",
    "So a hill that everybody calls the Loaf has been the Hill of Unpaid Bills for a hundred and forty years.",
    "This winter the county will print both names, and the postman has asked for a third column.",
)
BLOG, FORUM = "127.0.0.2", "127.0.0.3"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def told(events: object) -> list[tuple[str, object]]:
    return [(str(event.kind), event.data.get("verdict")) for event in events]  # type: ignore[attr-defined]


def test_a_copy_that_a_feed_brings_is_told_once(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    (event,) = watched.watch()
    assert told([event]) == [("copy.found", "non_compliant")]
    assert [finding["term"] for finding in event.data["findings"]] != []
    assert watched.watch(DAY) == []
    assert [post["type"] for post in watched.web.posts] == ["copy.found"]


def test_a_page_of_two_feeds_is_looked_at_once(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.add_feed(watched.web.feed(FORUM, "/feed", [f"{page}?utm_source=forum"]))
    assert told(watched.watch()) == [("copy.found", "compliant")]
    assert sum(path.startswith("/post") for _, path, _ in watched.web.asked) == 1


def test_a_page_that_holds_nothing_of_ours_says_nothing(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", "<p>Something else, of which nobody wrote before. " * 9)
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    assert watched.watch() == []
    with watched.store.reading() as tx:
        assert pages.counted(tx) == {"unrelated": 1}


def test_a_mended_copy_is_told_when_a_second_look_confirms_it(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    assert watched.watch(2 * DAY) == []
    (event,) = watched.watch(2 * HOUR)
    assert told([event]) == [("verdict.changed", "compliant")]
    assert event.data["before"] == "non_compliant"


def test_a_page_that_flaps_between_two_looks_says_nothing(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    for _ in range(3):
        watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
        assert watched.watch(2 * DAY) == []
        watched.web.put(BLOG, "/post", article())
        assert watched.watch(2 * HOUR) == []


def test_a_page_that_does_not_load_is_never_failing_and_gone_when_it_is_confirmed(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    watched.web.put(BLOG, "/post", 404)
    events = [told(watched.watch(4 * DAY)) for _ in range(5)]
    assert events == [[], [], [("copy.gone", None)], [], []]


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_page_that_is_refused_or_down_is_told_by_nothing(watched: World, status: int) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    watched.web.put(BLOG, "/post", status)
    assert [watched.watch(4 * DAY) for _ in range(9)] == [[]] * 9
    watched.web.put(BLOG, "/post", article())
    assert watched.watch(40 * DAY) == []


def test_a_copy_that_is_taken_out_of_its_page_is_gone(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    watched.web.put(BLOG, "/post", "<p>Here was an article that we took out on request of its author. " * 5)
    assert [told(watched.watch(2 * DAY)) for _ in range(4)] == [[], [], [("copy.gone", None)], []]


def test_a_correction_is_told_with_its_words_and_its_copies_are_looked_at(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    corrected = (
        *SENTENCES[:2],
        SENTENCES[2].replace("Nine of them", "Seven of the twelve millers"),
        *SENTENCES[3:],
    )
    watched.web.put(PAPER, "/rivers/5831999", article(corrected))
    events = watched.watch(9 * DAY)
    assert told(events) == [("work.corrected", None)]
    assert events[0].data["copies"] == 1
    assert any("Seven" in line for line in events[0].data["diff"])


def test_an_unchanged_page_is_neither_read_nor_kept_again(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    for _ in range(5):
        watched.watch(2 * DAY)
    with watched.store.reading() as tx:
        (copy,) = copies.of_page(tx, 1)
        assert len(copies.reports_of(tx, copy.id)) == 1
        assert copy.checked_at > copy.found_at
    assert [status for _, path, status in watched.web.asked if path == "/post"] == [200, *[304] * 5]


def test_a_sink_that_is_down_hears_of_everything_later(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.web.answers += [500, 500]
    watched.watch()
    for _ in range(3):
        watched.watch(HOUR)
    assert [post["status"] for post in watched.web.posts] == [500, 500, 200]
    assert len({post["id"] for post in watched.web.posts}) == 1


def test_what_was_found_before_the_work_was_known_is_found_then(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article(MAPS))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    assert watched.watch() == []
    url = watched.web.put(PAPER, "/maps/5832000", article(MAPS, title="On maps"))
    watched.add_work(Work(url=url, title="On maps", publisher="Global Research", text="\n\n".join(MAPS)))
    assert [kind for kind, _ in told(watched.watch(2 * DAY))] == ["copy.found"]


def test_a_clock_that_was_ahead_puts_nothing_off(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch(400 * DAY)
    watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    watched.watch(-400 * DAY)
    assert told(watched.watch(2 * HOUR)) == [("verdict.changed", "compliant")]


def test_a_correction_during_a_look_makes_the_page_due_again(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article(after=watched.web.credit()))
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()

    class Correcting(dict[tuple[str, str], Answer]):
        def get(self, key: tuple[str, str], default: Any = None) -> Any:
            if key == (BLOG, "/post") and not correcting:
                correcting.append(watched.store.write(lambda tx: works.revise(tx, 1, corrected, now=later)))
            return super().get(key, default)

    correcting: list[bool] = []
    later = watched.clock.time + 4 * DAY
    corrected = Work(watched.web.url(PAPER, "/rivers/5831999"), "On rivers", text="\n\n".join(SENTENCES[:5]))
    watched.web.pages = Correcting(watched.web.pages)
    watched.watch(4 * DAY)
    assert correcting == [True]
    assert sum(path == "/post" for _, path, _ in watched.web.asked) == 3


def test_a_page_that_is_gone_says_nothing_of_a_work_that_is_watched_no_longer(watched: World) -> None:
    page = watched.web.put(BLOG, "/post", article())
    watched.add_feed(watched.web.feed(BLOG, "/feed", [page]))
    watched.watch()
    watched.store.write(lambda tx: works.remove(tx, 1))
    watched.web.put(BLOG, "/post", 404)
    assert [watched.watch(4 * DAY) for _ in range(5)] == [[]] * 5
