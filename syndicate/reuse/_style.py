"""Style: what is known of houses' ways of writing, from `syndicate/data/style.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import Any

from syndicate import resources
from syndicate.reuse.numerals import numeral_words
from syndicate.text import forms

Phrase = tuple[str, ...]
"""Word forms in a row."""
HAN = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    **{"〇": 0, "两": 2, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000},
}
"""Chinese and Japanese numerals."""
_SIDES = {"past": -1, "present": 0, "future": 1}


@dataclass(frozen=True, slots=True)
class Style:
    """Phrases and words with what they stand for; each list is explained in the file."""

    capital: frozenset[str]  #: words that are what the tables mean only with a capital
    titles: frozenset[str]
    things: dict[
        Phrase, frozenset[str]
    ]  #: names, terms and titles, by spelling: the things that each may mean
    courtesy: frozenset[str]  #: the things that are titles which may be left out
    longest: dict[str, int]  #: words of the longest spelling that begins with a word
    cardinals: dict[str, int]
    tens: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]


@dataclass(frozen=True)
class Times:
    """The words of time in one language; weekdays, months and other named times by spelling, numbered from 1."""

    weekdays: dict[Phrase, int]
    short_weekdays: dict[Phrase, int]
    months: dict[Phrase, int]
    named: dict[Phrase, tuple[str, int]]  #: parts of the day, seasons and feasts, with which of them it is
    now: dict[Phrase, tuple[int, str]]  #: the side of today (-1, 0, 1), and the unit or ""
    units: dict[Phrase, str]
    near: dict[Phrase, int]  #: the side of today
    between: frozenset[Phrase]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that tells of time; small words and numbers inside phrases do not."""
        told = chain(
            self.weekdays, self.short_weekdays, self.months, self.named, self.now, self.units, self.near
        )
        small = frozenset((*chain.from_iterable(self.between), *HAN, *map(str, range(1, 13))))
        return frozenset(word for phrase in told for word in phrase if len(phrase) == 1 or word not in small)


@dataclass(frozen=True, slots=True)
class Places:
    """The words of place; countries by spelling, with their first spelling."""

    here: frozenset[Phrase]
    prepositions: frozenset[Phrase]
    countries: dict[Phrase, str]


@cache
def style() -> Style:
    raw = resources.data("style")
    numbers = raw["numbers"]
    titles = _things(raw["titles"], "title:")
    things = _things(raw["short"], "")
    for phrase, meant in titles.items():
        things[phrase] = things.get(phrase, frozenset()) | meant
    return Style(
        capital=frozenset(raw["capital"]),
        titles=frozenset(phrase[0] for phrase in titles if len(phrase) == 1),
        things=things,
        courtesy=frozenset(
            chain.from_iterable(titles.get(forms(each), ()) for each in raw["titles"]["courtesy"])
        ),
        longest={phrase[0]: len(phrase) for phrase in sorted(things, key=len)},
        cardinals={word: value for value, word in enumerate(numbers["small"])},
        tens={word: 10 * value for value, word in enumerate(numbers["tens"]) if word},
        ordinals=_ordinals(numbers),
        scales={
            word: 1000 ** (power + 1)
            for power, words in enumerate(numbers["scales"])
            for word in words.split("/")
        },
    )


@cache
def known_words() -> frozenset[str]:
    """Every word of the tables but those of spelling: a phrase of style or time is made of them and of digits."""
    known = style()
    phrases = chain.from_iterable((*known.things, *chain.from_iterable(each.between for each in times())))
    numbers = (
        *known.cardinals,
        *known.tens,
        *known.ordinals,
        *known.scales,
        "hundred",
        "a",
        "and",
        "of",
        "the",
        "to",
        *HAN,
    )
    return frozenset((*phrases, *time_words(), *numbers, *numeral_words()))


@cache
def time_words() -> frozenset[str]:
    """The words that tell of time in any language."""
    return frozenset(chain.from_iterable(each.words for each in times()))


@cache
def full_names() -> frozenset[Phrase]:
    """Words of time that no full stop shortens: the first spelling of months and days, and units."""
    raw = resources.data("style")["time"].values()
    named = (group.split("/")[0] for table in raw for group in (*table["months"], *table["weekdays"]))
    units = (phrase for each in times() for phrase in (*each.units, *each.now))
    return frozenset((*map(forms, named), *units))


@cache
def times() -> tuple[Times, ...]:
    return tuple(
        Times(
            weekdays=_numbered(table["weekdays"]),
            short_weekdays=_numbered(table.get("short_weekdays", ())),
            months=_numbered(table["months"]),
            named={
                phrase: (part, number)
                for part, groups in table["named"].items()
                for phrase, number in _numbered(groups).items()
            },
            now={
                forms(spelling): (_SIDES[side], "" if unit == "some" else unit)
                for side, units in table["now"].items()
                for unit, spellings in units.items()
                for spelling in spellings
            },
            units={forms(each): unit for unit, spellings in table["units"].items() for each in spellings},
            near={
                forms(each): _SIDES[side] for side, spellings in table["near"].items() for each in spellings
            },
            between=_phrases(table["with"]),
        )
        for table in resources.data("style")["time"].values()
    )


@cache
def places() -> Places:
    raw = resources.data("style")["place"]
    countries = {
        forms(spelling): group.split("/")[0] for group in raw["countries"] for spelling in group.split("/")
    }
    return Places(_phrases(raw["here"]), _phrases(raw["prepositions"]), countries)


@cache
def spelling() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of British spellings with what makes them American; meant for comparing, not for reading."""
    raw = resources.data("style")["spelling"]
    our = "|".join(word[:-3] for word in raw["our"])
    re_ = "|".join(word[:-2] for word in raw["re"])
    doubled = "|".join(raw["doubled"])
    never = "|".join(word[:-3] for word in raw["never_ize"])
    return (
        (re.compile(rf"({our})our"), r"\1or"),
        (re.compile(rf"({re_})red$"), r"\1ered"),
        (re.compile(rf"({re_})re"), r"\1er"),
        (re.compile(rf"^((?:re|un|out|pre)?(?:{doubled}))l(ed|ing|ings|er|ers|able|ist|ists)$"), r"\1\2"),
        (
            re.compile(rf"^(?!(?:{never})is)(\w{{3,}})is(e|ed|es|er|ers|ing|able|ation|ations|ational)$"),
            r"\1iz\2",
        ),
    )


@cache
def same_words() -> dict[str, str]:
    """Words with a second spelling, by both spellings: the first."""
    groups = (group.split("/") for group in resources.data("style")["spelling"]["same"])
    return {word: group[0] for group in groups for word in group}


def _things(table: dict[str, Any], mark: str) -> dict[Phrase, frozenset[str]]:
    found: dict[Phrase, frozenset[str]] = {}
    for group in table["same"]:
        spellings = [forms(spelling) for spelling in group.split("/")]
        thing = mark + " ".join(spellings[0])
        for spelling_ in spellings:
            found[spelling_] = found.get(spelling_, frozenset()) | {thing}
    for word, meant in table["either"].items():
        found[forms(word)] = frozenset(mark + each for each in (word, *meant))
        for each in meant:
            found.setdefault(forms(each), frozenset({mark + each}))
    return found


def _ordinals(numbers: dict[str, list[str]]) -> dict[str, int]:
    small = {word: value for value, word in enumerate(numbers["ordinals"])}
    tens = {word: 10 * value for value, word in enumerate(numbers["ordinal_tens"]) if word}
    return small | tens


def _phrases(spellings: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(forms(spelling) for spelling in spellings)


def _numbered(groups: Iterable[str]) -> dict[Phrase, int]:
    return {
        forms(spelling): number for number, group in enumerate(groups, 1) for spelling in group.split("/")
    }
