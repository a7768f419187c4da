"""Page: a capture, read. Blocks of visible text in document order, links, images, metadata, language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from syndicate.errors import PageError
from syndicate.model.capture import Capture


class Zone(StrEnum):
    """The part of the page that a place belongs to, by its landmarks (ARIA roles and their usual names)."""

    BODY = "body"
    HEADER = "header"
    NAV = "nav"
    ASIDE = "aside"
    COMMENTS = "comments"
    FOOTER = "footer"


Path = tuple[str, ...]
"""The way from the root to an element, a step per level, such as `("html", "body", "p:nth-child(2)")`."""


def selector(path: Path) -> str:
    """The CSS selector of the element at `path`; it selects exactly that element."""
    return " > ".join(path)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `position` counts all blocks in document order, visible or not."""

    path: Path = field(default=(), repr=False)
    position: int = -1
    zone: Zone = Zone.BODY
    hidden: str = ""  #: why a visitor does not see it, "" where it is visible

    @property
    def selector(self) -> str:
        return selector(self.path)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that is set as one paragraph, heading, cell or line; white space is folded."""

    text: str
    place: Place
    tag: str = "p"  #: the block-level element it stands in
    heading: int = 0  #: 1 to 6 inside a heading, else 0


@dataclass(frozen=True, slots=True)
class Link:
    """An `<a href>`; `href` is absolute and http(s), `block` the index into `Page.blocks` or -1."""

    href: str
    text: str  #: its visible content: words, or the alternative text of its image
    place: Place
    block: int = -1
    rel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """An image that the page shows."""

    src: str
    alt: str
    place: Place
    block: int = -1


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and where on the page it was read, such as `meta[name=author]`."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself, outside its visible text."""

    title: str = ""  #: `<title>`
    headlines: tuple[Fact, ...] = ()  #: h1, og:title, JSON-LD headline
    site_name: str = ""
    canonical: str = ""  #: absolute, from the head or the Link header
    authors: tuple[Fact, ...] = ()
    publishers: tuple[Fact, ...] = ()
    sources: tuple[Fact, ...] = ()  #: isBasedOn, original-source, syndication-source, dc.source
    rights: tuple[Fact, ...] = ()  #: copyrightNotice, copyrightHolder, dc.rights
    licences: tuple[Fact, ...] = ()
    published: date | None = None
    modified: date | None = None
    robots: tuple[str, ...] = ()  #: tokens of meta robots and X-Robots-Tag
    free_to_read: bool | None = None  #: schema.org isAccessibleForFree
    json_ld: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    scripts: tuple[str, ...] = field(default=(), repr=False)  #: sources of scripts and frames
    #: (name, source) of every element with a class, id or attribute that signal tables ask for
    markers: tuple[Fact, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a visitor sees it; what is hidden is kept apart, with its reason.

    `problem` is set where the capture could not be read as a whole page; then nothing else may be judged.
    The capture's body stays behind; its digest names it.
    """

    capture: Capture
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    hidden: tuple[Block, ...] = field(default=(), repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    images: tuple[Image, ...] = field(default=(), repr=False)
    metadata: Metadata = Metadata()
    language: str = ""
    encoding: str = "utf-8"
    problem: PageError | None = None

    @property
    def url(self) -> str:
        """The address that finally answered."""
        return self.capture.final_url
