"""Apparatus: what a page sets into a text that is no part of its wording: footnote numbers, numbers of paragraphs and lines,
addresses written out behind a link, labels of advertisements.

A number inside a sentence is wording: "killed 50". What tells a footnote is that it is in brackets or grown together with
the end of a word or sentence; what tells a numbering is that it begins a block, or that it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from syndicate.model import Edit, EditKind, Passage
from syndicate.rules.alterations.units import paragraph, sentence, slid
from syndicate.rules.commerce.signals import signals
from syndicate.text import Words

_DIGITS = 3  # of a footnote or a line; four are a year
_STEPS = (1, 5, 10)  # between the numbers of lines
_SERIES = 2  # steps from which numbers count
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOSING = re.compile("[.,;:!?…。！？؟”’\"'»)\\]]+")
_NUMBERED = re.compile(r"(.*[^\W\d_])\d{1,3}")

Test = Callable[[Words, int, int], bool]


def is_apparatus(text: Words, part: Passage) -> bool:
    """Whether words that the other text does not have are surely none of its wording."""
    return _anywhere(text, part, _is_footnote, _is_numbering, _is_address, _is_label)


def may_be_apparatus(text: Words, part: Passage) -> bool:
    """Whether they may be none: a number that stands freely, at the beginning of a block or in brackets."""
    return _anywhere(text, part, _may_be_number, _may_be_label)


def numbered(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether only a number is grown together with words, on one side or the other: a raised footnote number."""
    if len(before) != len(after):
        return False
    pairs = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    return all(_bare(one) == _bare(other) and _is_bare(one) != _is_bare(other) for one, other in pairs)


def series(text: Words, found: Sequence[Edit]) -> frozenset[Passage]:
    """The places of numbers put in that count, as those of lines do: 2, 3, 4, and again from 1."""
    lone = [
        edit.page
        for edit in found
        if edit.kind is not EditKind.MOVED
        and not edit.work
        and _is_number(text, edit.page.start, edit.page.end)
    ]
    values = [int(text.forms[place.start]) for place in lone]
    return frozenset(place for step in _STEPS for place in _counting(lone, values, step))


def _counting(lone: Sequence[Passage], values: Sequence[int], step: int) -> Iterator[Passage]:
    at = 0
    while at < len(values):
        end, steps = at + 1, 0
        while end < len(values) and values[end] in (values[end - 1] + step, step, 1):
            steps += values[end] == values[end - 1] + step
            end += 1
        if steps >= _SERIES:
            yield from lone[at:end]
        at = end


def _bare(form: str) -> str:
    found = _NUMBERED.fullmatch(form)
    return found[1] if found else form


def _is_bare(form: str) -> bool:
    return _bare(form) == form


def _anywhere(text: Words, part: Passage, *tests: Test) -> bool:
    return bool(part) and any(test(text, start, end) for start, end in slid(text, part) for test in tests)


def _is_number(text: Words, start: int, end: int) -> bool:
    return end > start and all(form.isdecimal() and len(form) <= _DIGITS for form in text.forms[start:end])


def _is_footnote(text: Words, start: int, end: int) -> bool:
    if not _is_number(text, start, end):
        return False
    before, behind = text.gap(start), text.gap(end)
    if _in_brackets(before, behind):
        return (before[:-1] == before[:-1].rstrip() and " " not in before) or sentence(text, start)
    if before.endswith("(") and behind.startswith(")"):
        return not any(map(str.isspace, before))
    glued = end - start == 1 and start > 0 and _CLOSING.fullmatch(before)
    return bool(glued) and not text.forms[start - 1][-1].isdecimal()


def _in_brackets(before: str, behind: str) -> bool:
    return before.endswith("[") and behind.startswith("]")


def _is_numbering(text: Words, start: int, end: int) -> bool:
    """Whether it is "2." or "b)" at the beginning of a block."""
    signed = end - start == 1 and text.gap(end).lstrip()[:1] in tuple(".):|")
    letter = len(text.forms[start]) == 1 and text.forms[start].isalpha()
    return signed and paragraph(text, start) and (letter or _is_number(text, start, end))


def _is_address(text: Words, start: int, end: int) -> bool:
    return bool(_ADDRESS.fullmatch(text.slice(start, end)))


def _is_label(text: Words, start: int, end: int) -> bool:
    return sentence(text, start) and _may_be_label(text, start, end)


def _may_be_label(text: Words, start: int, end: int) -> bool:
    return text.forms[start:end] in signals().labels and not text.text[text.starts[start]].islower()


def _may_be_number(text: Words, start: int, end: int) -> bool:
    """Also between two sentences, and behind a year: there it is not known which digits are the footnote's."""
    if not _is_number(text, start, end):
        return False
    before, behind = text.gap(start), text.gap(end)
    if paragraph(text, start) or _in_brackets(before, behind):
        return True
    follows = text.text[text.starts[end] : text.starts[end] + 1] if end < len(text) else ""
    return sentence(text, start) and behind[:1].isspace() and not follows.islower()
