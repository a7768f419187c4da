"""What nothing needs is dropped after a year; what may be asked for is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from filled import HOUR, NOW, fill
from sqlalchemy import insert

from syndicate.model import Event, EventKind
from syndicate.store import Store, outbox
from syndicate.store.columns import pack
from syndicate.store.exporting import counted
from syndicate.store.schema import bodies
from syndicate.store.upkeep import KEPT, vacuum

MINUTE = timedelta(minutes=1)
TOLD = NOW + HOUR


@pytest.fixture
def told(store: Store) -> Store:
    """A store with an event that one sink was told and one was not, and an event that is settled."""
    for name, sinks in (("open", ["hook", "mail"]), ("settled", ["hook"]), ("of nobody", [])):
        event = Event(name, EventKind.COPY_FOUND, NOW, "https://blog.example/a")
        store.write(
            lambda tx, event=event, sinks=sinks: outbox.put(tx, event, [(sink, NOW) for sink in sinks])
        )
    waiting = store.write(lambda tx: outbox.waiting(tx, NOW, 10))
    hooks = [each.id for each in waiting if each.sink == "hook"]
    store.write(lambda tx: outbox.told(tx, hooks, now=TOLD))
    return store


def left(store: Store) -> set[str]:
    with store.reading() as tx:
        return {event.id for event in outbox.events(tx)}


def test_what_was_told_is_remembered_for_a_year(told: Store) -> None:
    assert vacuum(told, TOLD + KEPT).events == 1
    assert left(told) == {"open", "settled"}


def test_what_was_told_longer_ago_is_forgotten_and_what_waits_never(told: Store) -> None:
    assert vacuum(told, TOLD + KEPT + MINUTE).events == 2
    assert left(told) == {"open"}
    assert [each.sink for each in told.write(lambda tx: outbox.waiting(tx, NOW, 9))] == ["mail"]


def test_what_a_sink_gave_up_is_forgotten_too(told: Store) -> None:
    waiting = told.write(lambda tx: outbox.waiting(tx, NOW, 10))
    told.write(lambda tx: outbox.given_up(tx, [each.id for each in waiting], reason="gone"))
    vacuum(told, TOLD + KEPT + MINUTE)
    assert left(told) == set()


def test_nothing_else_goes_however_old_it_is(store: Store) -> None:
    fill(store)
    with store.reading() as tx:
        before = counted(tx)
    won = vacuum(store, NOW + 20 * KEPT)
    with store.reading() as tx:
        after = counted(tx)
    assert (won.bodies, won.events, after) == (0, 0, before)


def test_bodies_that_no_capture_has_go_and_their_room_comes_back(store: Store) -> None:
    fill(store)
    rows = [{"sha256": f"{n:064}", "size": 1, "data": bytes([n]) * 50_000 + pack(b"x")} for n in range(40)]
    store.write(lambda tx: tx.execute(insert(bodies), rows))
    won = vacuum(store, NOW)
    assert won.bodies == 40
    assert won.after < won.before or store.place.path is None
