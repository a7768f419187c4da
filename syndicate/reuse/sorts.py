"""Sorts: what kind of difference a change is, from the words on both sides.

What is not surely typography, house style or a word of time and place is a change of words: a difference in meaning
never passes for style, a difference in style may pass for one of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product, starmap, takewhile

from syndicate.model import EditKind
from syndicate.reuse._style import known_words, places, time_words
from syndicate.reuse.changes import Change
from syndicate.reuse.house import plain, same_in_house
from syndicate.reuse.letters import same_forms, same_letters, same_spelling
from syndicate.reuse.moments import contradict_in_time, differ_in_place, differ_in_time
from syndicate.reuse.spoken import ends_before, spoken
from syndicate.text import Words

_LONGEST = 16
"""Words of a change that may be style; a longer one is other text."""
_BEFORE = 3  # words before a change that may belong to its phrase: "in March" before a year
_TOGETHER = 4  # changes that may be one: those of a date
_PHRASE = 10  # words of a phrase of time, a date or a sum
_STYLE = (EditKind.TYPOGRAPHY, EditKind.HOUSE_STYLE, EditKind.TIME_PLACE)
_GROUPED = re.compile(r"(?<!\S)([1-9]\d{0,2}(?: \d{3})+)(?!\S)")
_Forms = tuple[str, ...]


def classify(before: _Forms, after: _Forms) -> EditKind:
    """The sort of a change, from the word forms on both sides alone.

    Forms tell less than the text: they hold no capitals, no signs, and no word beside the change.
    """
    if same_forms(before, after):
        return EditKind.TYPOGRAPHY
    if before and after and same_in_house(_grouped(before), _grouped(after)):
        return EditKind.HOUSE_STYLE
    if differ_in_time(before, after) or differ_in_place(before, after, (False, False)):
        return EditKind.TIME_PLACE
    return _of_words(before, after)


def sort(change: Change, ours: Words, theirs: Words) -> EditKind:
    """The sort of a change in its place, where the text tells of capitals and signs, and of the words beside it."""
    before = ours.forms[change.work_start : change.work_end]
    after = theirs.forms[change.page_start : change.page_end]
    sides = (ours, change.work_start, change.work_end), (theirs, change.page_start, change.page_end)
    if before and after and same_letters(*sides):
        return EditKind.TYPOGRAPHY
    if max(len(before), len(after)) <= _LONGEST:
        beside = (_equal_before(change, ours, theirs), _equal_behind(change, ours, theirs))
        if _alike(before, after):
            widest = _said(_widened(change, *beside), ours, theirs)
            if all(widest) and same_in_house(*widest):
                return EditKind.HOUSE_STYLE
        if same_spelling(*sides):
            return EditKind.HOUSE_STYLE
        if _of_time(change, beside, ours, theirs) or _of_place(change, before, after, ours, theirs):
            return EditKind.TIME_PLACE
    return _of_words(before, after)


def _alike(before: _Forms, after: _Forms) -> bool:
    """Whether every word that is in no table has its like on the other side: told fast, and mostly it has not."""
    ours, theirs = ({word for word in map(plain, side) if not _in_tables(word)} for side in (before, after))
    return ours == theirs


def _of_time(change: Change, beside: tuple[int, int], ours: Words, theirs: Words) -> bool:
    """Whether only the time differs, with some of the equal words beside the change, before and behind it, or none.

    Of the equal words only those count that may belong to one phrase with what changed.
    """
    changed = _forms(change, ours, theirs)
    if not all(map(_in_tables, changed)) or not any(
        form in time_words() or form[0].isdigit() for form in changed
    ):
        return False
    before = ours.forms[change.work_start - beside[0] : change.work_start]
    behind = ours.forms[change.work_end : change.work_end + beside[1]]
    before, behind = tuple(takewhile(_in_tables, reversed(before))), tuple(takewhile(_in_tables, behind))
    if time_words().isdisjoint((*before, *changed, *behind)):
        return False
    widened = (_widened(change, *some) for some in product(range(len(before) + 1), range(len(behind) + 1)))
    views = [_said(view, ours, theirs) for view in widened]
    return any(starmap(differ_in_time, views)) and not any(starmap(contradict_in_time, views))


def _of_place(change: Change, before: _Forms, after: _Forms, ours: Words, theirs: Words) -> bool:
    if before and after and not {before, after} & places().here:
        return False
    named = (
        _named(ours, change.work_start, change.work_end),
        _named(theirs, change.page_start, change.page_end),
    )
    return differ_in_place(*_said(change, ours, theirs), named)


def together(found: Sequence[Change], ours: Words, theirs: Words) -> Iterator[Change]:
    """The changes, those as one that are style or words of time only when taken together.

    In "5 March" and "March 5" one of the two words is equal, and the other one left out here and put in there.
    """
    at = 0
    while at < len(found):
        taken = _together(found[at : at + _TOGETHER], ours, theirs)
        yield _merged(found[at], found[at + taken - 1])
        at += taken


def _together(found: Sequence[Change], ours: Words, theirs: Words) -> int:
    """How many of the changes are one."""
    taken, merged = 1, None
    for size, last in enumerate(found, 1):
        union = _merged(found[0], last)
        length = max(union.work_end - union.work_start, union.page_end - union.page_start)
        if length > _PHRASE or not all(map(_in_tables, _forms(last, ours, theirs))):
            break
        if size > 1 and (kind := sort(union, ours, theirs)) in _STYLE:
            taken, merged = size, kind
    if taken == 1:
        return 1
    alone = {sort(each, ours, theirs) for each in found[:taken]}
    as_style = merged is EditKind.HOUSE_STYLE and EditKind.TIME_PLACE in alone  # all of it is one date
    return 1 if alone.issubset(_STYLE) and not as_style else taken


def _in_tables(form: str) -> bool:
    """Whether it is a word of the tables or in digits: of these are phrases made."""
    return form in known_words() or form[0].isdigit()


def _forms(change: Change, ours: Words, theirs: Words) -> _Forms:
    """The words that changed, of both sides."""
    return (
        *ours.forms[change.work_start : change.work_end],
        *theirs.forms[change.page_start : change.page_end],
    )


def _merged(first: Change, last: Change) -> Change:
    return Change(first.work_start, last.work_end, first.page_start, last.page_end)


def _grouped(side: _Forms) -> list[str]:
    """The forms with "1 000" as one number, as "1,000" was before it was cut into words."""
    return _GROUPED.sub(lambda found: found[0].replace(" ", ""), " ".join(side)).split()


def _widened(change: Change, before: int, behind: int) -> Change:
    """The change with some of the equal words beside it."""
    return Change(
        change.work_start - before,
        change.work_end + behind,
        change.page_start - before,
        change.page_end + behind,
    )


def _equal_before(change: Change, ours: Words, theirs: Words) -> int:
    """How many words before the change are equal and may belong to its phrase: those of its sentence."""
    work, page = change.work_start, change.page_start
    if (work < change.work_end and ends_before(ours, work)) or (
        page < change.page_end and ends_before(theirs, page)
    ):
        return 0
    count = 0
    while count < min(_BEFORE, work, page) and ours.forms[work - count - 1] == theirs.forms[page - count - 1]:
        count += 1
        if ends_before(ours, work - count) or ends_before(theirs, page - count):
            break
    return count


def _equal_behind(change: Change, ours: Words, theirs: Words) -> int:
    work, page = change.work_end, change.page_end
    if work == len(ours) or page == len(theirs) or ours.forms[work] != theirs.forms[page]:
        return 0
    apart = (change.work_start < work and ends_before(ours, work)) or (
        change.page_start < page and ends_before(theirs, page)
    )
    return int(not apart)


def _said(change: Change, ours: Words, theirs: Words) -> tuple[_Forms, _Forms]:
    return (
        spoken(ours, change.work_start, change.work_end),
        spoken(theirs, change.page_start, change.page_end),
    )


def _named(text: Words, start: int, end: int) -> bool:
    """Whether the words are names behind a preposition at most: capitals, but for small words."""
    raw = [text.text[text.starts[index] : text.ends[index]] for index in range(start, end)]
    return bool(raw) and raw[-1][:1].isupper() and all(word[:1].isupper() or len(word) <= 3 for word in raw)


def _of_words(before: _Forms, after: _Forms) -> EditKind:
    if not before:
        return EditKind.INSERTION
    return EditKind.SUBSTITUTION if after else EditKind.DELETION
