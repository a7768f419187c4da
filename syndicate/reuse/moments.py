"""Moments and places: whether two stretches of words differ only in when and where.

"Yesterday" becomes "on Tuesday", "here" becomes "in Australia": what a republication elsewhere and later has to change. Two
statements that contradict each other are no such change: Monday is not Tuesday, and the fifth not the sixth. Seen from a
later day, "yesterday" may be "last week" and "this year" the last one; no day makes "yesterday" tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from syndicate.reuse._style import Phrase, Times, places, time_words, times
from syndicate.reuse.dates import date
from syndicate.reuse.numbers import number, ordinal

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 12  # words of an expression of time; a longer one is a clause of its own
_SIZES = {unit: size for size, unit in enumerate(("hour", "day", "week", "month", "quarter", "year"))}
_ARTICLES = frozenset("a an the le la l el los o il lo der die das den dem des un une un una um uma".split())
"""Words that stand beside a season, too, when it says what and not when: "a spring"."""


@dataclass(slots=True)
class _Moment:
    """What an expression of time says, as far as it goes."""

    parts: dict[str, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)  # the sorts of words seen
    numbers: list[Decimal] = field(default_factory=list)
    sides: set[int] = field(default_factory=set)  # of today: before (-1), now (0), behind (1)
    units: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Whether it says when by itself."""
        seen = self.words
        unit = bool(self.units) or "daypart" in self.parts
        when = "now" in seen or "weekday" in self.parts or (unit and "near" in seen) or "day" in self.parts
        in_month = "month" in self.parts and bool(self.numbers or {"between", "near"} & seen)
        in_season = self.parts.keys() & {"season", "hour"} and (
            {"between", "near"} & seen or "year" in self.parts
        )
        in_year = "year" in self.parts and self.parts.keys() <= {"year", "phase"}
        return when or in_month or bool(in_season) or in_year

    @property
    def counts(self) -> bool:
        """Whether its numbers are of a date, of a quarter or of units that are told from today."""
        return "month" in self.parts or "quarter" in self.units or bool(self.units and "near" in self.words)

    @property
    def number(self) -> bool:
        """Whether it is a number that may be a year, and nothing else."""
        return not self.words and self.parts.keys() == {"year"}

    def contradicts(self, other: _Moment) -> bool:
        """Whether both cannot be meant, where the other was written later."""
        return any(other.parts.get(part, value) != value for part, value in self.parts.items()) or not (
            self._reaches(other)
        )

    def _reaches(self, later: _Moment) -> bool:
        """Whether time that passed explains another word for the same moment."""
        if self.units and later.units and self.numbers and later.numbers:
            return (self.numbers, self.units, self.sides) == (later.numbers, later.units, later.sides)
        if not (self.sides and later.sides):
            return True
        sizes = [max(map(_SIZES.__getitem__, each.units), default=None) for each in (self, later)]
        grown = 0 if None in sizes else (sizes[1] or 0) - (sizes[0] or 0)
        side, then = _side(self.sides), _side(later.sides)
        if side == 1:
            return grown == 0 and (then == 1 or (then == 0 and None not in sizes))
        return grown >= 0 and then in (side, side - 1)


def _side(sides: set[int]) -> int:
    """The side of today that several words tell together: "later this year" is behind it."""
    return -1 if -1 in sides else max(sides)


def differ_in_time(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether both are expressions of time, or one is and the other empty, and they do not contradict each other."""
    both = frozenset((*before, *after))
    if max(len(before), len(after)) > _LONGEST or both.isdisjoint(time_words()):
        return False
    pairs = [
        (_moment(before, language), _moment(after, language))
        for language in times()
        if not both.isdisjoint(language.words)
    ]
    return any(_differ(*pair) for pair in pairs)


def contradict_in_time(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether both are expressions of time, and cannot be meant both: "two days ago" and "two years ago"."""
    both = frozenset((*before, *after))
    if not (before and after) or max(len(before), len(after)) > _LONGEST or both.isdisjoint(time_words()):
        return False
    for language in times():
        if not both.isdisjoint(language.words):
            ours, theirs = _moment(before, language), _moment(after, language)
            if ours and theirs and ours.contradicts(theirs):
                return True
    return False


def _differ(ours: _Moment | None, theirs: _Moment | None) -> bool:
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
    return moment if moment.counts or not moment.numbers else None


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
        if _told(moment, phrase, language):
            return at + size
    return 0


def _told(moment: _Moment, phrase: Phrase, language: Times) -> bool:
    """Whether the phrase tells of time, in one way or in several at once."""
    now, unit = language.now.get(phrase), language.units.get(phrase)
    near, named = language.near.get(phrase), language.named.get(phrase)
    if now:
        moment.words.add("now")
        moment.sides.add(now[0])
        moment.units.update({now[1]} - {""})
    if unit:
        moment.words.add("unit")
        moment.units.add(unit)
    if near is not None:
        moment.words.add("near")
        moment.sides.add(near)
    if named:
        moment.parts[named[0]] = named[1]
    between = phrase in language.between
    if between and phrase[0] not in _ARTICLES:
        moment.words.add("between")
    return bool(now or unit or named or between) or near is not None


def _counted(moment: _Moment, said: Sequence[str], at: int) -> int:
    if _YEAR.fullmatch(said[at]):
        moment.parts["year"] = int(said[at])
        return at + 1
    found = number(said, at) or ordinal(said, at)
    if found is None:
        return 0
    moment.numbers.append(Decimal(found[0]))
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
