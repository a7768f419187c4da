"""Moments and places: whether two stretches of words differ only in when and where.

"Yesterday" becomes "on Tuesday", "here" becomes "in Australia": what a republication elsewhere and later has to change. Two
statements that contradict each other are no such change: Monday is not Tuesday, and the fifth not the sixth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from syndicate.reuse._style import Phrase, Times, places, time_words, times
from syndicate.reuse.numbers import date, number, ordinal

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 12  # words of an expression of time; a longer one is a clause of its own
_Part = Literal["weekday", "month", "day", "year"]


@dataclass(slots=True)
class _Moment:
    """What an expression of time says, as far as it goes."""

    parts: dict[_Part, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)  # the sorts of words seen
    numbers: int = 0

    @property
    def whole(self) -> bool:
        """Whether it says when by itself."""
        seen = self.words
        when = "now" in seen or "weekday" in self.parts or {"unit", "near"} <= seen or "day" in self.parts
        in_month = "month" in self.parts and bool(self.numbers or {"between", "near"} & seen)
        in_year = "year" in self.parts and len(self.parts) == 1
        return when or in_month or in_year

    @property
    def number(self) -> bool:
        """Whether it is a number that may be a year, and nothing else."""
        return not self.words and self.parts.keys() == {"year"}

    def contradicts(self, other: _Moment) -> bool:
        return any(other.parts.get(part, value) != value for part, value in self.parts.items())


def differ_in_time(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether both are expressions of time, or one is and the other empty, and they do not contradict each other."""
    both = frozenset((*before, *after))
    if max(len(before), len(after)) > _LONGEST or both.isdisjoint(time_words()):
        return False
    return any(
        _differ(before, after, language) for language in times() if not both.isdisjoint(language.words)
    )


def _differ(before: Sequence[str], after: Sequence[str], language: Times) -> bool:
    ours, theirs = _moment(before, language), _moment(after, language)
    if ours is None or theirs is None or ours.contradicts(theirs):
        return False
    both = [side for side in (ours, theirs) if side.words or side.parts]
    return any(not side.number for side in both) and all(side.whole for side in both)


def _moment(said: Sequence[str], language: Times) -> _Moment | None:
    """What the words say of time; None where one of them is of something else."""
    moment, at = _Moment(), 0
    while at < len(said):
        step = _dated(moment, said, at) or _named(moment, said, at, language) or _counted(moment, said, at)
        if not step:
            return None
        at = step
    counts = "month" in moment.parts or {"unit", "near"} <= moment.words
    return moment if counts or not moment.numbers else None


def _dated(moment: _Moment, said: Sequence[str], at: int) -> int:
    found = date(said, at)
    if found is None:
        return 0
    day, after = found
    moment.parts |= {"month": day.month, "day": day.day}
    if day.year:
        moment.parts["year"] = int(day.year)
    return after


def _named(moment: _Moment, said: Sequence[str], at: int, language: Times) -> int:
    for size in (3, 2, 1):
        phrase: Phrase = tuple(said[at : at + size])
        if len(phrase) < size:
            continue
        day = language.weekdays.get(phrase) or language.short_weekdays.get(phrase)
        if day and (phrase in language.weekdays or len(said) > 1):
            moment.parts["weekday"] = day
            return at + size
        if month := language.months.get(phrase):
            moment.parts["month"] = month
            return at + size
        sorts = {
            "now": phrase in language.now,
            "unit": phrase in language.units,
            "near": phrase in language.near,
            "between": phrase in language.between,
        }
        if any(sorts.values()):
            moment.words.update(sort for sort, is_one in sorts.items() if is_one)
            return at + size
    return 0


def _counted(moment: _Moment, said: Sequence[str], at: int) -> int:
    if _YEAR.fullmatch(said[at]):
        moment.parts["year"] = int(said[at])
        return at + 1
    found = number(said, at) or ordinal(said, at)
    if found is None:
        return 0
    moment.numbers += 1
    return found[1]


def differ_in_place(before: Sequence[str], after: Sequence[str], named: tuple[bool, bool]) -> bool:
    """Whether one says "here", or "in this country", and the other nothing or the name of a place instead.

    Also a country of the table that is put in or left out behind a preposition. `named` says for each side whether
    all its words but prepositions begin with a capital, as names of places do.
    """
    ours, theirs = tuple(before), tuple(after)
    known = places()
    if ours in known.here or theirs in known.here:
        other, name = (theirs, named[1]) if ours in known.here else (ours, named[0])
        return not other or other in known.here or _country(other) != "" or (name and _behind(other) != other)
    if ours and theirs:
        return False
    side = ours or theirs
    return _behind(side) != side and _country(side) != ""


def _behind(side: Phrase) -> Phrase:
    """The words behind a preposition of place; all of them where there is none."""
    for size in (2, 1):
        if side[:size] in places().prepositions and len(side) > size:
            return side[size:]
    return side


def _country(side: Phrase) -> str:
    return places().countries.get(_behind(side), "")
