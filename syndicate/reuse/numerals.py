"""Numerals: the number words of the languages beside English and Chinese, from `syndicate/data/style.toml`.

A numeral is as good as digits in other houses, and as nothing else: it never stands for another word. A word that says something else
in another language ("once", "due", "on") is a numeral only in a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, product
from typing import Any

from syndicate import resources
from syndicate.text import Words, forms

MEANT = "#"
"""Stands before a word with two meanings that is a numeral where it stands."""
_MARKS = MEANT + "="  # the other one stands before a word that needs a capital to be in a table: "un"
_WORDS = 4  # of the longest numeral: "quatre-vingt-dix-neuf"
_NEAR = 40  # words on either side that tell the language of a place
_LEAST = 3  # of them that must be of the language


def numeral(said: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that is told in words at word `at`, and the word after it: those of the tables, 0 to 1000 and a million."""
    words = [word.lstrip(_MARKS) for word in said[at : at + _WORDS]]
    if not words:
        return None
    for size in range(min(len(words), _longest().get(words[0], 0)), 0, -1):
        value = _numerals().get(tuple(words[:size]))
        if value is not None and (size > 1 or words[0] not in _shared() or said[at][0] == MEANT):
            return value, at + size
    return None


def is_meant(text: Words, index: int) -> bool:
    """Whether the word is one with two meanings, and here a numeral: most small words around it are of its language."""
    word = text.forms[index]
    if word not in _shared() or (index and text.forms[index - 1][-1].isdigit()):
        return False
    around = text.forms[max(0, index - _NEAR) : index + _NEAR]
    found = {language: sum(each in small for each in around) for language, small in _small_words().items()}
    most = max(found.values())
    told = {language for language, count in found.items() if count == most}
    return most >= _LEAST and told <= _shared()[word]


@cache
def numeral_words() -> frozenset[str]:
    """Every word that is part of a numeral."""
    return frozenset(chain.from_iterable(_numerals()))


@cache
def _numerals() -> dict[tuple[str, ...], int]:
    values: dict[tuple[str, ...], int] = {}
    for table in _tables().values():
        for spelling, value in _spelled(table):
            if values.setdefault(forms(spelling), value) != value:
                raise ValueError(f"{spelling} is two numbers")
    return values


def _spelled(table: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every numeral of a language: those that are listed, and tens joined with units."""
    small = [group.split("/") for group in table["small"]]
    tens = [group.split("/") for group in table["tens"]]
    units = [[""], table.get("one", "").split("/"), *small[2:10]]
    for value, spellings in enumerate(small):
        yield from ((spelling, value) for spelling in spellings if spelling)
    for value, spellings in enumerate(tens, 2):
        yield from ((spelling, 10 * value) for spelling in spellings)
        for unit, ten in product(range(1, 10), spellings):
            yield from (
                (table["join"].format(ten=ten, unit=each), 10 * value + unit) for each in units[unit] if each
            )
    for value, group in enumerate(table["hundreds"], 1):
        yield from ((spelling, 100 * value) for spelling in group.split("/"))
    for told, group in table.get("more", {}).items():
        yield from ((spelling, int(told)) for spelling in group.split("/"))


@cache
def _longest() -> dict[str, int]:
    """Words of the longest numeral that begins with a word."""
    return {phrase[0]: len(phrase) for phrase in sorted(_numerals(), key=len)}


@cache
def _shared() -> dict[str, frozenset[str]]:
    """Words that are a numeral in some languages and another word elsewhere, with these languages."""
    shared: dict[str, frozenset[str]] = {}
    for language, table in _tables().items():
        for word in chain.from_iterable(map(forms, table["shared"])):
            shared[word] = shared.get(word, frozenset()) | {language}
    return shared


@cache
def _small_words() -> dict[str, frozenset[str]]:
    told = {language: table["told_by"] for language, table in resources.data("style")["numerals"].items()}
    return {language: frozenset(forms(words)) for language, words in told.items()}


def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = resources.data("style")["numerals"]
    return {language: table for language, table in tables.items() if "small" in table}
