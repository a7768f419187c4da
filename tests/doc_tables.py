"""The tables of the documentation, made of what the code says of its keys, terms and rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import doc_formats

from syndicate.policy.keys import NOTE, QUOTE, STRENGTH, UNLESS, URL, WHEN, Key, Kind
from syndicate.policy.tables import (
    ANY_OF,
    ASSIGNER,
    EDITION,
    EXAMPLE,
    EXAMPLE_WORK,
    HEAD,
    OVERRIDE,
    WAIVER,
)
from syndicate.policy.vocabulary import PERMISSIONS, TERMS, TermSpec
from syndicate.rules import documentation

_MARKED = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(markdown: str) -> str:
    """The text with every table between `<!-- table: NAME -->` and `<!-- end -->` written anew.

    Raises KeyError for a table that does not exist.
    """
    return _MARKED.sub(lambda found: f"{found[1]}\n{_TABLES[found[2]]()}\n{found[3]}", markdown)


def keys_table(keys: Iterable[Key]) -> str:
    """A row for each key."""
    rows = (
        (f"`{key.name}`", _holds(key), key.meaning, "**required**" if key.required else key.default)
        for key in keys
    )
    return table(("key", "holds", "meaning", "where absent"), rows)


def _terms(terms: Iterable[TermSpec]) -> str:
    rows = (
        (
            f"`{term.id}`",
            term.group,
            " or ".join(f"`{deed}`" for deed in term.deeds),
            term.meaning,
            ", ".join(f"`{key.name}`" for key in term.params),
        )
        for term in terms
    )
    return table(("term", "group", "stands under", "says that", "own keys"), rows)


def _overview() -> str:
    rows = ((f"`{term.id}`", term.group, term.meaning) for term in TERMS)
    return table(("rule", "group", "examines"), rows)


def _rules() -> str:
    rows = (
        (f"`{term.id}`", term.group, _says(term.id), f"[examples](../tests/rules/{term.id}.md)")
        for term in TERMS
    )
    return table(("rule", "group", "what it checks", "specification"), rows)


def _says(rule: str) -> str:
    return documentation(rule).partition("\n")[0]


def words_table(words: Mapping[str, str]) -> str:
    """A row for each word and its meaning."""
    return table(("word", "meaning"), ((f"`{word}`", meaning) for word, meaning in words.items()))


def _holds(key: Key) -> str:
    if key.name in ("silent", "term", "terms"):  # their choices are the table of terms itself
        one = "id of a term"
    elif key.kind is Kind.CHOICE:
        one = ", ".join(f"`{choice}`" for choice in key.choices)
    else:
        one = str(key.kind)
    many = f"{one}; one or a list" if key.many else one
    return f"{many}, or a table of lists per language" if key.by_language else many


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown; upright strokes in its cells are escaped."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


_TABLES: Mapping[str, Callable[[], str]] = {
    "head": lambda: keys_table(HEAD),
    "assigner": lambda: keys_table(ASSIGNER),
    "common": lambda: keys_table((STRENGTH, WHEN, QUOTE, URL, UNLESS, NOTE)),
    "terms": lambda: _terms(TERMS),
    "permissions": lambda: _terms(PERMISSIONS),
    "any_of": lambda: keys_table(ANY_OF),
    "overrides": lambda: keys_table(OVERRIDE),
    "examples": lambda: keys_table(EXAMPLE),
    "example_work": lambda: keys_table(EXAMPLE_WORK),
    "editions": lambda: keys_table(EDITION),
    "waivers": lambda: keys_table(WAIVER),
    "rules": _rules,
    "overview": _overview,
    "formats": lambda: table(doc_formats.HEAD, doc_formats.rows()),
}
