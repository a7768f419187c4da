"""Wires: what original and copy both have of a wire service, by its dateline or a line that names its part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from syndicate import resources
from syndicate.model import Block, Case, Evidence
from syndicate.owners import publisher_names
from syndicate.rules._findings import at
from syndicate.text import forms, line_words

_OPENING = 90  # characters in which a dateline stands
_NOTE_WORDS = 40  # words of a line that tells who contributed
_DASH = r"\s*(?:[-–—―:]|--)"


def wires(case: Case) -> Iterator[tuple[str, Evidence]]:
    """Each wire service that the copied text names as the source of a report, with the place on the page."""
    region = case.match.region
    if region is None:
        return
    own = {forms(name) for name in publisher_names(case.policy, case.work)}
    theirs = set(_named(case.work.text.split("\n\n"))) | set(_named(case.work.notes))
    for block in case.page.blocks[region.first : region.last + 1]:
        name, words = _in_block(block)
        if name in theirs and forms(name) not in own:
            yield name, at(case, block.place, block.text[:300], words)
            theirs.discard(name)


def _named(texts: tuple[str, ...] | list[str]) -> Iterator[str]:
    for text in texts:
        found = _in_text(text)[0]
        if found:
            yield found


def _in_block(block: Block) -> tuple[str, str]:
    return _in_text(block.text)


def _in_text(text: str) -> tuple[str, str]:
    """The service that a paragraph names, and the words that do so; "" twice for none."""
    dateline = _datelines().search(text[:_OPENING])
    if dateline:
        name = next(group for group in dateline.groups() if group)
        return name, dateline.group().strip()
    if len(text.split()) > _NOTE_WORDS or not any(phrase in text.casefold() for phrase in _contributed()):
        return "", ""
    line = f" {' '.join(line_words(text).forms)} "
    name = next((each for each in _services() if f" {' '.join(forms(each))} " in line), "")
    return name, text[:200] if name else ""


@cache
def _datelines() -> re.Pattern[str]:
    """Openings such as "LAGOS (Reuters) –", "(AP) —", "PARIS, May 3 (AFP) -", "BERLIN (dpa) –", "МОСКВА, 3 мая — РИА Новости."."""
    names = "|".join(map(re.escape, _services()))
    return re.compile(rf"\((?:\w+/)?({names})\){_DASH}|^[^\W\d_a-z][^.!?]{{1,50}}[-–—]\s*({names})\s*[.:/]")


@cache
def _services() -> tuple[str, ...]:
    return tuple(sorted(set(resources.data("pictures")["wires"]), key=lambda name: (-len(name), name)))


@cache
def _contributed() -> tuple[str, ...]:
    return tuple(phrase.casefold() for phrase in resources.data("pictures")["contributed"])
