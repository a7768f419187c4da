"""Problem: one thing that is wrong with a policy file, and the words to say it in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from re import compile as pattern

from syndicate.errors import PolicyError

_BARE_KEY = pattern(r"[A-Za-z0-9_-]+")
_SHOWN = 60  # characters of a foreign value that a message repeats


class Level(StrEnum):
    """An *error* makes the policy unusable, a *warning* makes it doubtful."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which file, at which dotted key ("" where it concerns the whole file)."""

    path: str
    key: str
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return str(self.as_error())

    def as_error(self) -> PolicyError:
        return PolicyError(self.message, path=self.path, key=self.key)


def dotted(*parts: str) -> str:
    """The TOML spelling of a path of keys; a key that is no bare key is quoted, shortened and made printable."""
    shown = (
        part if _BARE_KEY.fullmatch(part) and len(part) <= _SHOWN else quoted(part) for part in parts if part
    )
    return ".".join(shown)


def under(where: str, name: str) -> str:
    """The dotted key of `name` inside the table `where` (which is dotted already)."""
    return f"{where}.{dotted(name)}" if where else dotted(name)


def quoted(text: str) -> str:
    """`text` in double quotes on one line, without control characters, at most 60 characters of it."""
    cut = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    return json.dumps(
        "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut),
        ensure_ascii=False,
    )


def shown(value: object) -> str:
    """A value of a TOML file as a message may repeat it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else "a number"


def hint(word: str, known: Iterable[str], *, otherwise: str = "known here") -> str:
    """The nearest known word as the end of a message, else the list of all that are known."""
    words = sorted(known)
    near = get_close_matches(word[:_SHOWN].lower(), words, n=1)
    if near:
        return f'; did you mean "{near[0]}"?'
    return f"; {otherwise}: {', '.join(words)}" if words and otherwise else ""
