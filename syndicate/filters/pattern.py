"""Patterns: the left side of a network rule, matched by hand.

`*` is any run of characters, `^` one separator or the end, `|` the start or the end of the address, `||` the start of
its host or of a name in it. Nothing of a list ever becomes a regular expression: each part of a pattern is looked for
once, from left to right, so the time is linear in the address for each part.
Source: Adblock Plus, "How to write filters"; the leftmost match of each part is enough, as parts have one length.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

END = "\n"
"""Stands behind every address while it is compared: it is a separator, and no address holds it."""
_NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.%")

Part = tuple[str, ...]
"""What stands between two `*`, cut at each `^`."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of a pattern, and where its first and last must stand."""

    parts: tuple[Part, ...]
    at_host: bool = False
    at_start: bool = False
    at_end: bool = False

    @classmethod
    def of(cls, text: str) -> Pattern:
        """The pattern of a rule without its options."""
        at_host = text.startswith("||")
        text = text[2:] if at_host else text
        at_start = not at_host and text.startswith("|")
        text = text[1:] if at_start else text
        at_end = text.endswith("|")
        text = text[:-1] if at_end else text
        return cls(tuple(tuple(part.split("^")) for part in text.split("*")), at_host, at_start, at_end)

    def matches(self, url: str, names: Iterable[int]) -> bool:
        """Whether an address, with `END` behind it, is one of these; `names` is where its host and names in it begin."""
        first, *rest = self.parts
        if self.at_host or self.at_start:
            starts = names if self.at_host else (0,)
            return any(self._goes_on(rest, url, _stands(first, url, start)) for start in starts)
        if not rest and self.at_end:
            return self._ends(first, url, 0)
        return self._goes_on(rest, url, _find(first, url, 0))

    def _goes_on(self, rest: list[Part], url: str, at: int) -> bool:
        """Whether the other parts follow from `at` on, which is -1 where the first was not found."""
        if at < 0:
            return False
        if not rest:
            return not self.at_end or at >= len(url) - 1
        for part in rest[:-1]:
            at = _find(part, url, at)
            if at < 0:
                return False
        return self._ends(rest[-1], url, at) if self.at_end else _find(rest[-1], url, at) >= 0

    @staticmethod
    def _ends(part: Part, url: str, at: int) -> bool:
        """Whether the part is the last of the address, counting the separator behind it or not."""
        size = _size(part)
        return any(
            end - size >= at and _stands(part, url, end - size) == end for end in (len(url) - 1, len(url))
        )


def _size(part: Part) -> int:
    return sum(map(len, part)) + len(part) - 1


def _stands(part: Part, url: str, at: int) -> int:
    """Where the part ends that begins at `at`; -1 if it does not stand there."""
    for number, literal in enumerate(part):
        if number:
            if at >= len(url) or url[at] in _NAME:
                return -1
            at += 1
        if not url.startswith(literal, at):
            return -1
        at += len(literal)
    return at


def _find(part: Part, url: str, at: int) -> int:
    """Where the first such part from `at` on ends; -1 for none."""
    if len(part) == 1:
        found = url.find(part[0], at)
        return found + len(part[0]) if found >= 0 else -1
    longest = max(range(len(part)), key=lambda number: len(part[number]))
    before = _size(part[:longest]) + 1 if longest else 0
    found = url.find(part[longest], at + before)
    while found >= 0:
        end = _stands(part, url, found - before)
        if end >= 0:
            return end
        found = url.find(part[longest], found + 1)
    return -1
