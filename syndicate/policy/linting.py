"""Linting: all that is wrong with a policy file, and all that is doubtful in one that works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from syndicate.errors import PolicyError
from syndicate.model import Deed, Policy, Strength, Term
from syndicate.policy.building import build
from syndicate.policy.problems import Level, Problem, quoted, under
from syndicate.policy.sources import Source, chain, open_source
from syndicate.policy.validation import Table, policy_problems

Doubt = tuple[str, str]  # dotted key, message

FEW_LETTERS = 3  # two letters stand by chance in almost every page
COMMON = frozenset(
    "about admin article author blog copyright daily editor editors editorial global home information journal "
    "magazine media news online post press project report research review source staff team the times today "
    "web website world".split()
)
"""Words that stand in a credit line of anybody; as an alias they would find our name where it is not."""


def lint(name_or_path: str | Path, *, on: date | None = None) -> tuple[Problem, ...]:
    """Every error of the policy file, or, where it has none, every warning.

    Whether a waiver has run out is told where the caller gives the day `on`.
    """
    try:
        source = open_source(name_or_path)
        errors = policy_problems(source.table, source.path)
        if errors:
            return errors
        policy = build(chain(source))
    except PolicyError as error:
        return (Problem(error.path, error.key, error.message),)
    return tuple(
        Problem(source.path, key, message, Level.WARNING) for key, message in _doubts(source, policy, on)
    )


def _doubts(source: Source, policy: Policy, on: date | None) -> Iterator[Doubt]:
    if not policy.grade:
        yield "grade", "is missing: say where the quoted words were read"
    yield from _address("terms_url", policy.terms_url)
    yield from _names(source.table, policy)
    yield from _terms(source.table, policy.terms, "")
    for number, (row, edition) in enumerate(
        zip(source.table.get("editions", ()), policy.editions, strict=False), 1
    ):
        where = f"editions #{number}"
        yield from _address(under(where, "terms_url"), edition.terms_url)
        yield from _terms(row, edition.terms, where)
    for number, row in enumerate(source.table.get("waivers", ()), 1):
        if on and row.get("until", on) < on:
            yield f"waivers #{number}.until", f"has run out on {row['until']}"


def _terms(table: Table, terms: Iterable[Term], where: str) -> Iterator[Doubt]:
    """The terms that this table itself states."""
    for term in terms:
        if term.id not in table.get(term.deed, {}):
            continue
        key = under(under(where, term.deed), term.id)
        binding = term.deed is not Deed.PERMITS and term.strength is Strength.CONDITION
        if binding and not term.clause.quote:
            yield key, "is a condition without quote: give the publisher's own words"
        if binding and not term.clause.url:
            yield key, "is a condition without source: give url, or terms_url for all"
        if "url" in table[term.deed][term.id]:
            yield from _address(under(key, "url"), term.clause.url)


def _names(table: Table, policy: Policy) -> Iterator[Doubt]:
    stated = table.get("assigner", {})
    if "name" in stated:
        yield from _name("assigner.name", policy.assigner.name)
    if "aliases" in stated:
        for alias in policy.assigner.aliases:
            yield from _name("assigner.aliases", alias)


def _name(key: str, name: str) -> Iterator[Doubt]:
    has_case = name.lower() != name.upper()  # two signs are a whole name where a sign is a word
    if has_case and sum(char.isalnum() for char in name) < FEW_LETTERS:
        yield (
            key,
            f"{quoted(name)} is shorter than {FEW_LETTERS} letters and would be found on pages that do not mean it",
        )
    elif name.lower() in COMMON:
        yield key, f"{quoted(name)} is a common word and would be found on pages that do not mean it"


def _address(key: str, url: str) -> Iterator[Doubt]:
    if url and not _is_web(url):
        yield key, f"expected an address such as https://example.org/terms, found {quoted(url)}"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that never closes
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
