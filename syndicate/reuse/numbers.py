"""Numbers: what number or ordinal begins at a word, however it is written.

Number words, digits with their scale ("5m", "1.5 million"), ordinals ("21st", "twenty-first"). Each reader gives what it
found and the word after it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from syndicate.reuse._style import HAN, style
from syndicate.reuse.numerals import MEANT, numeral

_DIGITS = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)([a-z]*)")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|re|e|eme)")
_IS_DECIMAL = re.compile(r"\d{1,15}\.\d{1,15}")


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
