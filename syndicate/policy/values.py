"""The values of keys: whether a value of a TOML file fits its key, and the value that the model holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from syndicate.model import ParamValue
from syndicate.policy.keys import Key, Kind
from syndicate.policy.problems import hint, shown

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
ARTICLE_KEY = r"^(trailing-number|slug|path|query:[A-Za-z0-9_.-]{1,40})$"
HOST = r"^[^\s/:@?#*.]+(\.[^\s/:@?#*.]+)+$"
ID = r"^[a-z0-9][a-z0-9._-]*$"
SECTION = r"^/[^\s?#]+$"
"""Patterns that the JSON Schema repeats; each is linear."""
MOST = 100_000  #: of days, hours or words; what is more was meant otherwise

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # TOML escapes can write them; a terminal obeys them

_EXPECTED = {
    Kind.TEXT: "a text",
    Kind.FLAG: "true or false",
    Kind.NUMBER: f"a whole number from 1 to {MOST:,}",
    Kind.SHARE: "a share above 0 and below 1, such as 0.2 for a fifth",
    Kind.DATE: "a date without quotes, such as 2026-11-22",
    Kind.ID: 'an id of small letters, digits, ".", "_" and "-"',
    Kind.HOST: "a host such as example.org (no scheme, port, path or *; subdomains are included)",
    Kind.ARTICLE_KEY: "trailing-number, slug, path or query:NAME",
    Kind.PROSE: "a text",
    Kind.SECTION: "the beginning of a path, such as /opinion/",
}


def complaint(key: Key, value: object) -> str:
    """What is wrong with `value`; "" where it fits `key`."""
    if key.by_language and isinstance(value, dict):
        return _language_complaint(key, value)
    if isinstance(value, list) and not key.many:
        return f"expected {_expected(key)}, found a list"
    for entry in value if isinstance(value, list) else [value]:
        if not _FITS[key.kind](key, entry):
            near = hint(entry, key.choices, otherwise="") if isinstance(entry, str) else ""
            return f"expected {_expected(key)}, found {shown(entry)}{near}"
    return ""


def held(key: Key, value: object) -> ParamValue:
    """The value as the model holds it: a tuple for every key that may hold many. `value` fits `key`."""
    if key.many:
        return tuple(dict.fromkeys(str(entry).strip() for entry in listed(value)))
    return value.strip() if isinstance(value, str) else value  # type: ignore[return-value]  # checked before


def listed(value: object) -> tuple[object, ...]:
    """The entries of a value that may hold many: of a list, of a table of lists, or the single value."""
    if isinstance(value, dict):
        return tuple(entry for entries in value.values() for entry in listed(entries))
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _language_complaint(key: Key, table: Mapping[str, object]) -> str:
    for language, entries in table.items():
        if not re.match(LANGUAGE, language):
            return f"expected a language such as fr or zh-Hans, found {shown(language)}"
        wrong = "found a table" if isinstance(entries, dict) else complaint(key, entries)
        if wrong:
            return f"{language}: {wrong}"
    return ""


def _expected(key: Key) -> str:
    if key.kind is Kind.CHOICE:
        return key.choices[0] if len(key.choices) == 1 else f"one of {', '.join(key.choices)}"
    return _EXPECTED[key.kind]


def _matches(pattern: str) -> Callable[[Key, object], bool]:
    compiled = re.compile(pattern)
    return lambda _, value: (
        isinstance(value, str) and bool(compiled.match(value)) and not value.endswith("\n")
    )


_FITS: Mapping[Kind, Callable[[Key, object], bool]] = {
    Kind.TEXT: lambda _, value: isinstance(value, str) and bool(value.strip()) and not _CONTROL.search(value),
    Kind.FLAG: lambda _, value: isinstance(value, bool),
    Kind.NUMBER: lambda _, value: type(value) is int and 1 <= value <= MOST,
    Kind.SHARE: lambda _, value: isinstance(value, float) and 0 < value < 1,
    Kind.DATE: lambda _, value: isinstance(value, date) and not isinstance(value, datetime),
    Kind.CHOICE: lambda key, value: isinstance(value, str) and value in key.choices,
    Kind.ID: _matches(ID),
    Kind.HOST: _matches(HOST),
    Kind.ARTICLE_KEY: _matches(ARTICLE_KEY),
    Kind.SECTION: _matches(SECTION),
    Kind.PROSE: lambda _, value: isinstance(value, str) and bool(value.strip()),
}
