"""Conditions: whether a term that holds only for some copies, as its `when` says, holds for this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from syndicate.model import Case, Kind


class Condition(NamedTuple):
    """A kind of copy, in words that follow "where it is", and how a page shows it; None is not known."""

    words: str
    holds: Callable[[Case], bool | None]


def _changed(case: Case) -> bool | None:
    from syndicate.rules.alterations.changed import changed  # brings numpy

    return changed(case)


def _translated(case: Case) -> bool | None:
    """A page in the language of the work has no translation of it; on any other both may stand."""
    here, there = primary(case.page.language), primary(case.work.language)
    return False if here and here == there else None


def _excerpted(case: Case) -> bool | None:
    from syndicate.rules._absence import breaks_off

    if case.match.kind is not Kind.EXCERPT:
        return False
    return None if breaks_off(case) else True


def primary(language: str) -> str:
    """The primary subtag of a language (BCP 47), in lower case: `pt` of `pt-BR`."""
    return language.partition("-")[0].lower()


CONDITIONS: Mapping[str, Condition] = {
    "changed": Condition("changed", _changed),
    "translated": Condition("translated", _translated),
    "excerpted": Condition("an excerpt", _excerpted),
}
