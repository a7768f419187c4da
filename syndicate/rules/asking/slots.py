"""Slots: the open places in the words that a publisher asks for, where nothing fills them, and dates that do."""

from __future__ import annotations

import re

from syndicate.policy.parameters import SLOTS
from syndicate.text import Words, words

SLOT = re.compile(rf"\{{({'|'.join(SLOTS)})\}}")


def without_unknown(text: str, unknown: frozenset[str]) -> str:
    """The text without the slots that nothing fills, and what stands there only for them: "by", "on", brackets.

    Words that are nothing without the slot are left as they are.
    """
    rest = text
    for name in unknown:
        rest = re.sub(rf"(?:(?<!\w)\w{{1,3}}\s+)?[(\[]?\{{{name}\}}[)\]]?", " ", rest)
    if rest == text or not words(rest).forms:
        return text
    return re.sub(r"\s+(?=[,;:.!?)\]])", "", " ".join(rest.split())).strip(" ,;")


def dated(line: Words, year: int, number: int) -> bool:
    """Whether a line has the year and the day of a date, in the digits of any script; months have too many names."""
    there = {int(form) for form in line.forms if len(form) <= 4 and form.isdecimal()}
    ordinal = any(form.lstrip("0").rstrip("stndrh") == str(number) for form in line.forms)
    return year in there and (number in there or ordinal)
