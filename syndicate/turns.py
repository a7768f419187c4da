"""Turns: which target of many is next, so that a slow host holds up no other."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from typing import Any, Generic, TypeVar

from syndicate.urls import host

OF_ONE_HOST = (
    3  # targets in work: one being fetched, as a host is asked once at a time, and two being read meanwhile
)

AT_ONCE = 40
"""Targets in work at one time: twice the fetcher's connections, as half of them wait for their host."""

T = TypeVar("T")
R = TypeVar("R")


async def in_turn(
    targets: Iterable[T], do: Callable[[T], Coroutine[Any, Any, R]], at_once: int = AT_ONCE
) -> AsyncGenerator[tuple[int, R], None]:
    """What `do(target)` comes to for every target, as each is ready, with its position among the targets.

    When the iteration is ended early (`contextlib.aclosing`), work that has begun is cancelled.
    """
    turns = Turns(targets)
    pending: dict[asyncio.Task[R], tuple[int, str]] = {}
    try:
        while True:
            while len(pending) < at_once and (called := turns.call()):
                position, target, place = called
                pending[asyncio.create_task(do(target))] = position, place
            if not pending:
                return
            done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            ended = {task: pending.pop(task) for task in done}
            for _, place in ended.values():
                turns.leave(place)
            for task, (position, _) in sorted(ended.items(), key=lambda each: each[1]):
                yield position, task.result()
    finally:
        for unfinished in pending:
            unfinished.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


class Turns(Generic[T]):
    """Targets in line; addresses (those that are `str`) of a host that has enough in work stand aside.

    Targets are taken as they are needed: one that stands aside is an address and weighs nothing, a page never does.
    """

    def __init__(self, targets: Iterable[T]) -> None:
        self._coming = enumerate(targets)
        self._aside: dict[str, deque[tuple[int, T]]] = {}
        self._in_work: Counter[str] = Counter()

    def call(self) -> tuple[int, T, str] | None:
        """The next target with its position and the host it keeps busy ("" is none); None while nobody may come."""
        for place, aside in self._aside.items():
            if self._in_work[place] < OF_ONE_HOST:
                position, target = aside.popleft()
                if not aside:
                    del self._aside[place]
                self._in_work[place] += 1
                return position, target, place
        for position, target in self._coming:
            place = host(target) if isinstance(target, str) else ""
            if not place or self._in_work[place] < OF_ONE_HOST:
                self._in_work[place] += 1
                return position, target, place
            self._aside.setdefault(place, deque()).append((position, target))
        return None

    def leave(self, place: str) -> None:
        """One target of this host is done."""
        self._in_work[place] -= 1
