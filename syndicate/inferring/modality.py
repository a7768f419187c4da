"""Modality: what a sentence of the terms does: it permits, forbids, requires, asks or would prefer."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from syndicate import resources
from syndicate.inferring.sentences import Sentence
from syndicate.model import Strength


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
    text = sentence.plain
    excused = any(pattern.search(text) for pattern in _patterns("not_first", Modality.FORBIDS))
    return tuple(
        each
        for each in Modality
        if not (excused and each is Modality.FORBIDS)
        and any(pattern.search(text) for pattern in _patterns("modality", each))
    )


@cache
def _patterns(table: str, modality: Modality) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in resources.data("clauses")[table].get(modality, ()))
