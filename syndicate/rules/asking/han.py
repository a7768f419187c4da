"""Han: whether a page has simplified Chinese characters where a text has traditional ones, or the reverse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from syndicate import resources
from syndicate.model import Page

_READ = 4_000  #: letters of a page that are looked at; one form runs through all of it
_SURE = 3  #: characters of one form for each of the other that make a page's form


def other_characters(text: str, page: Page) -> bool:
    """Whether `text` is in one form of the characters and the page in the other."""
    wanted = _form(text)
    if not wanted:
        return False
    there = _form("".join(block.text for block in page.blocks)[:_READ])
    return bool(there) and there != wanted


def folded(forms: Iterable[str]) -> tuple[str, ...]:
    """Word forms with traditional characters as simplified ones."""
    return tuple(form.translate(_simpler()) for form in forms)


def _form(text: str) -> str:
    """The form, by its name in the data; "" where characters of both forms, or none of either, are there."""
    counts = {form: sum(letter in letters for letter in text) for form, letters in _forms().items()}
    less, more = sorted(counts, key=counts.__getitem__)
    return more if counts[more] and counts[more] >= _SURE * counts[less] else ""


@cache
def _simpler() -> dict[int, int]:
    data = resources.data("han")
    return str.maketrans(data["traditional"], data["simplified"])


@cache
def _forms() -> dict[str, frozenset[str]]:
    """The characters that belong to one form only."""
    return {form: frozenset(letters) for form, letters in resources.data("han").items()}
