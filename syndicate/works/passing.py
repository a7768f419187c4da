"""Passing lines: what stands in a text and changes though nobody corrects anything.

Who is told of a change that is none stops reading. The lines of an article that change most are no words of its author:
when the page was touched, how often it was read, which other articles there are, what the reader is asked for. They are told by their words (`passing` in
`syndicate/data/works.toml`) and their place, and only whole lines pass: within a sentence everything counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from syndicate.reuse._style import time_words, times
from syndicate.text import forms, line_words
from syndicate.works._table import table

LONGEST = 14
"""Words of a line that passes; "Last updated on Tuesday, 3 March 2026, at 14:30 UTC by Ann Lee" has thirteen."""
HEADLINE = 20
"""Words of a headline, which ends without a full stop; a longer line without one is prose that lost it."""
TAIL = 1 / 3
"""Share of a text's words that headlines at its end may be; beyond it they are the text: a poem, a list, a table."""
_LONGEST_LINE = 300  # characters
_BEHIND_NOTE = ":：–—-"
_MARKS = "*•–—-►▶>[( "
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d\d| ?[ap]\.?m\b)", re.IGNORECASE)
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
    """Whether a line only tells when the page was touched or how often it was read, or asks for something.

    >>> passes("Last updated 3 hours ago"), passes("1,204 views"), passes("Updated plans were shown on 3 March.")
    (True, True, False)
    """
    said = line_words(line).forms if len(line) < _LONGEST_LINE else ()
    if not said or is_note(line):
        return False
    if said in table().labels or _asks(line):
        return True
    return len(said) <= LONGEST and (_tells_time(line, said) or _counts(said))


def is_note(line: str) -> bool:
    """Whether an editor tells in the line what was corrected; such a line counts wherever it stands.

    >>> is_note("Correction: the mayor is Ann Lee"), is_note("Update: it was nine miles"), is_note("Updated 3 hours ago")
    (True, True, False)
    """
    said = line_words(line[:_LONGEST_LINE])
    if _opening(said.forms, table().notes):
        return True
    amended = _opening(said.forms, table().amended)
    rest = line[said.ends[amended - 1] :].lstrip() if amended else ""
    return rest.startswith(tuple(_BEHIND_NOTE)) and not _stamp_words().issuperset(
        each for each in said.forms[amended:] if not _has_digit(each)
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
    """Whether a line may be the headline of another article, by its length and its end."""
    return (
        not is_note(line)
        and not line.endswith(tuple(_ENDS))
        and len(line) < _LONGEST_LINE
        and len(line_words(line)) <= HEADLINE
    )


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


def _tells_time(line: str, said: tuple[str, ...]) -> bool:
    """Updated 3 March; 3 hours ago; Yesterday at 14:05."""
    stamp = _opening(said, table().stamps)
    rest = [form for form in said[stamp:] if not _has_digit(form)]
    if not _stamp_words().issuperset(rest):
        return False
    numbers = len(rest) < len(said) - stamp
    if stamp:
        return stamp < len(said)
    ago = any(set(forms(words)).issubset(rest) for words in table().ago)
    if numbers and ago and not table().units.isdisjoint(rest):
        return True
    return not _now_words().isdisjoint(rest) and (_CLOCK.search(line) is not None or not numbers)


def _counts(said: tuple[str, ...]) -> bool:
    """1,204 views; 5 min read."""
    rest = [form for form in said if not _has_digit(form)]
    counters = table().counted | table().units | _SMALL
    return len(rest) < len(said) and not table().counted.isdisjoint(rest) and counters.issuperset(rest)


def _asks(line: str) -> bool:
    """Sign up for our newsletter. A full sentence must both begin and go on as such lines do: "To receive the grant, …"."""
    small = line.lower().lstrip(_MARKS)
    signs = small.startswith(table().orders), any(each in small for each in table().calls)
    return all(signs) or (any(signs) and is_headline(line))


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


@cache
def _now_words() -> frozenset[str]:
    """Today, yesterday, now, in every language."""
    return frozenset(phrase[0] for each in times() for phrase in each.now if len(phrase) == 1)


def _has_digit(form: str) -> bool:
    return form[0].isdecimal() or form[-1].isdecimal()
