"""Listing: the first of many things, and how many there are more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

MOST = 50
"""Things in a list; a reader does not go through more, and `jsonl` and `csv` have every copy."""
_ROOM = 4  #: times as many are held before the list is cut: cutting rarely makes it cheap

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Listed(Generic[T_co]):
    """The first things of a list, and how many others there are."""

    items: tuple[T_co, ...] = ()
    more: int = 0

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.items) + self.more

    def first(self, most: int) -> Listed[T_co]:
        """The same list, cut after `most` things."""
        return Listed(self.items[:most], self.total - len(self.items[:most]))


class First(Generic[T]):
    """The `most` things with the smallest keys out of any number, whatever the order in which they come.

    Keys are tuples that can be compared; which of two things with the same key is held is not told.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: list[tuple[Any, T]] = []
        self._last: Any = None  # the largest key that still has a place
        self._total = 0

    def add(self, key: tuple[Any, ...], thing: T) -> None:
        """Put a thing in its place, if it has one."""
        self._total += 1
        if self._last is not None and key > self._last:
            return
        self._held.append((key, thing))
        if len(self._held) >= _ROOM * self._most:
            self._cut()

    def listed(self) -> Listed[T]:
        """What was put in so far, in the order of the keys."""
        self._cut()
        return Listed(tuple(thing for _, thing in self._held), self._total - len(self._held))

    def _cut(self) -> None:
        self._held.sort(key=itemgetter(0))
        del self._held[self._most :]
        self._last = self._held[-1][0] if len(self._held) == self._most else None


def first_of(things: Iterable[T], key: Callable[[T], tuple[Any, ...]], most: int = MOST) -> Listed[T]:
    """The first of these things by their keys."""
    first: First[T] = First(most)
    for thing in things:
        first.add(key(thing), thing)
    return first.listed()
