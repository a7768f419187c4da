"""Turns: which target of many is next, so that a slow host holds up no other."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from typing import Generic, TypeVar

from syndicate.urls import host

OF_ONE_HOST = (
    3  # targets in work: one being fetched, as a host is asked once at a time, and two being read meanwhile
)

T = TypeVar("T")


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
