"""Wording: the phrases in which credit is given, in ten languages (`data/wording.toml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from syndicate import resources
from syndicate.text import Words, forms

CREDIT = ("source", "first", "again", "permission", "by", "copyright")
"""Kinds of phrases that say whose a text is; `via` only says where somebody found it."""


def says(text: Words, *kinds: str) -> str:
    """The first phrase of one of these kinds in the text, in its own spelling; "" where there is none."""
    kinds = tuple(kind for kind in kinds if not openings(kind).isdisjoint(text.forms))
    line = (
        f" {' '.join(text.forms)} " if kinds else ""
    )  # most lines say nothing of the kind, which is told fast
    for kind in kinds:
        found = _phrases(kind).search(line)
        if found:
            start = line.count(" ", 0, found.start() + 1) - 1
            return text.slice(start, start + found.group().count(" ") + 1)
    return ""


@cache
def openings(*kinds: str) -> frozenset[str]:
    """The first words of the phrases of these kinds; a line without any of them says nothing of the kind."""
    return frozenset(phrase[0] for kind in kinds for phrase in _spellings(kind))


@cache
def negations() -> frozenset[str]:
    """The words that say no, in every language, as forms."""
    return frozenset(
        form
        for language in resources.data("wording").values()
        for word in language.get("no", ())
        for form in forms(word)
    )


@cache
def _spellings(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        forms(phrase) for language in resources.data("wording").values() for phrase in language.get(kind, ())
    )


@lru_cache(maxsize=16)
def _phrases(kind: str) -> re.Pattern[str]:
    """All phrases of one kind, the longest first, between spaces."""
    longest_first = sorted(map(" ".join, _spellings(kind)), key=len, reverse=True)
    return re.compile("(?<= )(?:" + "|".join(map(re.escape, longest_first)) + ")(?= )")
