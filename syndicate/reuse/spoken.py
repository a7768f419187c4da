"""Spoken: a range of words as a reader would say it, with the signs that are no words of the text.

"5%" is five percent; "1,000" is one number, and so is "3.5"; "5/3/2026" and "15:30" stand together; "may" in lower case is no
month, and "miss" before a word in lower case no title.
"""

from __future__ import annotations

import re

from syndicate.reuse._style import full_names, style
from syndicate.reuse.numerals import MEANT, is_meant
from syndicate.text import Words

LITERAL = "="
"""Stands before a word that is what it says, although it looks like an entry of the tables."""
DASH = "–"
STOP = "¶"
"""Stands where a sentence or a line ends: no number, date or name runs over it."""

_SIGNS = {
    "%": "percent",
    "٪": "percent",
    "％": "percent",
    "&": "&",
    "＆": "&",
    "$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
}
_SIGN = re.compile("[" + "".join(_SIGNS) + "]")
_DASHES = frozenset("-‐‑–—")
_GROUPING = frozenset(",.'’\u00a0\u202f\u2009 ")
_ENDS = re.compile(r"[\n!?…。！？؟۔]|\.[\s\"'”’»)\]]")
_SHORT = 4
"""Letters of a word behind which a full stop may shorten it, and end no sentence: "Sept. 5"."""
_GROUP = re.compile(r"\d{3}(?!\d)")


def spoken(text: Words, start: int, end: int) -> tuple[str, ...]:
    """The words `start` to `end` with the signs around and between them."""
    said: list[str] = []
    for index in range(start, end):
        between = text.gap(index)
        word = _word(text, index)
        if index > start and ends_before(text, index):
            said.append(STOP)
        elif index > start and word[0].isdigit() and said[-1][-1].isdigit():
            joined = _joined(said[-1], between, word, text.forms[index - 1])
            if joined is not None:
                said[-1:] = joined
                continue
        said.extend(_SIGNS[sign] for sign in _SIGN.findall(between))
        said.append(word)
    behind = text.gap(end) if end > start else ""
    said.extend(_SIGNS[sign] for sign in _SIGN.findall(behind))
    return tuple(said)


def ends_before(text: Words, index: int) -> bool:
    """Whether a sentence or a line ends between this word and the one before it."""
    between = text.gap(index) if index else " "
    if between == " " or not (found := _ENDS.search(between)):
        return False
    last = text.forms[index - 1]
    if found[0][0] != "." or len(last) > _SHORT or (last.isdigit() and len(last) > 2):
        return True
    return (last,) in full_names()


def _joined(number: str, between: str, word: str, last: str) -> list[str] | None:
    """Two numbers that are one, or that a sign joins; None where they only stand side by side."""
    if between in _DASHES:
        return [number, DASH, word]
    if between in _GROUPING and _GROUP.match(word) and number == last and _thousands(number):
        return [number + word]
    if (
        between in _GROUPING
        and _GROUP.match(word)
        and number.isdigit()
        and number.endswith(last)
        and len(last) == 3
    ):
        return [number + word]  # a group behind a group
    if between in ",." and between and number.replace(".", "").isdigit():
        return [f"{number}.{word}"]
    if between in "/:" and between:
        return [f"{number}{between}{word}"]
    return None


def _thousands(number: str) -> bool:
    return len(number) <= 3 and number.isdigit() and number[0] != "0"


def _word(text: Words, index: int) -> str:
    form, known = text.forms[index], style()
    if is_meant(text, index):
        return MEANT + form
    if form == "st" and _capital(text, index):
        return _saint_or_street(text, index)
    if form == "m" and _capital(text, index) and index + 1 < len(text) and _capital(text, index + 1):
        return "monsieur"  # and a metre otherwise
    if form in known.capital and not _capital(text, index):
        return LITERAL + form
    if form in known.titles and len(form) > 1 and not (index + 1 < len(text) and _capital(text, index + 1)):
        return LITERAL + form
    return form


def _saint_or_street(text: Words, index: int) -> str:
    """A saint stands before a name, a street behind it; with names on both sides it may be either."""
    before = index > 0 and _capital(text, index - 1) and not ends_before(text, index)
    behind = index + 1 < len(text) and _capital(text, index + 1) and "," not in text.gap(index + 1)
    if before == behind:
        return "st"
    return "saint" if behind else "street"


def _capital(text: Words, index: int) -> bool:
    """Whether the word begins with a capital, or its script has none."""
    first = text.text[text.starts[index]]
    return first.isupper() or not first.islower()
