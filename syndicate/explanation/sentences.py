"""Sentences: one term of a policy in plain English; the words are data (`data/sentences.toml`).

"You must link to the original article." is the deed; what its parameters add stands in sentences of their own, so that each
can be checked against the publisher's page. The voice is the publisher's: "we" sets the terms, "you" republishes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from syndicate import resources
from syndicate.model import Clause, Deed, ParamValue, Term
from syndicate.policy.keys import Key, Kind
from syndicate.policy.vocabulary import BY_ID
from syndicate.saying import day, in_a_row

Words = Mapping[str, Any]

_SLOT = re.compile(r"\{(\w+)\}")
_OPEN = r"[\1]"  #: how a slot in the words of a credit is shown: [author] differs from article to article
_DEFAULT = re.compile(r"`([\w-]+)`")


@dataclass(frozen=True, slots=True)
class Statement:
    """A term as an editor reads it: the sentence, what its parameters add, the publisher's own words."""

    term: str
    sentence: str
    details: tuple[str, ...] = ()
    clause: Clause = Clause()
    note: str = ""  #: our own remark

    @property
    def text(self) -> str:
        """The sentence with all that is added, as one paragraph."""
        return " ".join((self.sentence, *self.details))


def state(term: Term, without: Container[str] = ()) -> Statement:
    """The term in sentences. A term or parameter without words of its own is told by its name and value.

    Parameters named in `without` are not told.
    """
    words = _table().get(term.id, {})
    keys = {key.name: key for key in BY_ID[term.id].params}
    deed = words.get(term.deed, f"{term.deed} {term.id.replace('_', ' ')}")
    slots = set(_SLOT.findall(deed))
    filled = _SLOT.sub(lambda slot: _slot(term, keys.get(slot[1])), deed)
    details = [
        sentence
        for name, key in keys.items()
        if name not in slots
        and name not in without
        and (sentence := _of_param(term, key, term.params.get(name)))
    ]
    if term.unless:
        details.append(f"Exception: {_ended(term.unless)}")
    return Statement(
        term.id,
        _led(term, filled.rstrip(". ")),
        tuple(details),
        term.clause,
        str(term.params.get("note", "")),
    )


def unseen(term: Term) -> str:
    """What no page can show of a term, or of what its parameters say; "" where pages show it all."""
    whole = _table().get(term.id, {}).get("unseen", "")
    parts = (
        _words(term.id, key).get("unseen", "")
        for key in BY_ID[term.id].params
        if term.words(key.name) not in ((), (default(key),))
    )
    return str(whole or next(filter(None, parts), ""))


def name(term_id: str) -> str:
    """What a term is called in a sentence."""
    return str(_table().get(term_id, {}).get("name", term_id.replace("_", " ")))


def _led(term: Term, deed: str) -> str:
    """The sentence with who it binds, how much, and for which copies."""
    kind = str(term.deed) if term.deed is Deed.PERMITS else f"{term.deed}-{term.strength}"
    sentence = str(_table()["leads"][kind]).replace("{deed}.", _ended(deed))
    when = str(term.params.get("when", ""))
    if not when:
        return sentence
    condition = str(_table()["when"].get(when, f"Where the copy is {when}, "))
    supplied = str(_table().get(term.id, {}).get("supplied", "the work has what this is about"))
    return condition.replace("{supplied}", supplied) + sentence[0].lower() + sentence[1:]


def _of_param(term: Term, key: Key, value: ParamValue | None) -> str:
    """The sentence of a parameter; "" where it is absent and its absence is not told."""
    words = _words(term.id, key)
    if value is None:
        if not words.get("told"):
            return ""
        value = default(key)
    if key.kind is Kind.FLAG and {"yes", "no"} <= words.keys():
        return str(words["yes" if value else "no"])
    sentence = str(words.get("sentence", f"{key.name.replace('_', ' ').capitalize()}: {{value}}."))
    return _ended(sentence.replace("{value}", _value(term, key, value)))


def _slot(term: Term, key: Key | None) -> str:
    """The words for a parameter inside the deed's sentence; its default where it is absent."""
    if key is None:
        return "…"
    value = term.params.get(key.name)
    return _value(term, key, default(key) if value is None else value) or "…"


def _value(term: Term, key: Key, value: ParamValue) -> str:
    words = _words(term.id, key).get("words", {})
    if isinstance(value, tuple):
        shown = [str(words.get(each, each)) for each in value]
        if any("," in each or " and " in each for each in shown) and _all_of(key):
            return "; ".join(shown)
        if key.kind is Kind.TEXT:
            shown = [f"“{_SLOT.sub(_OPEN, each)}”" for each in shown]
        return in_a_row(shown, "and" if term.params.get("each") or _all_of(key) else "or")
    if key.kind is Kind.SHARE and isinstance(value, float):
        return f"{value * 100:g} per cent"
    if isinstance(value, date):
        return day(value)
    unmet = str(_table()["unmet"][term.strength])
    return str(words.get(value, value)).replace("{unmet}", unmet)


def _all_of(key: Key) -> bool:
    """Whether a list of this key means all its entries: what is free or accepted is so together."""
    return (key.kind is Kind.CHOICE and key.name != "where") or key.name in ("crawlers", "marked")


def default(key: Key) -> str:
    """The value that absence stands for, as the vocabulary tells it; "" where it is no single value."""
    found = _DEFAULT.match(key.default)
    return found[1] if found else ""


def _words(term_id: str, key: Key) -> Words:
    """The words for a parameter: those of any term, with those of this term in their place."""
    own = _table().get(term_id, {}).get("params", {}).get(key.name, {})
    return {**_table()["params"].get(key.name, {}), **own}


def _ended(sentence: str) -> str:
    """The sentence with its full stop."""
    sentence = sentence.rstrip(". ")
    return sentence if sentence.endswith(("?", "!", ".”", "?”", "!”")) else f"{sentence}."


def _table() -> Words:
    return resources.data("sentences")


def gaps() -> Iterator[str]:
    """What the table of sentences lacks, each as term, deed, parameter or value: nothing, a test holds."""
    for spec in BY_ID.values():
        words = _table().get(spec.id, {})
        yield from (f"{spec.id}: {deed}" for deed in spec.deeds if deed not in words)
        if spec.datum and "supplied" not in words:
            yield f"{spec.id}: supplied"
        for key in spec.params:
            yield from (f"{spec.id}.{key.name}: {gap}" for gap in _gaps_of(spec.id, key))


def _gaps_of(term_id: str, key: Key) -> Iterator[str]:
    words = _words(term_id, key)
    wanted = ("yes", "no") if key.kind is Kind.FLAG else ("sentence",)
    yield from (part for part in wanted if part not in words)
    if key.kind is Kind.CHOICE:
        yield from (choice for choice in key.choices if choice not in words.get("words", {}))
