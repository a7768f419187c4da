"""Delivering: once, in order, in time, in digests with stable ids; a sink that fails rests, and holds up no other."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, time, timedelta

import pytest
from notify_events import NOON, FakeSink, Row, WallClock, event

from syndicate.errors import StoreFull
from syndicate.model import Event
from syndicate.notify import Digest, Every, Fate, Quiet, SinkConfig, Times, Told, deliver
from syndicate.notify.answer import DELIVERED, Answer, Result
from syndicate.notify.delivering import MANY, letters

BROKEN = Answer(Result.FAILED, "It answered 500 Internal Server Error.")
BUSY = Answer(Result.FAILED, "It answered 503 Service Unavailable.", down=True)
GONE = Answer(Result.GONE, "It answered 410 Gone: it wants no more messages.")
DAILY = SinkConfig("https://hooks.example/x", times=Times(digest=Digest(Every.DAY)))
MAIL = SinkConfig("mailto://me@example.org")


def run(
    rows: Sequence[Row],
    sink: FakeSink,
    clock: WallClock | None = None,
    resting: dict[str, datetime] | None = None,
) -> tuple[Told[Row], ...]:
    """A round of one sink, without jitter."""
    held = {} if resting is None else resting
    return asyncio.run(deliver(rows, {"sink": sink}, clock or WallClock(), held, jitter=lambda: 0.0))


def rows(count: int, **fields: object) -> list[Row]:
    return [Row(event(number), **fields) for number in range(1, count + 1)]  # type: ignore[arg-type]


def failing(ids: Sequence[str], answer: Answer = BROKEN) -> FakeSink:
    """A sink that fails on some events."""
    return FakeSink(answers=lambda events: answer if events[0].id in ids else DELIVERED)


def test_events_are_told_oldest_first_ten_a_second() -> None:
    sink, clock = FakeSink(), WallClock()
    told = run(rows(3)[::-1], sink, clock)
    assert [ids for _, ids in sink.told] == [("event-1",), ("event-2",), ("event-3",)]
    assert clock.slept == [0.1, 0.1]
    assert [(each.delivery.event.id, each.fate) for each in told] == [
        ("event-3", Fate.DELIVERED), ("event-2", Fate.DELIVERED), ("event-1", Fate.DELIVERED),
    ]  # fmt: skip


def test_a_message_that_fails_is_tried_again_and_holds_up_none() -> None:
    told = run(rows(3), failing(["event-1"]))
    assert [each.fate for each in told] == [Fate.AGAIN, Fate.DELIVERED, Fate.DELIVERED]
    assert (told[0].at, told[0].reason) == (NOON + timedelta(minutes=1), BROKEN.reason)


def test_a_busy_sink_rests_and_what_waits_for_it_with_it() -> None:
    sink, resting = failing(["event-1"], BUSY), dict[str, datetime]()
    told = run(rows(3), sink, resting=resting)
    assert len(sink.told) == 1
    assert {each.at for each in told} == {NOON + timedelta(minutes=1)} == set(resting.values())
    assert told[2].reason == "Waits for the sink to answer again."


def test_three_failures_in_a_row_are_a_sink_that_is_down() -> None:
    sink = failing([f"event-{number}" for number in range(1, 9)])
    told = run(rows(8), sink)
    assert len(sink.told) == 3
    assert {each.fate for each in told} == {Fate.AGAIN}


def test_failures_that_others_lie_between_are_no_sink_that_is_down() -> None:
    sink = failing([f"event-{number}" for number in (1, 2, 4, 5, 7)])
    assert [each.fate for each in run(rows(8), sink)].count(Fate.DELIVERED) == 3
    assert len(sink.told) == 8


def test_a_sink_that_rests_is_not_asked_before_its_time_and_then_told_in_order() -> None:
    sink, clock, until = FakeSink(), WallClock(), NOON + timedelta(hours=1)
    resting = {"sink": until}
    assert [(each.fate, each.at) for each in run(rows(1), sink, clock, resting)] == [(Fate.AGAIN, until)]
    assert sink.told == []
    clock.at = until
    run(rows(2), sink, clock, resting)
    assert (len(sink.told), resting) == (2, {})


def test_a_rest_ends_when_the_clock_is_put_back_for_years() -> None:
    sink = FakeSink()
    run(rows(1), sink, resting={"sink": NOON + timedelta(days=400)})
    assert len(sink.told) == 1


def test_what_a_sink_asks_for_is_waited() -> None:
    asks = Answer(Result.FAILED, "It asks for 2 hours.", wait=7200.0, down=True)
    assert run(rows(1), failing(["event-1"], asks))[0].at == NOON + timedelta(hours=2)


def test_a_retry_waits_for_the_end_of_quiet_hours() -> None:
    quiet = SinkConfig("https://hooks.example/x", times=Times(quiet=Quiet(time(12), time(14))))
    assert run(rows(1), FakeSink(quiet, lambda events: BROKEN))[0].at == NOON + timedelta(hours=2)


def test_after_three_days_an_event_is_given_up_with_its_reason() -> None:
    old = rows(1, attempts=12, first_at=NOON - timedelta(days=2, hours=20))
    told = run(old, FakeSink(answers=lambda events: BROKEN))
    assert (told[0].fate, told[0].reason) == (
        Fate.GIVEN_UP,
        f"Given up 3 days after the first attempt. {BROKEN.reason}",
    )


def test_what_waits_for_a_resting_sink_is_given_up_after_three_days_too() -> None:
    old = rows(1, attempts=9, first_at=NOON - timedelta(days=2, hours=23))
    told = run(old, FakeSink(), resting={"sink": NOON + timedelta(hours=2)})
    assert (told[0].fate, told[0].reason) == (
        Fate.GIVEN_UP,
        "Given up: the sink did not answer for 3 days.",
    )


def test_a_sink_that_is_gone_is_told_no_more() -> None:
    sink = failing(["event-2"], GONE)
    told = run(rows(4), sink)
    assert len(sink.told) == 2
    assert [each.fate for each in told] == [Fate.DELIVERED, Fate.OFF, Fate.OFF, Fate.OFF]
    assert {each.reason for each in told[1:]} == {GONE.reason}


def test_an_unknown_sink_is_given_up() -> None:
    told = asyncio.run(deliver(rows(1), {}, WallClock(), {}))
    assert (told[0].fate, told[0].reason) == (Fate.GIVEN_UP, "This sink is no longer configured.")


def test_a_digest_is_one_message_whose_id_depends_on_its_events_alone() -> None:
    sink = FakeSink(DAILY)
    told = run(rows(3), sink)
    assert [ids for _, ids in sink.told] == [("event-1", "event-2", "event-3")]
    assert {each.fate for each in told} == {Fate.DELIVERED}
    again = FakeSink(DAILY)
    run(rows(3, attempts=2, first_at=NOON)[::-1], again)
    assert again.told == sink.told


def test_what_was_tried_together_stays_together() -> None:
    mixed = [*rows(2, first_at=NOON), *[Row(event(number)) for number in (3, 4)]]
    assert [[row.event.id for row in letter.rows] for letter in letters(mixed, DAILY)] == [
        ["event-1", "event-2"],
        ["event-3", "event-4"],
    ]


def test_a_webhook_gets_a_digest_in_parts_and_a_person_in_one() -> None:
    mail = SinkConfig(MAIL.to, times=DAILY.times)
    assert [len(letter.rows) for letter in letters(rows(250), DAILY)] == [100, 100, 50]
    assert [len(letter.rows) for letter in letters(rows(250), mail)] == [250]


@pytest.mark.parametrize(
    ("config", "messages"), [(MAIL, 1), (SinkConfig("https://hooks.example/x"), MANY + 1)]
)
def test_a_person_gets_many_events_at_once_as_one_message(config: SinkConfig, messages: int) -> None:
    assert len(letters(rows(MANY + 1), config)) == messages
    assert len(letters(rows(MANY), config)) == MANY


class Hanging(FakeSink):
    async def tell(self, message_id: str, events: Sequence[Event], now: datetime) -> Answer:
        await super().tell(message_id, events, now)
        await asyncio.Event().wait()
        return DELIVERED


def test_a_sink_that_hangs_holds_up_no_other_and_ends_in_time() -> None:
    quick, slow = FakeSink(name="quick"), Hanging(name="slow")
    waiting = [Row(event(1), "slow"), Row(event(1), "quick")]
    told = asyncio.run(deliver(waiting, {"quick": quick, "slow": slow}, WallClock(), {}, seconds=0.05))
    assert [each.fate for each in told] == [Fate.AGAIN, Fate.DELIVERED]
    assert told[0].reason == "It did not answer within 0.05 s."


def test_a_round_ends_though_a_slow_sink_takes_every_message() -> None:
    clock = WallClock()

    def slowly(events: Sequence[Event]) -> Answer:
        clock.at += timedelta(seconds=12)
        return DELIVERED

    told = run(rows(5), FakeSink(answers=slowly), clock)
    assert [each.fate for each in told] == [Fate.DELIVERED] * 3 + [Fate.AGAIN] * 2
    assert told[4].at == clock.at


def test_after_a_day_of_silence_all_arrive_in_order_after_eight_attempts() -> None:
    """A sink is down for 24 hours, in which an event comes every 15 minutes; the monitor looks every minute."""
    clock, up, got, asked = WallClock(), NOON + timedelta(days=1), list[str](), list[datetime]()

    def answers(events: Sequence[Event]) -> Answer:
        asked.append(clock.at)
        if clock.at < up:
            return BUSY
        got.extend(each.id for each in events)
        return DELIVERED

    sink, resting, waiting = (
        FakeSink(answers=answers),
        dict[str, datetime](),
        dict[str, tuple[Row, datetime]](),
    )
    for minute in range(60 * 36):
        clock.at = max(clock.at, NOON + timedelta(minutes=minute))
        if minute % 15 == 0 and clock.at < up:
            new = event(minute, at=clock.at)
            waiting[new.id] = (Row(new), clock.at)
        due = [row for row, at in waiting.values() if at <= clock.at]
        for told in run(due, sink, clock, resting) if due else ():
            row = told.delivery
            del waiting[row.event.id]
            if told.fate is Fate.AGAIN:
                tried = Row(row.event, "sink", row.attempts + 1, row.first_at or clock.at)
                waiting[row.event.id] = (tried, told.at)
    assert got == [f"event-{minute}" for minute in range(0, 60 * 24, 15)]
    assert waiting == {}
    assert len([at for at in asked if at < up]) == 8


def test_a_fault_on_one_message_holds_up_no_other_and_its_words_are_not_repeated() -> None:
    def answer(events: Sequence[Event]) -> Answer:
        if events[0].id == "event-1":
            raise ValueError("https://hooks.example/s3cret")
        return DELIVERED

    told = run(rows(2), FakeSink(answers=answer))
    assert [each.fate for each in told] == [Fate.AGAIN, Fate.DELIVERED]
    assert told[0].reason == "syndicate failed on this message (ValueError)."


def test_what_keeps_the_store_from_noting_it_is_raised_as_it_is() -> None:
    async def full(_: Sequence[Told[Row]]) -> None:
        raise StoreFull("there is no room to write")

    with pytest.raises(StoreFull):
        asyncio.run(deliver(rows(1), {"sink": FakeSink()}, WallClock(), {}, note=full))
