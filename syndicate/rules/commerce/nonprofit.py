"""Marks of a site that works for no profit. They are told beside the signs of commerce, and settle nothing either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from syndicate.model import Case, Evidence, Fact, Line, Zone
from syndicate.rules._findings import of_fact, of_line
from syndicate.rules.commerce.schema_org import kinds
from syndicate.rules.commerce.signals import find, signals
from syndicate.rules.commerce.signs import short_lines
from syndicate.text import Words

_KINDS = frozenset(("ngo",))  # schema.org's only type of such organisations
_PARTS = ("publisher", "sourceOrganization", "author", "provider")

Lines = Sequence[tuple[Line, Words]]


def nonprofit(case: Case) -> tuple[str, tuple[Evidence, ...]]:
    """A sentence on what the page says in this direction, and where; "" for nothing."""
    starts = signals().nonprofit_starts
    lines = sorted(short_lines(case, starts), key=lambda each: each[0].place.zone is not Zone.FOOTER)
    called = next(_called(case, lines), None) or _stated(case)
    asks = next(_asks(case, lines), None)
    said = f"says “{called.quote.exact}”" if called else ""
    asked = f"asks for donations (“{asks.quote.exact}”)" if asks else ""
    told = " and ".join(filter(None, (said, asked)))
    found = tuple(place for place in (called, asks) if place)
    return (f"In the other direction, the page {told}." if told else ""), found


def _called(case: Case, lines: Lines) -> Iterator[Evidence]:
    for line, text in lines:
        said = find(text, signals().nonprofit) or find(text, signals().forms_of_law)
        if said and (said[0] in signals().nonprofit or said[1] in signals().legal_forms):
            yield of_line(case, line, said[1], "a mark of a non-profit")


def _asks(case: Case, lines: Lines) -> Iterator[Evidence]:
    for line, text in lines:
        if text.forms in signals().donations:
            yield of_line(case, line, note="asks for donations")


def _stated(case: Case) -> Evidence | None:
    """The same in structured data."""
    for thing in case.page.metadata.json_ld:
        for each in (thing, *(thing.get(name) for name in _PARTS)):
            if isinstance(each, dict) and (kind := _kind(each)):
                return of_fact(case, Fact(kind, "JSON-LD"))
    return None


def _kind(thing: Mapping[str, Any]) -> str:
    status = thing.get("nonprofitStatus")
    if isinstance(status, str) and status:
        return status.rpartition("/")[2][:60]
    return "NGO" if _KINDS.intersection(kinds(thing)) else ""
