"""What is told is noted before the next is told."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from watched_world import START, TurnedClock

from syndicate.model import Event, EventKind
from syndicate.monitor.telling import Teller
from syndicate.monitor.writer import Writer
from syndicate.notify import SinkConfig
from syndicate.notify.answer import DELIVERED, Answer, Result
from syndicate.store import Store, outbox


@dataclass
class Listening:
    """Implements `Sink`: sees in the store what is noted while it is told."""

    store: Store
    config: SinkConfig = SinkConfig("https://hooks.example/1")
    name: str = "hook"
    answer: Answer = DELIVERED
    seen: list[Mapping[str, int]] = field(default_factory=list)

    async def tell(self, letter_id: str, events: Sequence[Event], now: datetime) -> Answer:
        with self.store.reading() as tx:
            self.seen.append(outbox.counted(tx))
        return self.answer


def test_who_dies_in_the_middle_of_a_round_has_told_one_message_that_nobody_knows_of(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "store.sqlite3")) as store:
        for number in range(3):
            event = Event(f"event-{number}", EventKind.COPY_GONE, START, "https://blog.example/post")
            store.write(partial(outbox.put, event=event, due=[("hook", START)]))
        sink, writer = Listening(store), Writer(store)
        asyncio.run(Teller({"hook": sink}, writer, TurnedClock()).round())
        writer.close()
    assert sink.seen == [{"waiting": 3}, {"told": 1, "waiting": 2}, {"told": 2, "waiting": 1}]


def test_what_waits_for_a_sink_of_another_monitor_is_left_to_it_for_three_days(tmp_path: Path) -> None:
    clock = TurnedClock()
    with Store.open(str(tmp_path / "store.sqlite3")) as store:
        event = Event("event-1", EventKind.COPY_GONE, START, "https://blog.example/post")
        store.write(partial(outbox.put, event=event, due=[("hook of another", START)]))
        sink, writer = Listening(store), Writer(store)
        teller, states = Teller({"hook": sink}, writer, clock), []
        for days in (1, 2):
            clock.time += timedelta(days=days)
            asyncio.run(teller.round())
            with store.reading() as tx:
                states.append(outbox.counted(tx))
        writer.close()
    assert (states, sink.seen) == ([{"waiting": 1}, {"given up": 1}], [])


def test_a_sink_that_says_that_it_is_gone_is_told_nothing_more(tmp_path: Path) -> None:
    event = Event("event-1", EventKind.COPY_GONE, START, "https://blog.example/post")
    with Store.open(str(tmp_path / "store.sqlite3")) as store:
        writer = Writer(store)
        teller = Teller({"hook": Listening(store, answer=Answer(Result.GONE, "410"))}, writer, TurnedClock())
        before = teller.whom(event)
        store.write(partial(outbox.put, event=event, due=before))
        asyncio.run(teller.round())
        writer.close()
        with store.reading() as tx:
            states = outbox.counted(tx)
    assert ([name for name, _ in before], states, teller.whom(event)) == (["hook"], {"given up": 1}, ())
