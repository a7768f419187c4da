"""House style: whether two stretches of words say the same, each in the way of its house.

Both are read into things that may be written in several ways: numbers, dates, times of day, titles, shortened names, British and
American spellings. A thing that has two meanings matches either of them. Courtesy titles may be missing on one side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from syndicate.reuse._style import known_words, same_words, spelling, style
from syndicate.reuse.dates import date, month_at
from syndicate.reuse.numbers import in_words, number, ordinal
from syndicate.reuse.numerals import MEANT
from syndicate.reuse.spoken import DASH, STOP

_Thing = frozenset[str]
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_AND = frozenset("and und et y e ve и و 和".split())
_HALVES = {("am",): 0, ("a", "m"): 0, ("pm",): 12, ("p", "m"): 12}


def same_in_house(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the two say the same in other house styles; as `spoken` gives them, or as plain word forms."""
    ours, theirs = things(before), things(after)
    mine = yours = 0
    while mine < len(ours) and yours < len(theirs):
        if ours[mine] & theirs[yours]:
            mine, yours = mine + 1, yours + 1
        elif _spare(ours, mine) and not _is_title(theirs[yours]):
            mine += 1
        elif _spare(theirs, yours) and not _is_title(ours[mine]):
            yours += 1
        else:
            return False
    rest = [*range(mine, len(ours))], [*range(yours, len(theirs))]
    return all(_spare(ours, index) for index in rest[0]) and all(_spare(theirs, index) for index in rest[1])


def things(said: Sequence[str]) -> list[_Thing]:
    """What is said, thing by thing; each with everything that it may mean."""
    found: list[_Thing] = []
    for words in _sentences(said):
        at = 0
        while at < len(words):
            thing, at = _thing(words, at)
            found.extend(thing)
    return found


def _sentences(said: Sequence[str]) -> list[list[str]]:
    """The words, cut where a sentence or a line ends."""
    cut: list[list[str]] = [[]]
    for word in said:
        if word == STOP:
            cut.append([])
        else:
            cut[-1].append(word)
    return cut


def _thing(said: list[str], at: int) -> tuple[list[_Thing], int]:
    word = said[at]
    if word.isalpha() and not known_words().intersection((word, plain(word))):
        return [frozenset({plain(word)})], at + 1
    if word.isdigit() and all(each.isdigit() and len(each) < 4 for each in said[at + 1 : at + 3]):
        return [_number_of(word)], at + 1  # of a table of numbers: no date, sum or time of day
    if word in _CURRENCIES:
        return _sum(said, at)
    if found := date(said, at):
        return [frozenset({f"date {found[0]}"})], found[1]
    if clock := _clock(said, at):
        return [frozenset({f"clock {clock[0]}"})], clock[1]
    if rank := ordinal(said, at):
        return [frozenset({f"number {rank[0]} in order"})], rank[1]
    if amount := _amount(said, at):
        return [amount[0]], amount[1]
    if percent := _percent_first(said, at):
        return percent
    if month := month_at(said, at):
        return [frozenset({f"month {month[0]}"})], month[1]
    return _phrase(said, at)


def _phrase(said: list[str], at: int) -> tuple[list[_Thing], int]:
    """A name, a term or a title of the tables, or else a word as it is."""
    known, word = style(), said[at]
    for size in range(min(known.longest.get(plain(word), 0), len(said) - at), 0, -1):
        if meant := known.things.get(tuple(map(plain, said[at : at + size]))):
            return [meant], at + size
    if word == "&":
        return [_AND], at + 1
    split = _grown_together(word)
    return (
        ([_number_of(split[0]), *things([split[1]])], at + 1)
        if split
        else ([frozenset({plain(word)})], at + 1)
    )


def _sum(said: list[str], at: int) -> tuple[list[_Thing], int]:
    """A sum behind the sign of its currency; told like "5 dollars"."""
    currency = frozenset({_CURRENCIES[said[at]]})
    amount = _amount(said, at + 1, money=True) if at + 1 < len(said) else None
    return ([amount[0], currency], amount[1]) if amount else ([currency], at + 1)


def _percent_first(said: list[str], at: int) -> tuple[list[_Thing], int] | None:
    """A percentage whose sign stands first: "yüzde 23", "%23", "百分之二十三"; told like the others."""
    for size in (3, 1):
        meant = style().things.get(tuple(said[at : at + size]), frozenset())
        if "percent" in meant and at + size < len(said) and (not at or not said[at - 1][-1].isdigit()):
            amount = _amount(said, at + size)
            return ([amount[0], meant], amount[1]) if amount else None
    return None


def _amount(said: Sequence[str], at: int, *, money: bool = False) -> tuple[_Thing, int] | None:
    """The number at word `at`; what is told in words of other languages is as good as digits only."""
    if found := number(said, at, money=money):
        of_digits = {f"digits {found[0]:f}"} if said[at][0].isdigit() else set()
        return frozenset({f"number {found[0]}", *of_digits}), found[1]
    if told := in_words(said, at):
        words = " ".join(word.removeprefix(MEANT) for word in said[at : told[1]])
        return frozenset({words, f"digits {told[0]}"}), told[1]
    return None


def _number_of(digits: str) -> _Thing:
    found = _amount([digits], 0)
    return found[0] if found else frozenset({digits})


def _grown_together(word: str) -> tuple[str, str] | None:
    """The number and the unit of "5km"."""
    digits = len(word) - len(word.lstrip("0123456789."))
    return (word[:digits], word[digits:]) if 0 < digits < len(word) and word[digits:].isalpha() else None


def _clock(said: list[str], at: int) -> tuple[int, int] | None:
    """The minute of the day at word `at`: "15:30", "3:30 p.m.", "3pm"."""
    word = said[at]
    half = None
    after = at + 1
    if word[-2:] in ("am", "pm"):
        word, half = word[:-2], 12 * (word[-2] == "p")
    else:
        for size in (2, 1):
            if (phrase := tuple(said[after : after + size])) in _HALVES and half is None:
                half, after = _HALVES[phrase], after + size
    hour, colon, minute = word.partition(":")
    if (
        not hour.isdigit()
        or (colon and not (minute.isdigit() and len(minute) == 2))
        or (half is None and not colon)
    ):
        return None
    hours, minutes = int(hour), int(minute or 0)
    if hours > (23 if half is None else 12) or minutes > 59 or len(hour) > 2:
        return None
    return 60 * (hours if half is None else hours % 12 + half) + minutes, after


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """British and American spellings of one word, made equal."""
    if word == DASH:
        return "to"
    word = same_words().get(word, word)
    for pattern, plain in spelling():
        word = pattern.sub(plain, word)
    return word


def _is_title(thing: _Thing) -> bool:
    return any(meaning.startswith("title:") for meaning in thing)


def _spare(side: list[_Thing], index: int) -> bool:
    """Whether this is a title that may be missing, with a name beside it."""
    return bool(side[index] & style().courtesy) and len(side) > 1
