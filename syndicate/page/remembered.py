"""Answers kept for short texts that come again: pages of one site, and of one content system, repeat their styles."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Answer = TypeVar("_Answer")


def remembered(count: int, longest: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Keep the last `count` answers of a pure function of one text; of texts over `longest` characters none.

    Both bounds together bound the memory, whatever pages hold.
    """

    def wrap(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        kept = lru_cache(maxsize=count)(function)

        def answer(text: str) -> _Answer:
            return kept(text) if len(text) <= longest else function(text)

        answer.__doc__ = function.__doc__
        return answer

    return wrap
