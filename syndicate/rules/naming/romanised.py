"""Romanised: a person's name in a line, in another script than it was given, where one of both is Latin."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from syndicate.rules.naming.letters import begins, reads, script
from syndicate.rules.naming.person import is_capital, is_unspaced
from syndicate.rules.naming.written import BYLINE, Span, orders
from syndicate.text import Words

_NOTE = 40  # words of a line in which a name is looked for; beyond, it is prose
_TELLING = 6  # letters of a romanised name that no other name would have by chance
_TURNS = 3  # characters of a name that may be the family name, and one more
OTHER_LETTERS = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u3005-\ud7ff\uf900-\ufaff]")
_LATIN_LETTERS = re.compile("[A-Za-z]")


def romanised(line: Words, parts: tuple[str, ...]) -> Span | None:
    """Words in Latin letters that read as the name in others, or the other way round."""
    foreign = script(parts[0]) != "latin"
    letters = _LATIN_LETTERS if foreign else OTHER_LETTERS
    if len(line) > _NOTE or not letters.search(line.text):
        return None
    for order in _joined(parts, len(line) <= BYLINE):
        found = _read_in(line, order) if foreign else _spelt_in(line, order)
        if found:
            return found
    return None


@lru_cache(maxsize=1024)
def _joined(parts: tuple[str, ...], short: bool) -> tuple[str, ...]:
    """The orders of a name as one word each, since scripts part names in different places (김정은, Kim Jong-un)."""
    whole = "".join(parts)
    if is_unspaced(whole) or script(whole) == "hangul":
        return tuple(whole[first:] + whole[:first] for first in range(min(_TURNS, len(whole))))
    if len(parts) < 2:
        return ()
    initial = (f"{parts[0][0]}{parts[-1]}",) if short else ()
    return (*map("".join, orders(parts)), *initial)


def _read_in(line: Words, name: str) -> Span | None:
    """Words in Latin letters that read as the name in its own."""
    latin, ends = "".join(line.forms), list(accumulate(map(len, line.forms)))
    for start, begin in enumerate((0, *ends[:-1])):
        if not begins(name, latin, begin) or not is_capital(line, start):
            continue
        for end in reads(name, latin, begin):
            if (
                end - begin >= _TELLING
                and end in ends
                and is_capital(line, last := ends.index(end), tied=True)
            ):
                return start, last + 1
    return None


def _spelt_in(line: Words, name: str) -> Span | None:
    """Words in other letters that read as the name in Latin ones."""
    if len(name) < _TELLING:
        return None
    for start, form in enumerate(line.forms):
        if script(form) == "latin" or not begins(form, name):
            continue
        source = ""
        for end in range(start, len(line)):
            if script(line.forms[end]) != script(form):
                break
            source += line.forms[end]
            reached = reads(source, name)
            if not reached:
                break
            if len(name) in reached and (end > start or script(form) == "hangul"):
                return start, end + 1
    return None
