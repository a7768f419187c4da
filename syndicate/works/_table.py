"""The words of `syndicate/data/works.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from syndicate import resources
from syndicate.text import form, forms


@dataclass(frozen=True, slots=True)
class Table:
    """The lists of `works.toml`, each explained there."""

    furniture: frozenset[str]
    embeds: frozenset[str]
    pointers: tuple[str, ...]
    calls: tuple[str, ...]
    orders: tuple[str, ...]
    by: tuple[str, ...]
    between: tuple[str, ...]
    nobody: frozenset[str]
    roles: frozenset[str]
    collective: frozenset[str]
    upstream: tuple[str, ...]
    subjects: frozenset[str]
    listings: frozenset[str]
    pages: frozenset[str]
    files: tuple[str, ...]
    parameters: frozenset[str]
    stamps: tuple[str, ...]
    notes: tuple[str, ...]
    amended: tuple[str, ...]
    labels: frozenset[tuple[str, ...]]
    beside: frozenset[str]
    ago: tuple[str, ...]
    units: frozenset[str]
    counted: frozenset[str]


@cache
def table() -> Table:
    """The table, read once; openings are sorted so that the longest is tried first."""
    raw = resources.data("works")

    def longest_first(words: list[str]) -> tuple[str, ...]:
        return tuple(sorted(words, key=lambda word: (-len(word), word)))

    return Table(
        furniture=frozenset(raw["furniture"]),
        embeds=frozenset(raw["embeds"]),
        pointers=longest_first(raw["pointers"]),
        calls=tuple(raw["calls"]),
        orders=tuple(raw["orders"]),
        by=longest_first(raw["by"]),
        between=longest_first(raw["between"]),
        nobody=frozenset(raw["nobody"]),
        roles=frozenset(raw["roles"]),
        collective=frozenset(raw["collective"]),
        upstream=longest_first(raw["upstream"]["openings"]),
        subjects=frozenset(raw["upstream"]["subjects"]),
        listings=frozenset(raw["no_articles"]["listings"]),
        pages=frozenset(raw["no_articles"]["pages"]),
        files=tuple(raw["no_articles"]["files"]),
        parameters=frozenset(raw["no_articles"]["parameters"]),
        stamps=longest_first(raw["passing"]["stamps"]),
        notes=longest_first(raw["passing"]["notes"]),
        amended=longest_first(raw["passing"]["amended"]),
        labels=frozenset(map(forms, raw["passing"]["labels"])),
        beside=frozenset(map(form, raw["passing"]["beside"])),
        ago=tuple(raw["passing"]["ago"]),
        units=frozenset(map(form, raw["passing"]["units"])),
        counted=frozenset(map(form, raw["passing"]["counted"])),
    )
