"""Sentences: what a terms page says, one statement each, with the line that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.works.document import Line, lines

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_FURNITURE = ("nav", "footer", "header", "aside", "form", "button")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9“])")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|Mr|Ms|Mrs|Dr|Prof|Inc|Ltd|No|St|U\.S)\.|\b[A-Z]\.)$")
_LEAD = re.compile(r"[:：]\s*$|\b(?:must|may not|cannot|please|following|not)\W*$", re.IGNORECASE)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_FEWEST = 3  # words; fewer are a heading or a button


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement as it stands on the page; `lead` is the line that opens its list, such as "You may not:"."""

    text: str
    lead: str = ""
    hrefs: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The lead and the statement in lower case, with straight quotes: what is searched for words."""
        return f"{self.lead} {self.text}".strip().translate(_QUOTES).lower()


def sentences(soup: BeautifulSoup) -> tuple[Sentence, ...]:
    """Every statement in the page's own text, in its order; menus, footers and headings without a verb are left out."""
    found: list[Sentence] = []
    lead = ""
    for line in lines(soup):
        if line.element.find_parent(_FURNITURE) or line.element.name in _FURNITURE:
            continue
        in_list = line.element.name == "li" or line.element.find_parent("li") is not None
        if not in_list:
            lead = line.text if _LEAD.search(line.text) else ""
        found += _of_line(line, lead if in_list else "")
    return tuple(dict.fromkeys(found))


def _of_line(line: Line, lead: str) -> Iterator[Sentence]:
    shown = "".join(char if char.isprintable() else " " for char in line.text)
    for text in _split(shown):
        if len(text.split()) >= _FEWEST and not text.endswith(":"):
            yield Sentence(text, lead, line.hrefs)


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        before = text[start : end.start()]
        if _ABBREVIATED.search(before):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    yield text[start:].strip()
