"""Figures: the signs around and between digits, which are no words, so that no edit of words tells of them.

"£5 million" and "€5 million" have the same words, and so have -5 and 5, 3-5 and 3.5. Only places with digits are looked at,
and only where the words around them are the same on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from syndicate.model import Edit, EditKind, Match, Passage
from syndicate.reuse.house import same_in_house
from syndicate.reuse.spoken import spoken
from syndicate.text import Words

_NEAR = 3  # words from an edit of house style, which may have taken a sign with it: "$5 million", "5 million dollars"
_LONGEST = 12  # words of a figure; a longer one is a table
_UNREAD = ("\ufffd", "?")  # stands where a sign was lost
_PER = str.maketrans({"٪": "%", "％": "%", "﹪": "%", "؉": "‰"})
_MINUS = re.compile(r"(?<=[\s(\[“\"])[-−–‐‑](?=\W?$)")
_DASH = re.compile("[-−–—‐‑]")
_JOINING = re.compile(r"[.,:/]")
_RAISED = re.compile("(?<=\\d)[\u00b2\u00b3\u00b9\u2070-\u2079]+")
_LEAD = re.compile(r"[^\w\s.,;:!?()\[\]'\"“”‘’]+ ?$")
_TAIL = re.compile(r" ?[^\w\s.,;:!?()\[\]'\"“”‘’–—-]+")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A place where the signs of a figure differ; `surely` where they cannot be another way of writing the same."""

    edit: Edit
    surely: bool


def figures(match: Match, ours: Words, theirs: Words) -> Iterator[Figure]:
    """Every figure of the copy whose signs differ, in the order of the page."""
    for shift, start, end in _equal(match):
        index = start
        while index < end:
            if not _has_digit(theirs.forms[index]):
                index += 1
                continue
            first = index
            while index < end and index - first < _LONGEST and _has_digit(theirs.forms[index]):
                index += 1
            if start < first and index < end:
                work, page = Passage(first + shift, index + shift), Passage(first, index)
                yield from _compared(work, page, ours, theirs)


def _equal(match: Match) -> Iterator[tuple[int, int, int]]:
    """The runs of equal words: from the page's word to the work's, first word and end on the page."""
    edits = match.edits
    at = 0
    for each in match.alignments:
        work, page = each.work.start, each.page.start
        while at < len(edits) and edits[at].page.end < page:
            at += 1
        while at < len(edits) and edits[at].page.start <= each.page.end:
            edit = edits[at]
            at += 1
            if edit.kind is EditKind.MOVED or edit.work.start - work != edit.page.start - page:
                continue
            margin = _NEAR * (edit.kind is EditKind.HOUSE_STYLE)
            yield work - page, page, edit.page.start - margin
            work, page = edit.work.end + margin, edit.page.end + margin
        if each.work.end - work == each.page.end - page:
            yield work - page, page, each.page.end


def _has_digit(form: str) -> bool:
    return form[0].isdecimal() or form[-1].isdecimal()


def _compared(work: Passage, page: Passage, ours: Words, theirs: Words) -> Iterator[Figure]:
    old, new = _gaps(ours, work), _gaps(theirs, page)
    if old == new and ours.slice(work.start, work.end) == theirs.slice(page.start, page.end):
        return
    if any(mark in gap for mark in _UNREAD for gap in (*old[:-1], *new[:-1])):
        return
    lost, added = _signs(old) - _signs(new), _signs(new) - _signs(old)
    raised = _raised(ours, work) != _raised(theirs, page)
    if not (lost or added or raised or _joins(old) != _joins(new)):
        return
    if not raised and _minus(old) == _minus(new) and _same(work, page, ours, theirs):
        return
    edit = Edit(EditKind.SUBSTITUTION, work, page, _told(ours, work), _told(theirs, page))
    kept = "".join(old)  # signs that are not in ASCII get lost by machines
    yield Figure(edit, bool(added) or any(sign in kept for sign in lost if sign.isascii()))


def _gaps(text: Words, part: Passage) -> list[str]:
    """What stands before, between and behind the words of a figure."""
    return [text.gap(index).translate(_PER) for index in range(part.start, part.end + 1)]


def _signs(gaps: list[str]) -> Counter[str]:
    """The signs of what is counted; a minus is one."""
    signs = Counter(
        character
        for gap in gaps
        for character in gap
        if character in "%‰°" or unicodedata.category(character) == "Sc"
    )
    return signs + Counter({"-": _minus(gaps)})


def _minus(gaps: list[str]) -> int:
    return int("\n" not in gaps[0] and bool(_MINUS.search(gaps[0])))


def _joins(gaps: list[str]) -> list[str]:
    """What joins the words of a figure; spaces and what else stands there are typography."""
    return [_join(gap) for gap in gaps[1:-1]]


def _join(gap: str) -> str:
    if _DASH.search(gap):
        return "-"
    return "" if any(map(str.isspace, gap)) else "".join(_JOINING.findall(gap))


def _raised(text: Words, part: Passage) -> list[str]:
    return _RAISED.findall(text.slice(part.start, part.end))


def _same(work: Passage, page: Passage, ours: Words, theirs: Words) -> bool:
    """Whether house style explains the difference: "1,500" and "1 500", two ways of a date or of a time of day."""
    old, new = ours.slice(work.start, work.end), theirs.slice(page.start, page.end)
    if _CLOCK.fullmatch(old) and _CLOCK.fullmatch(new):
        return _signs(_gaps(ours, work)) == _signs(_gaps(theirs, page))
    if len(page) == 2 and {_joins(_gaps(ours, work))[0], _joins(_gaps(theirs, page))[0]} == {",", "."}:
        return False  # one of two numbers in the one language, the same number in two
    if any("‰" in gap or "°" in gap for gap in (*_gaps(ours, work), *_gaps(theirs, page))):
        return False
    return same_in_house(spoken(ours, work.start, work.end), spoken(theirs, page.start, page.end))


def _told(text: Words, part: Passage) -> str:
    """The figure with the signs that are grown together with it."""
    gaps = _gaps(text, part)
    lead, tail = _LEAD.search(gaps[0]), _TAIL.match(gaps[-1])
    return f"{lead[0] if lead else ''}{text.slice(part.start, part.end)}{tail[0].rstrip() if tail else ''}"
