"""Modality: what a sentence of the terms does: it permits, forbids, requires, asks or would prefer."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from syndicate import resources
from syndicate.inferring.sentences import Sentence
from syndicate.model import Strength

_QUOTED = re.compile(r'"[^"]*"')
_LONG = 12  # characters; words that are quoted for what they say are longer than a name that is defined


class Modality(StrEnum):
    """What a sentence does, in the order in which it is asked; the names are those of the data."""

    FORBIDS = "forbids"
    PREFERS = "prefers"
    ASKS = "asks"
    PERMITS = "permits"
    REQUIRES = "requires"

    @property
    def strength(self) -> Strength:
        """How binding a term of such a sentence is."""
        weaker = {Modality.PREFERS: Strength.PREFERENCE, Modality.ASKS: Strength.REQUEST}
        return weaker.get(self, Strength.CONDITION)


def modalities(sentence: Sentence) -> tuple[Modality, ...]:
    """What a sentence does, the plainest first: that it forbids goes before that it requires; () where it only tells."""
    return of_text(sentence.plain)


def of_text(text: str) -> tuple[Modality, ...]:
    """The same of words in lower case, with straight quotes; words in quotation marks do nothing."""
    bare = _QUOTED.sub(lambda words: words[0] if len(words[0]) < _LONG else '"…"', text)
    return tuple(
        each for each in Modality if _found("modality", each, bare) and not _found("not", each, bare)
    )


def _found(table: str, modality: Modality, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(table, modality))


@cache
def _patterns(table: str, modality: Modality) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in resources.data("clauses")[table].get(modality, ()))
