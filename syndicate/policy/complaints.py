"""Complaints: what is wrong with a table of a policy file, told by the tables of keys and terms alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from syndicate.model import Deed
from syndicate.policy.keys import WHEN, Key
from syndicate.policy.problems import hint, shown, under
from syndicate.policy.values import complaint, listed
from syndicate.policy.vocabulary import TERMS, ids, spec

Table = Mapping[str, Any]
Complaint = tuple[str, str]  # dotted key, message

_OF_A_DATUM = tuple(term.id for term in TERMS if term.datum)


def of_keys(
    table: Table, keys: Sequence[Key], where: str, sections: Sequence[str] = ()
) -> Iterator[Complaint]:
    """Unknown keys, values that do not fit, and what is missing; `sections` are tables that stand in this one."""
    known = {key.name: key for key in keys}
    for name, value in table.items():
        if name in known:
            if wrong := complaint(known[name], value):
                yield under(where, name), wrong
        elif name not in sections:
            yield under(where, name), f"unknown key{hint(name, (*known, *sections))}"
    for key in keys:
        if key.required and key.name not in table:
            yield under(where, key.name), f"is missing: {key.meaning}"


def of_terms(table: Table, where: str) -> Iterator[Complaint]:
    """What is wrong with the terms that a table states, and with what it is silent on."""
    stated: dict[str, Deed] = {}
    silent = listed(table.get("silent", ()))
    for deed in Deed:
        section = table.get(deed, {})
        if not is_table(section):
            yield (
                under(where, deed),
                f"expected tables such as [{deed}.{ids(deed)[0]}], found {shown(section)}",
            )
            continue
        for name, body in section.items():
            key = under(under(where, deed), name)
            yield from _stated(deed, name, body, key)
            if name in stated:
                yield key, f"stands under {stated[name]} already; a policy states a term once"
            elif name in silent:
                yield key, "is stated and listed in silent; a policy does one or the other"
            stated.setdefault(name, deed)


def of_shape(table: Table, name: str) -> Iterator[Complaint]:
    """Whether what should be an array of tables is one."""
    stated = table.get(name, [])
    if not isinstance(stated, list):
        yield name, f"expected tables, each headed [[{name}]], found {shown(stated)}"
    elif not all(is_table(row) for row in stated):
        yield name, f"expected tables, each headed [[{name}]]"


def rows(table: Table, name: str) -> Iterator[tuple[str, Table]]:
    """Each entry of an array of tables with its key, counted from 1 as a reader of the file counts."""
    stated = table.get(name)
    for number, row in enumerate(stated if isinstance(stated, list) else (), 1):
        if is_table(row):
            yield f"{name} #{number}", row


def is_table(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value of a TOML file is a table."""
    return isinstance(value, dict)


def _stated(deed: Deed, name: str, body: object, key: str) -> Iterator[Complaint]:
    """A term, or the several tables of one that is required."""
    if not (isinstance(body, list) and body and all(is_table(each) for each in body)):
        yield from _term(deed, name, body, key)
    elif deed is not Deed.REQUIRES:
        yield key, f"stands once, as [{key}]; only what is required may stand several times"
    else:
        for number, each in enumerate(body, 1):
            yield from _term(deed, name, each, f"{key} #{number}")


def _term(deed: Deed, name: str, body: object, key: str) -> Iterator[Complaint]:
    known = spec(name)
    if known is None:
        yield key, f"unknown term{hint(name, ids(), otherwise='known terms')}"
    elif deed not in known.deeds:
        yield key, f"stands under {' or '.join(known.deeds)}, never under {deed}"
    elif not is_table(body):
        yield key, f"expected a table [{key}], found {shown(body)}"
    else:
        rest = body
        if deed is not Deed.PERMITS and body.get(WHEN.name) == "supplied" and not known.datum:
            yield (
                under(key, WHEN.name),
                f"supplied stands only with terms of what a work may lack: {', '.join(_OF_A_DATUM)}",
            )
            rest = {name: value for name, value in body.items() if name != WHEN.name}
        yield from of_keys(rest, known.keys(deed), key)
