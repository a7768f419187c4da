"""Delivering: what waits → sinks, side by side → what became of each.

    rows of one sink, oldest first → letters (one event, or a digest) → tell, at most ten a second → Told

A sink that says that it is busy, or fails on three messages in a row, rests until those are tried again, and all that waits for it
rests with them: so events come in their order, and a sink that is down is not asked for each of them. A message that fails while
others arrive is tried again alone: it holds up none of them.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from syndicate.fetch import Clock
from syndicate.model import Event
from syndicate.notify.answer import Answer, Result
from syndicate.notify.configuring import SinkConfig
from syndicate.notify.sinks import Sink
from syndicate.notify.timing import PATIENCE, WAITS, again, awake

PACE = 0.1  #: seconds between two messages to one sink
SECONDS = 40.0  #: for one message; sinks have limits of their own below it
ROUND = 30.0  #: seconds in which a sink is told; what is left then waits for the next round, which is for all sinks
STRIKES = 3  #: failures in a row after which a sink counts as down, whatever it answers
MANY = 10  #: events that a person is told one by one; more of them at once come as a digest
IN_WEBHOOK = 100  #: events in one webhook; all of them are told in full

_LONGEST_REST = timedelta(days=2)  # a Retry-After, then quiet hours; beyond it, the clock was put back


class Delivery(Protocol):
    """An event that one sink has not been told. `attempts` were made before now, the first at `first_at`."""

    @property
    def event(self) -> Event: ...
    @property
    def sink(self) -> str: ...
    @property
    def attempts(self) -> int: ...
    @property
    def first_at(self) -> datetime | None: ...


D = TypeVar("D", bound=Delivery)


class Fate(StrEnum):
    DELIVERED = "delivered"
    AGAIN = "again"  #: try again, not before `at`
    GIVEN_UP = "given up"
    OFF = "off"  #: the sink wants nothing more, of whatever waits for it


@dataclass(frozen=True, slots=True)
class Told(Generic[D]):
    """What became of a delivery, when (or when it is to be tried again), and why, in one sentence without secrets."""

    delivery: D
    fate: Fate
    at: datetime
    reason: str = ""


async def deliver(
    waiting: Sequence[D],
    sinks: Mapping[str, Sink],
    clock: Clock,
    resting: MutableMapping[str, datetime],
    *,
    jitter: Callable[[], float] = random.random,
    seconds: float = SECONDS,
    note: Callable[[Sequence[Told[D]]], Awaitable[None]] | None = None,
) -> tuple[Told[D], ...]:
    """Try each delivery that is due once; what became of it, in the order of `waiting`. Slow sinks hold up no other.

    `note` is given each of them too, as soon as its message was tried: who dies in the middle of a round has told one message
    that nobody knows of, and not all of them. What it raises is raised.

    `resting` holds until when each sink that is down is left alone: the caller keeps it from round to round. If it is lost,
    as at a restart, those sinks are asked once more. For a digest, bring all that is due for its sink: the events that were
    tried together are told together, so that its id stays the same.
    """
    rows: dict[str, list[D]] = {}
    for delivery in waiting:
        rows.setdefault(delivery.sink, []).append(delivery)
    try:
        async with asyncio.TaskGroup() as group:
            tasks: list[asyncio.Task[list[Told[D]]]] = [
                group.create_task(
                    _Round[D](sinks.get(name), clock, resting, jitter, seconds, note).tell(mine)
                )
                for name, mine in rows.items()
            ]
    except ExceptionGroup as errors:  # what `note` raised, such as that a disk is full, is the caller's
        raise errors.exceptions[0] from None
    told = {id(each.delivery): each for task in tasks for each in task.result()}
    return tuple(told[id(delivery)] for delivery in waiting)


@dataclass(frozen=True, slots=True)
class Letter(Generic[D]):
    """What is told in one message, the oldest first, under an id that depends on its events alone."""

    rows: tuple[D, ...]

    @property
    def id(self) -> str:
        ids = sorted(row.event.id for row in self.rows)
        if len(ids) == 1:
            return ids[0]
        return "digest-" + hashlib.sha256("\n".join(ids).encode("utf-8", "replace")).hexdigest()[:32]

    def first(self, now: datetime) -> datetime:
        """When it was first tried."""
        return min(row.first_at or now for row in self.rows)


def letters(rows: Sequence[D], config: SinkConfig) -> tuple[Letter[D], ...]:
    """The messages that `rows` of one sink become, the oldest first. What was first tried together stays together."""
    tried: dict[datetime | None, list[D]] = {}
    for row in sorted(rows, key=lambda row: row.event.at):
        tried.setdefault(row.first_at, []).append(row)
    found = [Letter(part) for group in tried.values() for part in _parts(group, config)]
    return tuple(sorted(found, key=lambda letter: letter.rows[0].event.at))


def _parts(rows: Sequence[D], config: SinkConfig) -> Iterator[tuple[D, ...]]:
    if not config.times.digest and (config.is_webhook or len(rows) <= MANY):
        size = 1
    else:
        size = IN_WEBHOOK if config.is_webhook else len(rows)
    for start in range(0, len(rows), size):
        yield tuple(rows[start : start + size])


class _Round(Generic[D]):
    """One sink's turn."""

    def __init__(
        self,
        sink: Sink | None,
        clock: Clock,
        resting: MutableMapping[str, datetime],
        jitter: Callable[[], float],
        seconds: float,
        note: Callable[[Sequence[Told[D]]], Awaitable[None]] | None,
    ) -> None:
        self._sink = sink
        self._clock = clock
        self._resting = resting
        self._jitter = jitter
        self._seconds = seconds
        self._noting = note
        self._noted = 0
        self._strikes = 0

    async def tell(self, rows: Sequence[D]) -> list[Told[D]]:
        told = await self._tell(rows)
        await self._note(told)
        return told

    async def _note(self, told: Sequence[Told[D]]) -> None:
        if self._noting and len(told) > self._noted:
            await self._noting(told[self._noted :])
            self._noted = len(told)

    async def _tell(self, rows: Sequence[D]) -> list[Told[D]]:
        sink = self._sink
        if sink is None:
            now = self._clock.now()
            return [Told(row, Fate.GIVEN_UP, now, "This sink is no longer configured.") for row in rows]
        told: list[Told[D]] = []
        begin = self._clock.monotonic()
        for letter in letters(rows, sink.config):
            if told and told[-1].fate is Fate.OFF:
                told += self._all(letter, Fate.OFF, self._clock.now(), told[-1].reason)
            elif self._rests_until(sink):
                told += self._hold(letter, sink)
            elif (spent := self._clock.monotonic() - begin) > ROUND:
                told += self._all(
                    letter, Fate.AGAIN, self._clock.now(), f"The sink was busy for {spent:.0f} s."
                )
            else:
                if told:
                    await self._clock.sleep(PACE)
                told += self._settle(letter, sink, await self._try(letter, sink))
                await self._note(told)
        return told

    async def _try(self, letter: Letter[D], sink: Sink) -> Answer:
        events = tuple(row.event for row in letter.rows)
        try:
            async with asyncio.timeout(self._seconds):
                return await sink.tell(letter.id, events, self._clock.now())
        except TimeoutError:
            return Answer(Result.FAILED, f"It did not answer within {self._seconds:g} s.")
        except Exception as error:  # noqa: BLE001 -- a fault in one message ends no monitor; its words may hold a secret
            return Answer(Result.FAILED, f"syndicate failed on this message ({type(error).__name__}).")

    def _settle(self, letter: Letter[D], sink: Sink, answer: Answer) -> list[Told[D]]:
        now = self._clock.now()
        if answer.result is Result.DELIVERED:
            self._strikes = 0
            self._resting.pop(sink.name, None)
            return self._all(letter, Fate.DELIVERED, now, "")
        if answer.result is Result.GONE:
            return self._all(letter, Fate.OFF, now, answer.reason)
        self._strikes += 1
        attempts = max(row.attempts for row in letter.rows) + 1
        then = again(attempts, letter.first(now), now, wait=answer.wait, jitter=self._jitter())
        then = awake(sink.config.times, then) if then else None
        if answer.down or self._strikes >= STRIKES:
            self._resting[sink.name] = then or now + timedelta(seconds=WAITS[-1])
        if then is None:
            reason = f"Given up {PATIENCE.days} days after the first attempt. {answer.reason}"
            return self._all(letter, Fate.GIVEN_UP, now, reason)
        return self._all(letter, Fate.AGAIN, then, answer.reason)

    def _rests_until(self, sink: Sink) -> datetime | None:
        until, now = self._resting.get(sink.name), self._clock.now()
        return until if until and now < until < now + _LONGEST_REST else None

    def _hold(self, letter: Letter[D], sink: Sink) -> list[Told[D]]:
        now, until = self._clock.now(), self._resting[sink.name]
        if until - letter.first(now) > PATIENCE:
            return self._all(
                letter, Fate.GIVEN_UP, now, f"Given up: the sink did not answer for {PATIENCE.days} days."
            )
        return self._all(letter, Fate.AGAIN, until, "Waits for the sink to answer again.")

    def _all(self, letter: Letter[D], fate: Fate, at: datetime, reason: str) -> list[Told[D]]:
        return [Told(row, fate, at, reason) for row in letter.rows]
