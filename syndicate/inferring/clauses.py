"""Clauses: the terms that one sentence of a terms page comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from syndicate import resources
from syndicate.inferring.modality import Modality, modalities, of_text
from syndicate.inferring.parameters import parameters
from syndicate.inferring.sentences import Sentence
from syndicate.model import Deed, Strength
from syndicate.policy.drafts import DraftTerm

_LONGEST_QUOTE = 200  # characters; a clause quotes, it does not reprint
_WHOLE = re.compile(r"\b(?:in full|entirety|whole|full stories)\b")
_SOME_ONLY = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|anything|everything|content|pieces?|items?|those|posts?|material) (?:(?:that|which) (?:is|are) )?"
    r"(?:marked|label+ed|tagged|designated)\b"
)
_KEPT = re.compile(
    r"\b(?:unaltered|unedited|unchanged|unmodified|verbatim|as[ -]is|as written|intact)\b|\bexact copy\b"
    r"|\b(?:use|keep|retain|with|preserve) (?:our|the|its|the original|the same|the article's|the story's) (?:original )?(?:headline|title)"
)
_REMOVAL = re.compile(
    r"\b(?:remov|strip|omit|delet|drop|fail|forget|hid(?:e|den|ing)|mask|obscur|disabl|redirect)\w*|\bwithout\b|\bunless\b|\bunlinked\b"
)
_ABSENT = ("embargo", "quota", "expiry")
"""Terms that a prohibition states as well: not before two days have passed."""
_CONSENT = re.compile(
    r"\b(?:without|unless|save|except|subject to|needs?|require[sd]?|seek|obtain|get|ask|request|contact)\b[^.;]{0,40}?\b"
    r"((?:(?:prior|written|express|explicit|specific|separate) )*(?:permission|consent|approval|authori[sz]ation))\b"
)
_TURN = re.compile(
    r"[,;:–—]?\s+(?=(?:but|however|although|though|whereas)\b)|;\s+|(?<=[a-z\")][.!?])\s+(?![^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$)"
)
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
    """The terms that a sentence states, in the order of the table of topics; () where it states none that is known.

    A question states none; what holds for marked articles only (an override) is for a person to write.
    """
    if sentence.own.endswith("?") or _SOME_ONLY.search(sentence.own):
        return ()
    done = modalities(sentence)
    return tuple(_drafted(sentence, done)) if done else ()


def _drafted(sentence: Sentence, done: tuple[Modality, ...]) -> Iterator[DraftTerm]:
    parts = _parts(sentence, done)
    for topic in _topics():
        deed = _in_parts(topic, parts, sentence, done)
        if deed is None:
            continue
        keys = parameters(topic.term, sentence)
        if keys is None:  # the sentence is about it, and does not say what the term must know
            continue
        binding = {} if deed is Deed.PERMITS else {"strength": _strength(topic.term, done)}
        if deed is Deed.PROHIBITS and (consent := _CONSENT.search(sentence.plain)):
            keys = {**keys, "unless": consent[1]}
        yield DraftTerm(topic.term, deed, {**binding, **keys, "quote": _quote(_quoted(sentence, deed))})


def _parts(sentence: Sentence, done: tuple[Modality, ...]) -> tuple[tuple[str, tuple[Modality, ...]], ...]:
    """The parts of a sentence that turns ("do not …, but you may …"), each with what it does, else what the one before did."""
    found: list[tuple[str, tuple[Modality, ...]]] = []
    before = sentence.plain.removesuffix(sentence.own)
    for at, part in enumerate(_TURN.split(sentence.own)):
        whole = f"{before}{part}" if at == 0 else part
        found.append((part, of_text(whole) or (found[-1][1] if found else done)))
    return tuple(found)


def _in_parts(
    topic: _Topic,
    parts: tuple[tuple[str, tuple[Modality, ...]], ...],
    sentence: Sentence,
    done: tuple[Modality, ...],
) -> Deed | None:
    """What the parts that are about it do with the term; a prohibition goes before a permission that narrows it."""
    about = [(text, does) for text, does in parts if topic.fits(text)]
    if not about:
        if not (topic.about.search(sentence.own) and topic.fits(sentence.plain)):
            return None
        about = [(sentence.plain, done)]
    deeds = {_deed(topic, text, does) for text, does in about}
    return next((deed for deed in (Deed.PROHIBITS, Deed.REQUIRES, Deed.PERMITS) if deed in deeds), None)


def _deed(topic: _Topic, text: str, done: tuple[Modality, ...]) -> Deed | None:
    """The deed under which the term stands; None where the sentence does nothing of the kind with it."""
    asks = {Modality.REQUIRES, Modality.ASKS, Modality.PREFERS} & set(done)
    if topic.deeds == (Deed.REQUIRES,):
        if Modality.FORBIDS in done:  # "do not remove our counter" asks for it, "never use noindex" does not
            wanted = Modality.REQUIRES in done or topic.term in _ABSENT or _REMOVAL.search(text)
            return Deed.REQUIRES if wanted else None
        return Deed.REQUIRES if asks else None
    if topic.term == "excerpt" and _WHOLE.search(text) and not _PART.search(text):
        return Deed.PROHIBITS if asks or Modality.FORBIDS in done else None
    if Modality.FORBIDS in done:
        return Deed.PROHIBITS if Deed.PROHIBITS in topic.deeds else None
    if Modality.PERMITS in done:
        return Deed.PERMITS if Deed.PERMITS in topic.deeds else None
    kept = topic.term == "stale_copy" or (
        _KEPT.search(text) and topic.term in ("title_alteration", "text_alteration")
    )
    return Deed.PROHIBITS if asks and kept else None


def _strength(term: str, done: tuple[Modality, ...]) -> str:
    if term == "manual":  # no page can show it, so a condition would keep every copy undecided
        return str(Strength.REQUEST)
    for each in (Modality.PREFERS, Modality.ASKS):
        if each in done:
            return str(each.strength)
    return str(Strength.CONDITION)


def _quoted(sentence: Sentence, deed: Deed) -> str:
    """The words that show the term: an answer with its question, and what only the line before it forbids with that line."""
    if sentence.lead.endswith("?"):
        return f"{sentence.lead} {sentence.text}"
    alone = deed is not Deed.PROHIBITS or Modality.FORBIDS in of_text(sentence.own)
    return sentence.text if alone or not sentence.lead else f"{sentence.lead} … {sentence.text}"


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
