"""Validation: every problem of one policy file, told by the tables of keys and terms alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, pairwise
from typing import Any, TypeGuard

from syndicate.model import Deed
from syndicate.policy.keys import WHEN, Key
from syndicate.policy.problems import Problem, hint, shown, under
from syndicate.policy.tables import (
    ANY_OF,
    ASSIGNER,
    EDITION,
    EXAMPLE,
    EXAMPLE_WORK,
    EXAMPLES_FILE,
    EXPECTED,
    HEAD,
    OVERRIDE,
    SELECTORS,
    WAIVER,
    WAIVER_FILE,
)
from syndicate.policy.values import complaint, listed
from syndicate.policy.vocabulary import TERMS, ids, spec

Table = Mapping[str, Any]
Complaint = tuple[str, str]  # dotted key, message

_OF_A_DATUM = tuple(term.id for term in TERMS if term.datum)

SECTIONS = ("assigner", *Deed, "any_of", "editions", "overrides", "examples", "waivers")
"""The tables of a policy file beside its head."""

MOST = 200  # problems told of one file; who has more has the wrong file


def policy_problems(table: Table, path: str) -> tuple[Problem, ...]:
    """All errors of a policy file (at most 200): head, assigner, terms, alternatives, editions, overrides, waivers."""
    return tuple(Problem(path, key, message) for key, message in islice(_policy(table), MOST))


def waiver_problems(table: Table, path: str) -> tuple[Problem, ...]:
    """All errors of a file that holds nothing but waivers."""
    found = (*_keys(table, WAIVER_FILE, "", sections=("waivers",)), *_waivers(table))
    return tuple(Problem(path, key, message) for key, message in islice(found, MOST))


def example_problems(table: Table, path: str) -> tuple[Problem, ...]:
    """All errors of a file that holds nothing but examples."""
    found = (*_keys(table, EXAMPLES_FILE, "", sections=("examples",)), *_examples(table))
    return tuple(Problem(path, key, message) for key, message in islice(found, MOST))


def _policy(table: Table) -> Iterator[Complaint]:
    yield from _keys(table, HEAD, "", sections=SECTIONS)
    assigner = table.get("assigner", {})
    if _is_table(assigner):
        yield from _keys(assigner, ASSIGNER, "assigner")
    else:
        yield "assigner", f"expected a table [assigner], found {shown(assigner)}"
    yield from _terms(table, "")
    yield from _alternatives(table)
    yield from _editions(table)
    yield from _overrides(table)
    yield from _examples(table)
    yield from _waivers(table)


def _keys(table: Table, keys: Sequence[Key], where: str, sections: Sequence[str] = ()) -> Iterator[Complaint]:
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


def _terms(table: Table, where: str) -> Iterator[Complaint]:
    stated: dict[str, Deed] = {}
    silent = listed(table.get("silent", ()))
    for deed in Deed:
        section = table.get(deed, {})
        if not _is_table(section):
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


def _stated(deed: Deed, name: str, body: object, key: str) -> Iterator[Complaint]:
    """A term, or the several tables of one that is required."""
    if not (isinstance(body, list) and body and all(_is_table(each) for each in body)):
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
    elif not _is_table(body):
        yield key, f"expected a table [{key}], found {shown(body)}"
    else:
        rest = body
        if deed is not Deed.PERMITS and body.get(WHEN.name) == "supplied" and not known.datum:
            yield (
                under(key, WHEN.name),
                f"supplied stands only with terms of what a work may lack: {', '.join(_OF_A_DATUM)}",
            )
            rest = {name: value for name, value in body.items() if name != WHEN.name}
        yield from _keys(rest, known.keys(deed), key)


def _alternatives(table: Table) -> Iterator[Complaint]:
    yield from _shape(table, "any_of")
    for where, row in _rows(table, "any_of"):
        yield from _keys(row, ANY_OF, where)
        terms = listed(row.get("terms", ()))
        if len(set(map(str, terms))) == 1:
            yield under(where, "terms"), "expected at least two terms, of which one is enough"


def _editions(table: Table) -> Iterator[Complaint]:
    yield from _shape(table, "editions")
    spans: list[tuple[str, date, date]] = []
    for where, row in _rows(table, "editions"):
        wrong = [*_keys(row, EDITION, where, sections=tuple(Deed)), *_terms(row, where)]
        yield from wrong
        since, until = row.get("from"), row.get("until")
        if since is None and until is None:
            yield where, "expected from, until or both: the days on which the edition was in force"
        elif not wrong and since and until and until <= since:
            yield under(where, "until"), f"expected a day after from ({since}), found {until}"
        elif not wrong:
            spans.append((where, since or date.min, until or date.max))
    yield from _overlaps(spans)


def _overlaps(spans: list[tuple[str, date, date]]) -> Iterator[Complaint]:
    in_order = sorted(spans, key=lambda span: span[1])
    for (one, _, until), (other, since, _) in pairwise(in_order):
        if since < until:
            yield (
                other,
                f"overlaps {one}; on one day one edition is in force (until is the first day after it)",
            )


def _overrides(table: Table) -> Iterator[Complaint]:
    yield from _shape(table, "overrides")
    for where, row in _rows(table, "overrides"):
        yield from _keys(row, OVERRIDE, where, sections=tuple(Deed))
        yield from _terms(row, where)
        differs = [name for name in (*Deed, "silent") if name in row]
        if not any(key.name in row for key in SELECTORS):
            names = ", ".join(key.name for key in SELECTORS)
            yield where, f"expected {names} or several: which articles it is about"
        if row.get("offered") is False and differs:
            yield under(where, differs[0]), "articles that are not offered have no terms; leave it out"
        elif row.get("offered") is not False and not differs:
            yield where, "changes nothing: expected offered = false, silent, or terms of its own"


def _examples(table: Table) -> Iterator[Complaint]:
    yield from _shape(table, "examples")
    for where, row in _rows(table, "examples"):
        yield from _keys(row, EXAMPLE, where, sections=tuple(_PARTS_OF_EXAMPLES))
        for name, keys in _PARTS_OF_EXAMPLES.items():
            part = row.get(name, {})
            if not _is_table(part):
                yield under(where, name), f"expected a table [examples.{name}], found {shown(part)}"
            elif keys:
                yield from _keys(part, keys, under(where, name))
            elif not all(isinstance(value, str) for value in part.values()):
                yield (
                    under(where, name),
                    "expected words of the article and what the copy has for them, both as text",
                )
        if not ("expect" in row or "verdict" in row):
            yield (
                where,
                "expects nothing: expected verdict, or a table [examples.expect] of terms and outcomes",
            )


_PARTS_OF_EXAMPLES: Mapping[str, Sequence[Key]] = {"expect": EXPECTED, "work": EXAMPLE_WORK, "changed": ()}


def _waivers(table: Table) -> Iterator[Complaint]:
    yield from _shape(table, "waivers")
    seen: dict[tuple[str, str], str] = {}
    for where, row in _rows(table, "waivers"):
        yield from _keys(row, WAIVER, where)
        what = (str(row.get("site")).lower(), str(row.get("term")))
        if what in seen:
            yield where, f"waives the same term for the same site as {seen[what]}"
        seen.setdefault(what, where)


def _shape(table: Table, name: str) -> Iterator[Complaint]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        yield name, f"expected tables, each headed [[{name}]], found {shown(rows)}"
    elif not all(_is_table(row) for row in rows):
        yield name, f"expected tables, each headed [[{name}]]"


def _rows(table: Table, name: str) -> Iterator[tuple[str, Table]]:
    """Each entry of an array of tables with its key, counted from 1 as a reader of the file counts."""
    rows = table.get(name)
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        if _is_table(row):
            yield f"{name} #{number}", row


def _is_table(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)
