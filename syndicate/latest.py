"""Latest: an answer kept for the last thing asked about, for whoever asks about the same thing next.

The rules of one check ask one after the other about one page; what they share is found once. Things are told by identity,
which costs nothing, however large they are; only the last one and its answer are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from operator import is_
from typing import TypeVar

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


def latest(
    parts: Callable[[_Asked], tuple[object, ...]], keep: Callable[[_Answer], bool] = lambda _: True
) -> Callable[[Callable[[_Asked], _Answer]], Callable[[_Asked], _Answer]]:
    """Keep the last answer of a pure function for arguments with the same objects as `parts`.

    What it answers must not be changed by anybody. Answers that are not to `keep` are found anew.
    """

    def wrap(function: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
        known: list[tuple[tuple[object, ...], _Answer]] = []  # one at most; replaced as a whole, for threads

        def answer(asked: _Asked) -> _Answer:
            here = parts(asked)
            for before, kept in known[:1]:
                if all(map(is_, before, here)):
                    return kept
            found = function(asked)
            known[:] = [(here, found)] if keep(found) else []
            return found

        return update_wrapper(answer, function)

    return wrap
