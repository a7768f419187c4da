"""Match: what a page took from a work (Broder's containment, passim's alignments)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from syndicate.model.work import Version


class Kind(StrEnum):
    """What the page holds of the work."""

    FULL = "full"
    EXCERPT = "excerpt"
    QUOTATION = "quotation"
    NONE = "none"


class EditKind(StrEnum):
    """How a place of the copy differs from the work."""

    TYPOGRAPHY = "typography"
    HOUSE_STYLE = "house_style"
    TIME_PLACE = "time_place"
    INSERTION = "insertion"
    DELETION = "deletion"
    SUBSTITUTION = "substitution"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open range of words, counted from 0 through the whole text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: `before` as the work has it, `after` as the page has it ("" where there is none)."""

    kind: EditKind
    work: Passage
    page: Passage
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A passage of the work and the passage of the page that copies it."""

    work: Passage
    page: Passage
    shared: int  #: words that are equal on both sides
    selector: str = ""  #: the smallest element of the page that holds it
    quote: str = ""  #: its first words on the page


@dataclass(frozen=True, slots=True)
class Region:
    """The smallest part of the page that holds the copy: its element, and its blocks, both ends included.

    Where the copy stands in several places of the page, with other texts between, it is the fullest of them.
    """

    selector: str
    first: int  #: index into `Page.blocks`
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    """The alignments of a work and a page, and what they come to.

    `containment` is the share of the work's words found on the page, `page_share` the share of the words
    around the copy that are copied; both 0.0 to 1.0. `work_words` and `page_words` count the two texts.
    `reason` says why the kind is what it is; `kind` is `none` for a discarded candidate. Of a work with versions,
    the match is with the one that the page fits best.
    """

    kind: Kind = Kind.NONE
    containment: float = 0.0
    page_share: float = 0.0
    shared: int = 0
    work_words: int = 0
    page_words: int = 0
    region: Region | None = None
    alignments: tuple[Alignment, ...] = ()
    edits: tuple[Edit, ...] = ()  #: every difference within the copy, in the order of the page
    reason: str = ""
    version: Version | None = None  #: the former one that the page fits best; None is today's
