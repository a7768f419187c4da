"""The copy is no translation.

## What it checks
Whether a translation of the text stands on the page.

## What counts
Text of the page's own in another language, with the copy or in no other part of the page, at least half as long as what
is copied, that has names and numbers of the original. What is copied in the original's words is no translation,
whatever language the page says it is in; nor are menus, notes and comments in another language.

## What it cannot tell
A page that is only a translation has none of the original's words and is no match; such pages are not found by their
words. Whether text in another language is a translation or a report on the same matter, who made it, and whether the
publisher knows of it.

## What mends it
The text in the language of the original, or the publisher's leave to translate it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from syndicate.model import Case, Finding, Line, Side
from syndicate.reuse.kinds import Threshold
from syndicate.reuse.page_text import work_words
from syndicate.rules._findings import cannot_tell, of_line, passed
from syndicate.text import Words, line_words

SHARE = Threshold(0.5, "no language needs half as many words as another; a summary does")
PROSE = Threshold(8, "menus, tags and bylines have fewer words in a line")
SIGNATURE = Threshold(3, "names and numbers in common; texts on other matters share one or two by chance")
_SAMPLE = 3_000  # characters looked at; more costs time and changes nothing

_MARK = re.compile(r"\d{2,}|[^\W\d_]{4,}")


def examine(case: Case) -> Finding:
    own = [line for line in case.lines if _is_prose(line)]
    words = sum(len(line_words(line.text)) for line in own)
    if words >= SHARE.value * case.match.shared and own:
        text = " ".join(line.text for line in own)
        common = _common(case, own) >= SIGNATURE.value  # asked first, since to tell a language takes longer
        there, here = (_language(text), _language_of_work(case.work.text)) if common else ("", "")
        if there != here:
            message = (
                f"Beside the copy stand {words} words in another language ({there}, the original is in {here}) with names "
                "and numbers of the original; whether they translate it is for a person to judge."
            )
            remedy = (
                "Publish the text in its own language only, or ask the publisher for leave to translate it."
            )
            return cannot_tell(case, message, of_line(case, max(own, key=_length)), remedy=remedy)
    return passed(case, "The copy has the words of the original, and no translation was found beside it.")


def _is_prose(line: Line) -> bool:
    placed = line.side.near or line.side is Side.UNPLACED
    return placed and not line.copied and not line.place.hidden and _length(line) >= PROSE.value


def _length(line: Line) -> int:
    return len(line_words(line.text))


def _common(case: Case, own: Sequence[Line]) -> int:
    """How many names and numbers of the original the lines have."""
    ours = _marks_of_work(case.work.text)
    texts = (line_words(line.text) for line in own)
    return len({mark for text in texts for mark in _marks(text, ours)})


@lru_cache(maxsize=64)
def _marks_of_work(text: str) -> frozenset[str]:
    words = work_words(text)
    return frozenset(_marks(words, frozenset(words.forms)))


def _marks(text: Words, among: frozenset[str]) -> Iterator[str]:
    """Those of the forms that stand in a text as numbers or with a capital letter."""
    if among.isdisjoint(text.forms):
        return
    for form, start, end in zip(text.forms, text.starts, text.ends, strict=True):
        if form in among:
            word = text.text[start:end]
            if _MARK.fullmatch(word) and not word.islower():
                yield form


@lru_cache(maxsize=64)
def _language_of_work(text: str) -> str:
    return _language(text)


def _language(text: str) -> str:
    """What the words look like (BCP 47)."""
    from py3langid import classify  # brings numpy and a model

    return str(classify(text[:_SAMPLE])[0])
