"""What the store keeps, it gives back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from syndicate.model import Capture, Event, EventKind, Waiver, Work
from syndicate.store import Store, captures, copies, feeds, leases, outbox, pages, waivers, works
from syndicate.store.columns import LONGEST_KEY

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
RIVERS = Work(url="https://news.example/rivers", title="On rivers", text="No river runs twice.", seen=NOW)


def test_a_work_comes_back_as_it_was(store: Store) -> None:
    number, new = store.write(lambda tx: works.add(tx, RIVERS, "cc-by-4.0", now=NOW))
    with store.reading() as tx:
        assert (works.get(tx, number), new) == (RIVERS, True)
        assert [row.url for row in works.listed(tx)] == [RIVERS.url]


def test_a_corrected_work_keeps_what_it_said(store: Store) -> None:
    number, _ = store.write(lambda tx: works.add(tx, RIVERS, "cc-by-4.0", now=NOW))
    newer = Work(url=RIVERS.url, title="On rivers", text="No river ever runs twice.", seen=NOW + HOUR)
    assert store.write(lambda tx: works.revise(tx, number, newer, now=NOW + HOUR))
    assert not store.write(lambda tx: works.revise(tx, number, newer, now=NOW + 2 * HOUR))
    with store.reading() as tx:
        work = works.get(tx, number)
    assert (work.text, [version.text for version in work.versions]) == (newer.text, [RIVERS.text])


def test_the_revision_grows_with_every_change_of_a_work(store: Store) -> None:
    number, _ = store.write(lambda tx: works.add(tx, RIVERS, "cc-by-4.0", now=NOW))
    with store.reading() as tx:
        first = works.revision(tx)
    store.write(lambda tx: works.remove(tx, number))
    with store.reading() as tx:
        assert [(row.id, row.state) for row, _ in works.changed_since(tx, first)] == [(number, "removed")]


def test_spellings_of_one_address_are_one_page(store: Store) -> None:
    urls = [
        "https://blog.example/post?utm_source=x",
        "http://www.blog.example/post/",
        "https://blog.example/post",
    ]
    numbers = store.write(lambda tx: pages.found(tx, urls, now=NOW, watch={}))
    again = store.write(lambda tx: pages.found(tx, urls[2:], now=NOW + HOUR, watch={}))
    assert (len(numbers), again) == (1, numbers)
    with store.reading() as tx:
        assert pages.row_of(tx, numbers[0]).found_at == NOW


def test_an_address_without_end_is_no_page(store: Store) -> None:
    long = "https://blog.example/" + "a" * LONGEST_KEY
    assert store.write(lambda tx: pages.found(tx, [long, "mailto:x@y.example"], now=NOW, watch={})) == ()


def test_a_capture_comes_back_as_it_was(store: Store) -> None:
    capture = Capture(
        "https://blog.example/a", b"<p>\0\xff" * 900, headers=(("etag", "\ud800"),), fetched_at=NOW
    )
    (page,) = store.write(lambda tx: pages.found(tx, [capture.url], now=NOW, watch={}))
    number = store.write(lambda tx: captures.keep(tx, page, capture))
    with store.reading() as tx:
        assert captures.get(tx, number) == capture


def test_a_body_is_kept_once(store: Store) -> None:
    capture = Capture("https://blog.example/a", b"<p>x", fetched_at=NOW)
    (page,) = store.write(lambda tx: pages.found(tx, [capture.url], now=NOW, watch={}))
    numbers = {store.write(lambda tx: captures.keep(tx, page, capture)) for _ in range(2)}
    with store.reading() as tx:
        assert (len(numbers), set(captures.of_page(tx, page))) == (2, numbers)


def test_a_copy_has_its_turns(store: Store) -> None:
    def begin(tx):  # type: ignore[no-untyped-def]
        work, _ = works.add(tx, RIVERS, "cc-by-4.0", now=NOW)
        (page,) = pages.found(tx, ["https://blog.example/a"], now=NOW, watch={})
        return copies.add(
            tx, page, work, now=NOW, verdict="non_compliant", site="blog.example", policy="cc-by-4.0", kind="full",
            containment=1.0, judged="", watch={}, clauses=[],
        )  # fmt: skip

    copy = store.write(begin)
    store.write(lambda tx: copies.turned(tx, copy, now=NOW + HOUR, since=NOW + HOUR, verdict="compliant"))
    store.write(
        lambda tx: copies.turned(tx, copy, now=NOW + 2 * HOUR, since=NOW + 2 * HOUR, verdict=copies.GONE)
    )
    with store.reading() as tx:
        (row,) = copies.of_site(tx, "blog.example")
        assert (row.verdict, row.gone_at) == ("compliant", NOW + 2 * HOUR)
        assert [verdict for _, verdict in copies.history(tx, copy)] == ["non_compliant", "compliant", "gone"]


def test_an_event_waits_for_each_sink_until_it_is_told(store: Store) -> None:
    event = Event(
        "e1", EventKind.COPY_FOUND, NOW, "https://blog.example/a", "On rivers", {"site": "blog.example"}
    )
    for _ in range(2):
        store.write(lambda tx: outbox.put(tx, event, [("hook", NOW), ("mail", NOW + HOUR)]))
    (first,) = store.write(lambda tx: outbox.waiting(tx, NOW, 10))
    assert (first.sink, first.event) == ("hook", event)
    store.write(lambda tx: outbox.told(tx, [first.id], now=NOW))
    assert [each.sink for each in store.write(lambda tx: outbox.waiting(tx, NOW + HOUR, 10))] == ["mail"]


def test_what_waits_for_a_slow_sink_takes_no_other_ones_place(store: Store) -> None:
    for number in range(4):
        sink = "slow" if number < 3 else "quick"
        event = Event(f"e{number}", EventKind.COPY_FOUND, NOW, "https://blog.example/a")
        store.write(lambda tx, event=event, sink=sink: outbox.put(tx, event, [(sink, NOW)]))  # type: ignore[misc]
    found = store.write(lambda tx: outbox.waiting(tx, NOW, 2, ["slow", "quick"]))
    assert [(each.event.id, each.sink) for each in found] == [("e0", "slow"), ("e1", "slow"), ("e3", "quick")]


def test_what_is_being_told_is_told_by_nobody_else(store: Store) -> None:
    event = Event("e1", EventKind.COPY_FOUND, NOW, "https://blog.example/a")
    store.write(lambda tx: outbox.put(tx, event, [("hook", NOW)]))
    (one,) = store.write(lambda tx: outbox.waiting(tx, NOW, 10))
    store.write(lambda tx: outbox.take(tx, [one.id], now=NOW, until=NOW + HOUR))
    assert store.write(lambda tx: outbox.waiting(tx, NOW, 10)) == ()
    (after,) = store.write(lambda tx: outbox.waiting(tx, NOW + HOUR, 10))
    assert (after.attempts, after.first_at) == (1, NOW)


def test_a_waiver_holds_until_it_is_taken_back(store: Store) -> None:
    waiver = Waiver("blog.example", "original_link", "agreed by telephone", date(2027, 1, 1), "Ann")
    number = store.write(lambda tx: waivers.add(tx, waiver, now=NOW))
    with store.reading() as tx:
        assert waivers.holding(tx) == ((number, waiver),)
    assert store.write(lambda tx: waivers.end(tx, number, now=NOW))
    assert not store.write(lambda tx: waivers.end(tx, number, now=NOW))


def test_a_feed_knows_what_it_brought(store: Store) -> None:
    number, _ = store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=NOW, watch={}))
    store.write(lambda tx: feeds.learn(tx, number, ["id:1", "id:2", "id:1"]))
    with store.reading() as tx:
        assert feeds.known(tx, number, ["id:2", "id:3"]) == {"id:2"}


def test_a_feed_that_is_added_again_is_the_same(store: Store) -> None:
    url = "https://blog.example/feed"
    number, _ = store.write(lambda tx: feeds.add(tx, url, now=NOW, watch={}))
    assert store.write(lambda tx: feeds.add(tx, url, now=NOW, watch={})) == (number, False)
    store.write(lambda tx: feeds.remove(tx, number))
    assert store.write(lambda tx: feeds.add(tx, url, now=NOW, watch={})) == (number, True)


@pytest.mark.parametrize("text", ["\0", "\ud800", "\U0001f6a2 \u202e", "a" * 10_000])
def test_text_of_any_origin_goes_in(store: Store, text: str) -> None:
    work = Work(url="https://news.example/a", title=text, text=text or "x")
    number, _ = store.write(lambda tx: works.add(tx, work, "p", now=NOW))
    with store.reading() as tx:
        assert works.get(tx, number).title == text
        assert "\0" not in works.row_of(tx, number).title


def test_what_raises_never_happened(store: Store) -> None:
    def half(tx):  # type: ignore[no-untyped-def]
        works.add(tx, RIVERS, "p", now=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(half)
    with store.reading() as tx:
        assert list(works.listed(tx)) == []


def test_what_is_due_on_a_host_wakes_it(store: Store) -> None:
    store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=NOW, watch={}))
    assert store.write(lambda tx: leases.claim(tx, "me", NOW, NOW + HOUR, 5)) == ("blog.example",)
    assert store.write(lambda tx: leases.claim(tx, "other", NOW, NOW + HOUR, 5)) == ()
    store.write(lambda tx: leases.release(tx, "blog.example", "me", NOW + HOUR))
    assert store.write(lambda tx: leases.claim(tx, "other", NOW, NOW + HOUR, 5)) == ()
    assert store.write(lambda tx: leases.claim(tx, "other", NOW + HOUR, NOW + 2 * HOUR, 5)) == (
        "blog.example",
    )


def test_a_lease_ends_with_its_time(store: Store) -> None:
    store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=NOW, watch={}))
    store.write(lambda tx: leases.claim(tx, "dead", NOW, NOW + HOUR, 5))
    assert store.write(lambda tx: leases.claim(tx, "heir", NOW + HOUR, NOW + 2 * HOUR, 5)) == (
        "blog.example",
    )
    assert not store.write(lambda tx: leases.hold(tx, "blog.example", "dead", NOW + 3 * HOUR))
