"""Validation: every problem of one policy file, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, pairwise

from syndicate.model import Deed
from syndicate.policy.complaints import Complaint, Table, is_table, of_keys, of_shape, of_terms, rows
from syndicate.policy.keys import Key
from syndicate.policy.problems import Problem, shown, under
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
from syndicate.policy.values import listed

SECTIONS = ("assigner", *Deed, "any_of", "editions", "overrides", "examples", "waivers")
"""The tables of a policy file beside its head."""

MOST = 200  # problems told of one file; who has more has the wrong file


def policy_problems(table: Table, path: str) -> tuple[Problem, ...]:
    """All errors of a policy file (at most 200): head, assigner, terms, alternatives, editions, overrides, waivers."""
    return tuple(Problem(path, key, message) for key, message in islice(_policy(table), MOST))


def waiver_problems(table: Table, path: str) -> tuple[Problem, ...]:
    """All errors of a file that holds nothing but waivers."""
    found = (*of_keys(table, WAIVER_FILE, "", sections=("waivers",)), *_waivers(table))
    return tuple(Problem(path, key, message) for key, message in islice(found, MOST))


def example_problems(table: Table, path: str) -> tuple[Problem, ...]:
    """All errors of a file that holds nothing but examples."""
    found = (*of_keys(table, EXAMPLES_FILE, "", sections=("examples",)), *_examples(table))
    return tuple(Problem(path, key, message) for key, message in islice(found, MOST))


def _policy(table: Table) -> Iterator[Complaint]:
    yield from of_keys(table, HEAD, "", sections=SECTIONS)
    assigner = table.get("assigner", {})
    if is_table(assigner):
        yield from of_keys(assigner, ASSIGNER, "assigner")
    else:
        yield "assigner", f"expected a table [assigner], found {shown(assigner)}"
    yield from of_terms(table, "")
    yield from _alternatives(table)
    yield from _editions(table)
    yield from _overrides(table)
    yield from _examples(table)
    yield from _waivers(table)


def _alternatives(table: Table) -> Iterator[Complaint]:
    yield from of_shape(table, "any_of")
    for where, row in rows(table, "any_of"):
        yield from of_keys(row, ANY_OF, where)
        terms = listed(row.get("terms", ()))
        if len(set(map(str, terms))) == 1:
            yield under(where, "terms"), "expected at least two terms, of which one is enough"


def _editions(table: Table) -> Iterator[Complaint]:
    yield from of_shape(table, "editions")
    spans: list[tuple[str, date, date]] = []
    for where, row in rows(table, "editions"):
        wrong = [*of_keys(row, EDITION, where, sections=tuple(Deed)), *of_terms(row, where)]
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
    yield from of_shape(table, "overrides")
    for where, row in rows(table, "overrides"):
        yield from of_keys(row, OVERRIDE, where, sections=tuple(Deed))
        yield from of_terms(row, where)
        differs = [name for name in (*Deed, "silent") if name in row]
        if not any(key.name in row for key in SELECTORS):
            names = ", ".join(key.name for key in SELECTORS)
            yield where, f"expected {names} or several: which articles it is about"
        if row.get("offered") is False and differs:
            yield under(where, differs[0]), "articles that are not offered have no terms; leave it out"
        elif row.get("offered") is not False and not differs:
            yield where, "changes nothing: expected offered = false, silent, or terms of its own"


def _examples(table: Table) -> Iterator[Complaint]:
    yield from of_shape(table, "examples")
    for where, row in rows(table, "examples"):
        yield from of_keys(row, EXAMPLE, where, sections=tuple(_PARTS_OF_EXAMPLES))
        for name, keys in _PARTS_OF_EXAMPLES.items():
            part = row.get(name, {})
            if not is_table(part):
                yield under(where, name), f"expected a table [examples.{name}], found {shown(part)}"
            elif keys:
                yield from of_keys(part, keys, under(where, name))
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
    yield from of_shape(table, "waivers")
    seen: dict[tuple[str, str], str] = {}
    for where, row in rows(table, "waivers"):
        yield from of_keys(row, WAIVER, where)
        what = (str(row.get("site")).lower(), str(row.get("term")))
        if what in seen:
            yield where, f"waives the same term for the same site as {seen[what]}"
        seen.setdefault(what, where)
