"""Parts: what a snippet says, before any format has written it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from syndicate import escaping
from syndicate.model import Work


def seen(text: str) -> str:
    """A value on one line, without controls and overrides; "" where a reader would see nothing of it."""
    line = escaping.one_line(text)
    return line if any(unicodedata.category(each)[0] not in "CZ" for each in line) else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line: our own, or a value that is not trusted, linked where `url` is set."""

    text: str
    url: str = ""
    ours: bool = False

    @property
    def href(self) -> str:
        """Where it leads, percent-encoded; "" where it is no link."""
        href = escaping.href(self.url) if self.url else "#"
        return "" if href == "#" else href

    @property
    def words(self) -> str:
        """The text as it is shown: our own as it stands, a value on one line, without controls and overrides."""
        return self.text if self.ours else escaping.one_line(self.text)


Line = tuple[Piece, ...]


class Place(StrEnum):
    """Where a part stands: above the text or under it, where the terms say so."""

    ANY = ""
    TOP = "top"
    END = "end"


class Fact(StrEnum):
    """What a line tells, so that no other line has to."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    TITLE = "title"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Part:
    """A line, and what of the terms it answers."""

    line: Line
    place: Place = Place.ANY
    tells: frozenset[Fact] = frozenset()
    note: bool = False  #: it reads better under the text than above it


@dataclass(frozen=True, slots=True)
class Credit:
    """Everything that a snippet says, in the language `lang`; what a format cannot hold, its writer leaves out.

    `top` stands above the text and `end` under it. Where the terms leave that open, all is in `end`, and either will do.
    """

    work: Work
    lang: str
    dir: str  #: ltr or rtl
    top: tuple[Line, ...]
    end: tuple[Line, ...]
    body: tuple[str, ...] = ()  #: the paragraphs that may be republished
    counter: str = ""  #: address of the publisher's counter
    canonical: str = ""  #: address for the head of the page
    crawlers: tuple[str, ...] = ()  #: those that the head must keep away; "robots" is all
    publisher: str = ""
    licence: Piece | None = None
    copyright: str = ""

    @property
    def title(self) -> str:
        """The title, or the address where the work has none."""
        return seen(self.work.title) or escaping.one_line(self.work.url)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, those above the text first."""
        return self.top + self.end
