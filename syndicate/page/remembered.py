"""Answers kept for short texts that come again: pages of one site, and of one content system, repeat their styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

OVERHEAD = 200  #: what keeping an answer costs beside its text, in characters

_Answer = TypeVar("_Answer")


class _Answers(dict[str, _Answer], Generic[_Answer]):
    """The answers known so far; one that is missing is worked out, and kept where the text is short."""

    __slots__ = ("_ask", "_longest", "_room", "_taken")

    def __init__(self, ask: Callable[[str], _Answer], room: int, longest: int) -> None:
        super().__init__()
        self._ask = ask
        self._room = room
        self._longest = longest
        self._taken = 0

    def __missing__(self, text: str) -> _Answer:
        answer = self._ask(text)
        if len(text) <= self._longest:
            self._taken += len(text) + OVERHEAD
            if self._taken > self._room:
                self.clear()
                self._taken = len(text) + OVERHEAD
            self[text] = answer
        return answer


def remembered(room: int, longest: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Keep answers of a pure function of one text, up to `room` characters of texts; of texts over `longest` none.

    That bounds the memory, whatever pages hold. To look an answer up costs no more than a look into a dictionary; where
    the room is full, the table begins anew.
    """

    def wrap(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        return _Answers(function, room, longest).__getitem__

    return wrap
