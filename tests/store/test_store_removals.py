"""What its owner removes while a monitor visits it stays removed, and what is taken back is taken up where it was."""

from __future__ import annotations

import random
import string
from datetime import UTC, datetime, timedelta

import pytest

from syndicate.errors import UsageError
from syndicate.model import Work
from syndicate.store import Store, copies, feeds, leases, pages, works

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


def test_pages_that_were_let_go_without_their_work_are_looked_at_when_it_is_back(store: Store) -> None:
    number, _ = store.write(lambda tx: works.add(tx, RIVERS, "cc-by-4.0", now=NOW))
    (page,) = store.write(lambda tx: pages.found(tx, ["https://blog.example/post"], now=NOW, watch={}))
    values = {"site": "blog.example", "policy": "cc-by-4.0", "kind": "full", "containment": 1.0}
    values |= {"judged": "", "watch": {}, "clauses": []}
    store.write(lambda tx: copies.add(tx, page, number, now=NOW, verdict="compliant", **values))
    store.write(lambda tx: works.remove(tx, number))
    store.write(lambda tx: pages.looked(tx, page, now=NOW, due=None))
    store.write(lambda tx: works.add(tx, RIVERS, "cc-by-4.0", now=NOW + HOUR))
    with store.reading() as tx:
        assert pages.row_of(tx, page).due_at == NOW + HOUR


def test_an_address_that_no_index_takes_is_refused_and_a_feed_does_not_move_there(store: Store) -> None:
    letters = random.Random(5).choices(string.ascii_letters, k=9_000)
    long = f"https://news.example/{''.join(letters)}"
    number, _ = store.write(lambda tx: feeds.add(tx, "https://news.example/feed", now=NOW, watch={}))
    store.write(lambda tx: feeds.polled(tx, number, now=NOW, due=NOW + HOUR, url=long))
    with store.reading() as tx:
        row = feeds.row_of(tx, number)
    assert (row.url, row.due_at) == ("https://news.example/feed", NOW + HOUR)
    with pytest.raises(UsageError, match="more than 2,000 characters"):
        store.write(lambda tx: feeds.add(tx, long, now=NOW, watch={}))
    with pytest.raises(UsageError, match="more than 2,000 characters"):
        store.write(lambda tx: works.add(tx, Work(url=long, text="x"), "cc-by-4.0", now=NOW))
