"""Clauses: the terms that one sentence of a terms page comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from syndicate import resources
from syndicate.inferring.modality import Modality, modalities
from syndicate.inferring.parameters import parameters
from syndicate.inferring.sentences import Sentence
from syndicate.model import Deed, Strength
from syndicate.policy.drafts import DraftTerm

_LONGEST_QUOTE = 200  # characters; a clause quotes, it does not reprint
_WHOLE = re.compile(r"\b(?:in full|entirety|whole|full stories)\b")
_PART = re.compile(r"\b(?:in part|excerpts?|first)\b")


@dataclass(frozen=True, slots=True)
class _Topic:
    term: str
    deeds: tuple[Deed, ...]
    about: re.Pattern[str]
    beside: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def fits(self, text: str) -> bool:
        return bool(
            self.about.search(text)
            and (self.beside is None or self.beside.search(text))
            and not (self.unless and self.unless.search(text))
        )


def clauses(sentence: Sentence) -> tuple[DraftTerm, ...]:
    """The terms that a sentence states, in the order of the table of topics; () where it states none that is known."""
    done = modalities(sentence)
    return tuple(_drafted(sentence, done)) if done else ()


def _drafted(sentence: Sentence, done: tuple[Modality, ...]) -> Iterator[DraftTerm]:
    text = sentence.plain
    for topic in _topics():
        deed = _deed(topic, text, done) if topic.fits(text) else None
        if deed is None:
            continue
        keys = parameters(topic.term, sentence)
        if keys is None:  # the sentence is about it, and does not say what the term must know
            continue
        binding = {} if deed is Deed.PERMITS else {"strength": _strength(topic.term, done)}
        yield DraftTerm(topic.term, deed, {**binding, **keys, "quote": _quote(sentence.text)})


def _deed(topic: _Topic, text: str, done: tuple[Modality, ...]) -> Deed | None:
    """The deed under which the term stands; None where the sentence does nothing of the kind with it."""
    asks = {Modality.REQUIRES, Modality.ASKS, Modality.PREFERS} & set(done)
    if topic.deeds == (Deed.REQUIRES,):
        return Deed.REQUIRES if asks or Modality.FORBIDS in done else None
    if topic.term == "excerpt" and _WHOLE.search(text) and not _PART.search(text):
        return Deed.PROHIBITS if asks or Modality.FORBIDS in done else None
    if Modality.FORBIDS in done:
        return Deed.PROHIBITS if Deed.PROHIBITS in topic.deeds else None
    if Modality.PERMITS in done:
        return Deed.PERMITS if Deed.PERMITS in topic.deeds else None
    return Deed.PROHIBITS if asks and topic.term in ("title_alteration", "sale", "quota") else None


def _strength(term: str, done: tuple[Modality, ...]) -> str:
    if term == "manual":  # no page can show it, so a condition would keep every copy undecided
        return str(Strength.REQUEST)
    for each in (Modality.PREFERS, Modality.ASKS):
        if each in done:
            return str(each.strength)
    return str(Strength.CONDITION)


def _quote(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


@cache
def _topics() -> tuple[_Topic, ...]:
    return tuple(
        _Topic(
            row["term"],
            tuple(Deed(deed) for deed in row["deeds"]),
            re.compile(row["about"]),
            re.compile(row["beside"]) if "beside" in row else None,
            re.compile(row["unless"]) if "unless" in row else None,
        )
        for row in resources.data("clauses")["topics"]
    )
