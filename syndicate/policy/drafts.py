"""Draft: a policy that is being written, and the commented TOML file that it becomes."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from syndicate.model import Deed, ParamValue
from syndicate.policy.tables import SCHEMA

_WIDTH = 100  # columns of a comment


@dataclass(frozen=True, slots=True)
class DraftTerm:
    """A term with the keys of its table, and remarks for whoever reads the file, such as the sentence it came from."""

    term: str
    deed: Deed
    keys: Mapping[str, ParamValue] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a policy file will hold: the keys of its head and of its assigner, its terms, and remarks for its reader.

    `left` are sentences of the terms page that became no term.
    """

    head: Mapping[str, ParamValue]
    assigner: Mapping[str, ParamValue] = field(default_factory=dict)
    terms: tuple[DraftTerm, ...] = ()
    remarks: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def written(draft: Draft) -> str:
    """The draft as a TOML file; a term that stands several times becomes an array of tables."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    for remark in draft.remarks:
        yield from _comment(remark)
    yield from _pairs({"schema": SCHEMA, **draft.head})
    if draft.assigner:
        yield from ("", "[assigner]", *_pairs(draft.assigner))
    times = Counter((term.deed, term.term) for term in draft.terms)
    for term in draft.terms:
        yield ""
        for remark in term.remarks:
            yield from _comment(remark)
        name = f"{term.deed}.{term.term}"
        yield f"[[{name}]]" if times[term.deed, term.term] > 1 else f"[{name}]"
        yield from _pairs(term.keys)
    if draft.left:
        yield ""
        yield from _comment("Not mapped to any term. Read each, and add a term, a note, or nothing:")
        for sentence in draft.left:
            yield from _comment(f"- {sentence}")


def _pairs(keys: Mapping[str, ParamValue]) -> Iterator[str]:
    for name, value in keys.items():
        if value not in ("", ()):
            yield f"{name} = {_toml(value)}"


def _toml(value: ParamValue) -> str:
    """A value in TOML; JSON writes texts, numbers and flags alike, but for the one control character that it lets through."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _comment(text: str) -> Iterator[str]:
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return (f"# {line}" for line in textwrap.wrap(words, _WIDTH - 2, break_long_words=False) or [""])
