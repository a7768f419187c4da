"""Passing lines: what stands in a text and changes though nobody corrects anything.

Who is told of a change that is none stops reading. The lines of an article that change most are no words of its author:
when the page was touched, how often it was read, which other articles there are. They are told by their words (`passing` in
`syndicate/data/works.toml`) and their place, and only whole lines pass: within a sentence everything counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from syndicate.reuse._style import time_words
from syndicate.text import forms, line_words
from syndicate.works._table import table

LONGEST = 14
"""Words of a line that passes; "Last updated on Tuesday, 3 March 2026, at 14:30 UTC by Ann Lee" has thirteen."""
HEADLINE = 20
"""Words of a headline, which ends without a full stop; a longer line without one is prose that lost it."""
TAIL = 1 / 3
"""Share of a text's words that headlines at its end may be; beyond it they are the text: a poem, a list, a table."""
_LONGEST_LINE = 300  # characters
_BEHIND_HEADING = ("", *":–—>»→|")
_SMALL = frozenset(("and", "of", "the", "by", "in", "on"))
_ENDS = ".!?…。！？؟۔:;,\"'”’»)]"


def lasting(text: str) -> list[str]:
    """The lines of a text that do not pass, in their order."""
    kept: list[str] = []
    boxed = False  # behind a heading such as "Related articles", until prose goes on
    for line in filter(None, map(str.strip, text.splitlines())):
        heading = _heading(line)
        opens = heading and not line[heading:].strip(" :")
        boxed = bool(opens) or (boxed and is_headline(line))
        if not boxed and not heading and not passes(line):
            kept.append(line)
    return kept


def passes(line: str) -> bool:
    """Whether a line only tells when the page was touched or how often it was read.

    >>> passes("Last updated 3 hours ago"), passes("1,204 views"), passes("Updated plans were shown on 3 March.")
    (True, True, False)
    """
    said = line_words(line) if len(line) < _LONGEST_LINE else None
    if said is None or not 0 < len(said) <= LONGEST:
        return False
    stamp = _opening(said.forms, table().stamps)
    rest = [form for form in said.forms[stamp:] if not _has_digit(form)]
    if stamp:
        return stamp < len(said) and _stamp_words().issuperset(rest)
    if not any(map(_has_digit, said.forms)):
        return False
    ago = any(set(forms(words)).issubset(rest) for words in table().ago)
    if ago and not table().units.isdisjoint(rest):
        return _stamp_words().issuperset(rest)
    return not table().counted.isdisjoint(rest) and (table().counted | table().units | _SMALL).issuperset(
        rest
    )


def tails(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Where the headlines at the end of two readings begin that have nothing to do with each other: boxes of other articles.

    A line that shares half of its words with one of the other reading was edited, and is no such headline.
    """
    old, new = _tail(before), _tail(after)
    ours, theirs = set(before[old:]), set(after[new:])
    gone, come = ours - theirs, theirs - ours
    edited = any(_akin(one, other) for one in gone for other in come)
    return (len(before), len(after)) if edited else (old, new)


def is_headline(line: str) -> bool:
    return not line.endswith(tuple(_ENDS)) and len(line) < _LONGEST_LINE and len(line_words(line)) <= HEADLINE


def _tail(lines: Sequence[str]) -> int:
    at = len(lines)
    while at and is_headline(lines[at - 1]):
        at -= 1
    inside, whole = sum(map(len, lines[at:])), sum(map(len, lines))
    return at if at and inside <= TAIL * whole else len(lines)


def _akin(one: str, other: str) -> bool:
    ours, theirs = set(line_words(one).forms), set(line_words(other).forms)
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _heading(line: str) -> int:
    """How many characters a line gives to leading elsewhere: those of "Related articles", of "Read more:"; 0 for none."""
    small = line.lower() if len(line) < _LONGEST_LINE else ""
    found = next((each for each in table().pointers if small.startswith(each)), "")
    return len(found) if found and small[len(found) :].lstrip()[:1] in _BEHIND_HEADING else 0


def _opening(said: tuple[str, ...], openings: Sequence[str]) -> int:
    """How many words the first of `openings` takes that the line begins with; 0 where it begins with none."""
    words = next((found for each in openings if said[: len(found := forms(each))] == found), ())
    return len(words)


@cache
def _stamp_words() -> frozenset[str]:
    """Every word that may stand beside the numbers of a line that tells when the page was touched."""
    words = table()
    phrases = frozenset(form for each in (*words.stamps, *words.ago) for form in forms(each))
    return phrases | words.beside | words.units | time_words()


def _has_digit(form: str) -> bool:
    return form[0].isdecimal() or form[-1].isdecimal()
