"""Answers kept for short texts that come again: pages of one site, and of one content system, repeat their styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Answer = TypeVar("_Answer")


class _Answers(dict[str, _Answer], Generic[_Answer]):
    """The answers known so far; one that is missing is worked out, and kept where the text is short."""

    __slots__ = ("_ask", "_count", "_longest")

    def __init__(self, ask: Callable[[str], _Answer], count: int, longest: int) -> None:
        super().__init__()
        self._ask = ask
        self._count = count
        self._longest = longest

    def __missing__(self, text: str) -> _Answer:
        answer = self._ask(text)
        if len(text) <= self._longest:
            if len(self) >= self._count:
                self.clear()
            self[text] = answer
        return answer


def remembered(count: int, longest: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Keep up to `count` answers of a pure function of one text; of texts over `longest` characters none.

    Both bounds together bound the memory, whatever pages hold. To look an answer up costs no more than a look into a
    dictionary; where the table is full, it begins anew.
    """

    def wrap(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        return _Answers(function, count, longest).__getitem__

    return wrap
