"""Linting: all that is wrong with a policy file, and all that is doubtful in one that works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from syndicate import resources
from syndicate.errors import PolicyError
from syndicate.model import Deed, Policy, Strength, Term
from syndicate.policy.building import build
from syndicate.policy.clashes import Doubt, clashes
from syndicate.policy.complaints import Table
from syndicate.policy.examples import examples_of
from syndicate.policy.problems import Level, Problem, quoted, under
from syndicate.policy.sources import Source, chain, open_source
from syndicate.policy.spellings import spellings
from syndicate.policy.tables import EXAMPLES_SCHEMA
from syndicate.policy.validation import example_problems, policy_problems

FEW_LETTERS = 3  # two letters stand by chance in almost every page
STALE = 365  # days after which terms may have changed unnoticed


def lint(name_or_path: str | Path, *, on: date | None = None) -> tuple[Problem, ...]:
    """Every error of the policy file and of the examples beside it, or, where they have none, every warning.

    What depends on the day, such as terms that were read long ago, is told where the caller gives the day `on`.
    """
    try:
        source = open_source(name_or_path)
        if source.table.get("schema") == EXAMPLES_SCHEMA:
            return example_problems(source.table, source.path)
        errors = policy_problems(source.table, source.path)
        if errors:
            return errors
        links = chain(source)
        examples_of(source)
    except PolicyError as error:
        return (Problem(error.path, error.key, error.message),)
    found = _doubts(links, build(links), on)
    return tuple(Problem(source.path, key, message, Level.WARNING) for key, message in found)


def _doubts(links: Sequence[Source], policy: Policy, on: date | None) -> Iterator[Doubt]:
    table = links[0].table
    if not policy.grade:
        yield "grade", "is missing: say where the quoted words were read"
    yield from _address("terms_url", policy.terms_url)
    yield from _read(table, on)
    yield from _names(table, policy)
    yield from _terms(table, policy.terms, "")
    yield from _beyond_the_licence(links, policy.terms)
    for number, (row, edition) in enumerate(zip(table.get("editions", ()), policy.editions, strict=False), 1):
        where = f"editions #{number}"
        yield from _address(under(where, "terms_url"), edition.terms_url)
        yield from _terms(row, edition.terms, where)
    for number, (row, override) in enumerate(
        zip(table.get("overrides", ()), policy.overrides, strict=False), 1
    ):
        yield from _terms(row, override.terms, f"overrides #{number}")
    for number, row in enumerate(table.get("waivers", ()), 1):
        if on and row.get("until", on) < on:
            yield f"waivers #{number}.until", f"has run out on {row['until']}"
    yield from clashes(table, policy)


def _read(table: Table, on: date | None) -> Iterator[Doubt]:
    """Whether the terms were read on a day, and lately; the text of a licence does not change."""
    retrieved = table.get("retrieved")
    if "terms_url" in table and retrieved is None:
        yield "retrieved", "is missing: say on which day the terms were read"
    if on is None or retrieved is None or table.get("grade") == "licence-text":
        return
    days = (on - retrieved).days
    if days > STALE:
        yield "retrieved", f"is {days} days ago: read the terms again, and correct the day"
    elif days < 0:
        yield "retrieved", f"is a day to come: {retrieved}"


def _beyond_the_licence(links: Sequence[Source], terms: Iterable[Term]) -> Iterator[Doubt]:
    """Creative Commons, preamble of every 4.0 licence: what a licensor asks beyond it is a special request."""
    licences = [link.table.get("grade") == "licence-text" for link in links]
    if licences[0] or not any(licences):  # a licence that extends another is one of its own
        return
    of_the_licence = {term.id for term in build(links[1:]).terms}
    own = links[0].table.get(Deed.REQUIRES, {})
    for term in terms:
        binding = term.deed is Deed.REQUIRES and term.strength is Strength.CONDITION
        if binding and term.id in own and term.id not in of_the_licence:
            yield (
                under(term.deed, term.id),
                f"goes beyond {links[0].table['extends']}, which cannot be narrowed: make it a request",
            )


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
        if binding and term.id == "manual":
            yield (
                key,
                "is a condition that no page can show, so that every copy needs review; make it a request",
            )
        if term.clause.url not in ("", table.get("terms_url", "")):
            yield from _address(under(key, "url"), term.clause.url)
        for name, doubt in spellings(term):
            yield under(key, name), doubt


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
    elif name.casefold() in _common():
        yield key, f"{quoted(name)} is a common word and would be found on pages that do not mean it"


@cache
def _common() -> frozenset[str]:
    """Words that stand in a credit line of anybody; as an alias they would find our name where it is not."""
    return frozenset(word for words in resources.data("common_words").values() for word in words)


def _address(key: str, url: str) -> Iterator[Doubt]:
    if url and not _is_web(url):
        yield key, f"expected an address such as https://example.org/terms, found {quoted(url)}"


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that never closes
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
