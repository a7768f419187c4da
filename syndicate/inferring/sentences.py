"""Sentences: what a terms page says, one statement each, with the line that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syndicate.inferring.leads import opens, spoken
from syndicate.works.document import Line, lines

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_FURNITURE = ("nav", "footer", "header", "aside", "form", "button")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "legend")
_ITEMS = ("li", "dd")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9“])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|Mr|Ms|Mrs|Dr|Prof|Inc|Ltd|St|U\.S)\.|\b[A-Z]\.|\S No\.|^\W*\d+\.)$"
)
_LEAD = re.compile(r"[:：]\s*$|\b(?:must|may not|cannot|please|following|not)\W*$", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_OPENS_QUOTE = ("“", '"', "«", "„")
_FEWEST = 3  # words; fewer are a heading or a button, but for an item of a list that something leads to
_BULLET = re.compile(r"(?:^|\s)[•·▪◦‣●■✓✔✗✘❌✅➤►]\s*|^[*–-]\s+")  # of a list that is none in the markup
_LONGEST_QUESTION = 30  # words; what is longer is no heading of an answer


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement as it stands on the page; `lead` is the line before that it hangs on, such as "You may not:"."""

    text: str
    lead: str = ""
    hrefs: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The lead and the statement in lower case, with straight quotes: what is searched for words."""
        return spoken(self.lead, self.text)[0]

    @property
    def own(self) -> str:
        """The same without a lead that is no question."""
        return spoken(self.lead, self.text)[1]


def sentences(soup: BeautifulSoup) -> tuple[Sentence, ...]:
    """Every statement in the page's own text, in its order; menus and footers are left out.

    Of lines that lead to others each is a statement too: nothing else is told of the last one.
    """
    leads = _Leads()
    found: list[Sentence] = []
    for line in lines(soup):
        if line.element.find_parent(_FURNITURE) or line.element.name in _FURNITURE:
            continue
        found += _of_line(line, leads.to(line))
    return tuple(dict.fromkeys(found))


@dataclass(slots=True)
class _Leads:
    """What leads to the line at hand: the question or the line just before, the line that opened its list, its heading, its row's."""

    question: str = ""
    opening: str = ""
    heading: str = ""
    row: str = ""
    just_before: bool = field(default=False)

    def to(self, line: Line) -> str:
        """The lead of the line; after it the line may lead to others itself."""
        text, is_heading = line.text, _within(line, _HEADINGS)
        in_list = _within(line, _ITEMS) or bool(_BULLET.match(text))
        if _within(line, ("th",)):
            self.row = text
            return ""
        if _within(line, ("td",)):
            return self.row
        self.row = ""
        question, self.question = self.question, ""
        if text.endswith("?") and len(text.split()) <= _LONGEST_QUESTION and not in_list:
            self.question, self.opening = text, ""
            self.heading = text if opens(text) else "" if is_heading else self.heading
            return ""
        if is_heading:
            self.heading, self.opening = (text if opens(text) else ""), ""
            return ""
        if in_list:
            return self.opening or self.heading or question
        quoted = self.just_before and (
            text.startswith(_OPENS_QUOTE) or _within(line, ("blockquote", "pre", "figure"))
        )
        before, self.opening = self.opening, text if _LEAD.search(text) or opens(text) else ""
        self.just_before = bool(self.opening)
        return before if quoted else question


def _within(line: Line, names: tuple[str, ...]) -> bool:
    return line.element.name in names or line.element.find_parent(names) is not None


def _of_line(line: Line, lead: str) -> Iterator[Sentence]:
    """The statements of a line; what leads to it leads to the first of them, a bare "No." with what follows it."""
    shown = "".join(char if char.isprintable() else " " for char in line.text)
    for item in filter(None, (part.strip() for part in _BULLET.split(shown))):
        parts = list(_split(item))
        if lead.endswith("?") and len(parts) > 1 and len(parts[0].split()) < _FEWEST:
            parts[:2] = [f"{parts[0]} {parts[1]}"]
        for at, text in enumerate(parts):
            hangs = lead if at == 0 else ""
            if len(text.split()) >= _FEWEST or (hangs and text):
                yield Sentence(text, hangs, line.hrefs)


def _split(text: str) -> Iterator[str]:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    start = 0
    for end in _END.finditer(text):
        before = text[start : end.start()]
        if _ABBREVIATED.search(before) or any(a < end.start() < b - 1 for a, b in quoted):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    yield text[start:].strip()
