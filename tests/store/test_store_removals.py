"""What its owner removes while a monitor visits it stays removed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from syndicate.model import Work
from syndicate.store import Store, feeds, leases, works

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
RIVERS = Work(url="https://news.example/rivers", title="On rivers", text="No river runs twice.", seen=NOW)


def test_a_work_that_is_removed_while_it_is_read_stays_removed(store: Store) -> None:
    number, _ = store.write(lambda tx: works.add(tx, RIVERS, "cc-by-4.0", now=NOW, due=NOW))
    assert store.write(lambda tx: works.noted(tx, number, now=NOW, due=NOW, state="live"))
    store.write(lambda tx: works.remove(tx, number))
    assert not store.write(lambda tx: works.noted(tx, number, now=NOW, due=NOW, state="live"))
    with store.reading() as tx:
        assert (works.row_of(tx, number).state, works.row_of(tx, number).due_at) == ("removed", None)


def test_a_feed_that_is_removed_while_it_is_polled_stays_removed(store: Store) -> None:
    number, _ = store.write(lambda tx: feeds.add(tx, "https://news.example/feed", now=NOW, watch={}))
    store.write(lambda tx: leases.claim(tx, "me", NOW, NOW + HOUR, 1))
    store.write(lambda tx: feeds.remove(tx, number))
    moved = "https://new.example/feed"
    store.write(lambda tx: feeds.polled(tx, number, now=NOW, due=NOW + HOUR, state="live", url=moved))
    store.write(lambda tx: leases.release(tx, "news.example", "me", NOW))
    with store.reading() as tx:
        assert (feeds.row_of(tx, number).state, feeds.row_of(tx, number).due_at) == ("removed", None)
        assert leases.next_due(tx) is None
