"""Numbers: what number, ordinal or date begins at a word, however it is written.

Number words, digits with their scale ("5m", "1.5 million"), ordinals ("21st", "twenty-first"), dates in words of the ten
languages, in ISO form, and in digits where the order of day and month cannot be mistaken. Each reader gives what it
found and the word after it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from syndicate.reuse._style import HAN, Phrase, style, times
from syndicate.reuse.numerals import MEANT, numeral
from syndicate.reuse.spoken import DASH

_DIGITS = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)([a-z]*)")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|re|e|eme)")
_IS_DECIMAL = re.compile(r"\d{1,15}\.\d{1,15}")
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


def number(said: Sequence[str], at: int, *, money: bool = False) -> tuple[Decimal, int] | None:
    """The cardinal number at word `at`: "305", "three hundred and five", "1.5 million", "5m".

    A decimal keeps its zeros, since "5.10" is a time or a version more often than it is 5.1. An "m" that stands apart
    is a million of money only, and else a metre.
    """
    if found := _han(said, at):
        return found
    if "." in said[at] and _IS_DECIMAL.fullmatch(said[at]) and said[at + 1 : at + 2] != ["hundred"]:
        scale = style().scales.get(said[at + 1]) if at + 1 < len(said) else None
        if not scale or (said[at + 1] == "m" and not money):
            return Decimal(said[at]), at + 1
    scales, total, last = style().scales, Decimal(0), None
    here = at
    while True:
        chunk = _below_thousand(said, here, words_only=here > at)
        if chunk is None:
            break
        value, after, scale = chunk
        if scale is None and after < len(said):
            scale = scales.get(said[after]) if money or said[after] != "m" else None
            after += scale is not None
        if last is not None and (scale or 1) >= last:
            break
        total, here, last = total + value * (scale or 1), after, scale or 1
        if last == 1:
            break
    return (total.normalize(), here) if here > at else None


def in_words(said: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that other languages tell in words at word `at`: "zwölf", "doce mil", "eine Million".

    It may be written in digits, and never stands for another word.
    """
    found = numeral(said, at)
    if found is None:
        return None
    value, after = found
    word = said[after].removeprefix(MEANT) if after < len(said) else ""
    scale = style().scales.get(word, 0) if word != "m" else 0
    return (value * scale, after + 1) if value < scale else found


def _han(said: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """A Chinese number: "十一", "三百二十", "二〇一一"."""
    first = HAN.get(said[at], 100)
    if first > 10:
        return None
    end = at
    while end < len(said) and said[end] in HAN:
        end += 1
    values = [HAN[each] for each in said[at:end]]
    if all(value < 10 for value in values):
        return Decimal("".join(map(str, values))), end
    total = section = digit = 0
    for value in values:
        if value < 10:
            digit = value
        elif value < 10_000:
            section, digit = section + (digit or 1) * value, 0
        else:
            total, section, digit = total + (section + digit) * value, 0, 0
    return Decimal(total + section + digit).normalize(), end


def _below_thousand(
    said: Sequence[str], at: int, *, words_only: bool
) -> tuple[Decimal, int, int | None] | None:
    """A number up to a thousand, the word after it, and the scale that is grown together with it ("5m")."""
    known = style()
    if words_only and at + 1 < len(said) and said[at] == "and":
        at += 1
    if at >= len(said):
        return None
    digits = _DIGITS.fullmatch(said[at])
    if digits and not words_only and (not digits[2] or digits[2] in known.scales):
        return Decimal(digits[1]), at + 1, known.scales.get(digits[2])
    value, after = _tens(said, at)
    next_is = said[after] if after < len(said) else ""
    if said[at] == "a" and at + 1 < len(said) and (said[at + 1] == "hundred" or said[at + 1] in known.scales):
        value, after, next_is = 1, at + 1, said[at + 1]
    if value is None:
        return None
    if next_is == "hundred" and 0 < value < 20:
        rest, behind = _tens(said, after + 1 + (said[after + 1 : after + 2] == ["and"]))
        if rest is None:
            return Decimal(100 * value), after + 1, None
        return Decimal(100 * value + rest), behind, None
    return Decimal(value), after, None


def _tens(said: Sequence[str], at: int) -> tuple[int | None, int]:
    """A number in words below a hundred."""
    known = style()
    word = said[at] if at < len(said) else ""
    if word in known.tens:
        unit = known.cardinals.get(said[at + 1], 0) if at + 1 < len(said) else 0
        return known.tens[word] + (unit if unit < 10 else 0), at + 1 + (0 < unit < 10)
    return known.cardinals.get(word), at + 1


def ordinal(said: Sequence[str], at: int) -> tuple[int, int] | None:
    """The ordinal number at word `at`: "21st", "twenty-first"."""
    known = style()
    if digits := _ORDINAL.fullmatch(said[at]):
        return int(digits[1]), at + 1
    if said[at] in known.ordinals:
        return known.ordinals[said[at]], at + 1
    unit = known.ordinals.get(said[at + 1], 10) if at + 1 < len(said) else 10
    if said[at] in known.tens and 0 < unit < 10:
        return known.tens[said[at]] + unit, at + 2
    return None


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
