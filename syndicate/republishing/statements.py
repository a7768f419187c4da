"""Statements: the terms as a reader of the publisher's page gets them, under a heading for each deed and strength.

In English they are the sentences of `policy explain`; in other languages shorter ones (`data/republish.toml`), which say
where they leave something to the terms themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from syndicate.exchange.coverage import substance
from syndicate.explanation import state
from syndicate.model import Deed, Policy, Strength, Term
from syndicate.snippets.parts import Line, Piece, seen
from syndicate.snippets.sentences import fill

Words = Mapping[str, Any]

_SLOT = re.compile(r"\{(\w+)\}")
_HEADINGS = ("may", "must", "must_not", "please", "please_not")
_FOR_CHECKS = ("pattern", "carries_key", "tolerance", "if_absent", "if_shown")
"""Parameters for whoever checks pages."""
_ELSEWHERE = (*_FOR_CHECKS, "where", "when", "licence", "plain_text", "kind", "each")
"""These, and parameters that stand beside the statement or in the credit to copy."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the terms under it, a line each."""

    title: str
    lines: tuple[Line, ...]


def sections(policy: Policy, words: Words) -> tuple[Section, ...]:
    """The terms under their headings, those of which one is enough under a heading of their own; none is empty."""
    single = {term for group in policy.any_of for term in group.terms}
    found: dict[str, list[Line]] = {}
    for heading in _HEADINGS:
        terms = (term for term in policy.terms if _heading(term) == heading)
        kept = [
            _line(term, words) for term in terms if term.deed is not Deed.REQUIRES or term.id not in single
        ]
        found.setdefault(words[heading], []).extend(kept)
    several = [
        Section(words["one_of"], tuple(_line(term, words) for term in policy.terms if term.id in group.terms))
        for group in policy.any_of
    ]
    return tuple(
        each
        for each in (*(Section(title, tuple(lines)) for title, lines in found.items()), *several)
        if each.lines
    )


def _heading(term: Term) -> str:
    if term.deed is Deed.PERMITS:
        return "may"
    binds = term.strength is Strength.CONDITION
    if term.deed is Deed.REQUIRES:
        return "must" if binds else "please"
    return "must_not" if binds else "please_not"


def _line(term: Term, words: Words) -> Line:
    if "terms" not in words:
        return (Piece(state(term, _FOR_CHECKS).text),)
    key, told = _key(term, words["terms"])
    sentence = words["terms"][key]
    slots = set(_SLOT.findall(sentence))
    line = fill(sentence, **{slot: (Piece(_value(term, slot)),) for slot in slots})
    left = substance(term).keys() - told - slots - set(_ELSEWHERE)
    return (*line, *_added(term, words, left=bool(left)))


def _key(term: Term, table: Mapping[str, str]) -> tuple[str, set[str]]:
    """The entry of the table that says most of the term, and the parameter that it says."""
    if term.deed is not Deed.PERMITS:
        for name, value in term.params.items():
            found = next((key for key in (f"{term.id}-{value}", f"{term.id}-{name}") if key in table), "")
            if found:
                return found, {name}
    key = f"{term.id}-{term.deed}"
    return (key if key in table else term.id), set()


def _value(term: Term, name: str) -> str:
    """The value as it is shown; the open slots of a wording in square brackets."""
    return seen(_SLOT.sub(r"[\1]", " / ".join(term.words(name)))) or "…"


def _added(term: Term, words: Words, *, left: bool) -> Iterator[Piece]:
    """What stands in parentheses: where, when, the exception, and that the terms say more."""
    notes: list[Line] = [
        fill(words[each]) for name in ("where", "when") for each in term.words(name) if each in words
    ]
    if term.unless:
        notes.append(fill(words["unless"], unless=(Piece(term.unless),)))
    if left:
        notes.append(fill(words["details"]))
    for at, note in enumerate(notes):
        yield Piece(" (" if at == 0 else "; ", ours=True)
        yield from note
    if notes:
        yield Piece(")", ours=True)
