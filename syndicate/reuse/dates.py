"""Dates: what day or month begins at a word, however it is written.

In words of the ten languages, in ISO form, and in digits where the order of day and month cannot be mistaken. Each reader
gives what it found and the word after it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from syndicate.reuse._style import Phrase, times
from syndicate.reuse.numbers import ordinal
from syndicate.reuse.numerals import numeral
from syndicate.reuse.spoken import DASH

_DAY = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IN_DIGITS = re.compile(r"(\d{1,2})([./])(\d{1,2})\2((?:1[5-9]|20)\d\d)")
_OF_YEAR = (["года"], ["г"])
_OF = frozenset("of de del di d".split())


class Date(NamedTuple):
    """A day of a month, with its year where that is told."""

    month: int
    day: int
    year: str = ""


def date(said: Sequence[str], at: int) -> tuple[Date, int] | None:
    """The date at word `at`: "5 March 2026", "March 5th", "the fifth of March", "2026-03-05", "25/3/2026"."""
    return _day_first(said, at) or _month_first(said, at) or _year_first(said, at) or _digits(said, at)


def _day_first(said: Sequence[str], at: int) -> tuple[Date, int] | None:
    start = at + (said[at] == "the")
    day = _day(said, start) or (numeral(said, start) if start < len(said) else None)
    if day is None or not _valid(1, day[0]):
        return None
    here = day[1] + (day[1] < len(said) and said[day[1]] in _OF)
    month = month_at(said, here)
    if month is None:
        return None
    return _with_year(
        said, month[1] + (month[1] < len(said) and said[month[1]] in _OF), month[1], month[0], day[0]
    )


def _month_first(said: Sequence[str], at: int) -> tuple[Date, int] | None:
    month = month_at(said, at)
    day = _day(said, month[1] + (said[month[1] : month[1] + 1] == ["the"])) if month else None
    return _with_year(said, day[1], day[1], month[0], day[0]) if month and day else None


def _with_year(said: Sequence[str], at: int, else_at: int, month: int, day: int) -> tuple[Date, int]:
    if at < len(said) and _YEAR.fullmatch(said[at]):
        return Date(month, day, said[at]), at + 1 + (said[at + 1 : at + 2] in _OF_YEAR)
    return Date(month, day), else_at


def _year_first(said: Sequence[str], at: int) -> tuple[Date, int] | None:
    """ISO 8601; the dashes are no words."""
    parts = [word for word in said[at : at + 5] if word != DASH]
    if len(parts) < 3 or not _YEAR.fullmatch(parts[0]) or [len(part) for part in parts[1:3]] != [2, 2]:
        return None
    if not (parts[1].isdigit() and parts[2].isdigit()):
        return None
    month, day = int(parts[1]), int(parts[2])
    length = 5 if said[at + 1] == DASH else 3
    return (Date(month, day, parts[0]), at + length) if _valid(month, day) else None


def _digits(said: Sequence[str], at: int) -> tuple[Date, int] | None:
    """Day, month and year in digits: full stops part a day first; otherwise one of the two must be over 12."""
    found = _IN_DIGITS.fullmatch(said[at])
    first, sign, second, year, after = "", "", "", "", at + 1
    if found:
        first, sign, second, year = found.groups()
    elif len(said) >= at + 3 and _YEAR.fullmatch(said[at + 2]):
        first, second, year, after = *said[at : at + 3], at + 3
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(second)):
        return None
    one, two = int(first), int(second)
    if _valid(two, one) and (sign == "." or one > 12 or one == two):
        return Date(two, one, year), after
    return (Date(one, two, year), after) if sign != "." and two > 12 and _valid(one, two) else None


def _valid(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _day(said: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(said):
        return None
    if _DAY.fullmatch(said[at]):
        return (int(said[at]), at + 1) if 1 <= int(said[at]) <= 31 else None
    found = ordinal(said, at)
    return found if found and 1 <= found[0] <= 31 else None


def month_at(said: Sequence[str], at: int) -> tuple[int, int] | None:
    """The month that is named at word `at`, in any of the languages."""
    for size in (3, 2, 1):
        month = _months().get(tuple(said[at : at + size]))
        if month:
            return month, at + size
    return None


@cache
def _months() -> dict[Phrase, int]:
    months: dict[Phrase, int] = {}
    for language in times():
        for phrase, month in language.months.items():
            if not phrase[0].isdigit() and months.setdefault(phrase, month) != month:
                raise ValueError(f"{phrase} is two months")
    return months
