"""Written: a person's name in a line, in the letters in which it was given.

The order may be turned, middle names come or go, given names shrink to initials in a line that is as short as a byline.
Two names of a list are not one: what stands between the words of a name is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.rules.naming.person import is_capital, is_initial, is_unspaced, words_of
from syndicate.text import Words, is_word

Span = tuple[int, int]

BYLINE = 12  #: words of a line that is no more than a byline
_BETWEEN = 2  # words that may stand between given and family name: middle names, a name in quotation marks
_PARTICLES = 4  # … with "van", "de la", "bin" and initials
_GLUED = 3  # initials written as one word ("JK")
_PARTS = re.compile(r"[,;|/•·(\[،，、&+]")


def written(line: Words, parts: tuple[str, ...], *, small: bool = False) -> Span | None:
    """The name in the letters in which it was given; `small` tells that it begins with no capital."""
    if not _holds(line, parts[-1]):
        return None
    if is_unspaced(parts[0]):
        size = len(parts)
        starts = range(len(line) - size + 1)
        return next(
            ((start, start + size) for start in starts if line.forms[start : start + size] == parts), None
        )
    if len(parts) == 1:
        return next(((at, at + 1) for at in range(len(line)) if _is_alone(line, at, parts[0], small)), None)
    short = len(line) <= BYLINE
    for order in orders(parts):
        turned = order[-1] != parts[-1]
        for start in range(len(line)):
            end = _from(line, start, order, short, turned)
            if end:
                return start, end
    return None


def orders(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The orders of the words that all say the same name; the last word of `parts` is the family name."""
    yield parts
    if len(parts) > 2:
        yield parts[0], parts[-1]
    for first in range(len(parts) - 1, 0, -1):
        yield (*parts[first:], *parts[:first])
    if len(parts) > 2:
        yield parts[-1], parts[0]


def _holds(line: Words, word: str) -> bool:
    return word in line.forms or (
        ("’" in line.text or "'" in line.text) and any(word in form for form in line.forms)
    )


def _is_alone(line: Words, index: int, word: str, small: bool) -> bool:
    """Whether a name of one word stands there; a word in small letters may be no name at all."""
    return is_word(line, index, word) and (small or is_capital(line, index))


def _from(line: Words, start: int, order: tuple[str, ...], short: bool, turned: bool) -> int:
    """The end of the name that begins at word `start`, 0 where none does."""
    if not _fits(line, start, order[0], short):
        return 0
    at, initial = start, len(line.forms[start]) < len(order[0])
    for word in order[1:]:
        following = _next(line, at, word, short, strict=turned or initial)
        if following < 0:
            return 0
        at = following
    return 0 if turned and _is_seam(line, start, at) else at + 1


def _fits(line: Words, index: int, word: str, short: bool) -> bool:
    """Whether a word is this one of the name, or in a short line one of both is the initial of the other."""
    form = line.forms[index]
    if is_word(line, index, word):
        return True
    told = short or line.gap(index + 1).startswith(".")  # an initial with its full stop is one in any line
    if not told or form[:1] != word[:1] or not is_capital(line, index):
        return False
    if is_initial(form) or is_initial(word):
        return not form.isdigit()
    return len(form) <= _GLUED and form.isalpha() and line.slice(index, index + 1).isupper()


def _next(line: Words, at: int, word: str, short: bool, *, strict: bool) -> int:
    """The index of the name's next word, with no more than middle names before it; -1 where it does not follow.

    `strict` lets only initials and particles stand between.
    """
    others = 0
    for index in range(at + 1, min(at + 2 + _PARTICLES, len(line))):
        if _parts_names(line, index, at, turned=strict):
            return -1
        if _fits(line, index, word, short):
            return index
        small = is_initial(line.forms[index]) or line.forms[index] in words_of("particles")
        couple = index == at + 1 and line.forms[index] in words_of("couples")
        others += not small and not couple
        if others > (0 if strict else _BETWEEN) or not (small or couple or is_capital(line, index)):
            return -1
    return -1


def _parts_names(line: Words, index: int, at: int, *, turned: bool) -> bool:
    """Whether the sign before a word tells that another name begins; "Feldgate, Mira" has its comma inside."""
    sign = _PARTS.search(line.gap(index))
    return sign is not None and not (turned and index == at + 1 and sign[0] in ",،，、")


def _is_seam(line: Words, start: int, end: int) -> bool:
    """Whether the two words are the end of one name of a list and the beginning of the next."""
    if not any(_PARTS.search(line.gap(index)) for index in range(start + 1, end + 1)):
        return False
    before = start > 0 and line.gap(start).isspace() and is_capital(line, start - 1)
    after = end + 1 < len(line) and line.gap(end + 1).isspace() and is_capital(line, end + 1)
    return before and after and not line.forms[end + 1].isdigit()
