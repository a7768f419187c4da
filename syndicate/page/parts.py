"""Blocks, links and images in the making, and what becomes of them when the walk is over."""

from __future__ import annotations

from dataclasses import dataclass, field

from syndicate.model import Block, Image, Link, Place, Zone
from syndicate.page import seams
from syndicate.page.dom import Node

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
NO_CONTENT = "no content"
STRUCK = "struck through"
STRUCK_MAX = 300  #: letters of a whole line that is taken back; struck prose is a text's own business
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f\u2061\u2062\u2063\u2064")
)


@dataclass(slots=True)
class Run:
    """A block in the making; `index` is its place among the visible blocks once it is set, else -1."""

    node: Node
    hidden: str
    zone: Zone
    parts: list[str] = field(default_factory=list)
    position: int = -1  #: -1 while it holds no text
    index: int = -1
    seam: int = 0  #: inline borders since its last text; see `seams`
    struck: bool = True  #: is all of its text struck through?

    def is_struck(self) -> bool:
        """Whether a whole line is struck through: its words are shown, and taken back."""
        return self.struck and sum(map(len, self.parts)) <= STRUCK_MAX


@dataclass(slots=True)
class Anchor:
    """A link in the making."""

    node: Node
    href: str
    hidden: str
    zone: Zone
    position: int
    parts: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    run: Run | None = None
    pictured: bool = False


def seamed(run: Run, text: str) -> str:
    """The text that follows a seam, with a space before it where it begins a word of its own."""
    left = "".join(run.parts[-4:])[-40:]
    seam, run.seam = run.seam, 0
    return f" {text}" if seams.parts(left, text, seam) else text


def as_block(run: Run) -> Block:
    place = Place(run.node.path, run.position, run.zone, run.hidden)
    return Block(_folded(run.parts), place, run.node.tag, _heading(run.node))


def _folded(parts: list[str]) -> str:
    """The parts as one text with single spaces."""
    return " ".join("".join(parts).split())


def _heading(node: Node | None) -> int:
    for _ in range(3):  # a heading may hold a div or a span set as a block
        if node is None:
            break
        if node.tag in _HEADINGS:
            return _HEADINGS[node.tag]
        node = node.parent
    return 0


def as_link(anchor: Anchor) -> Link:
    text = _shown(anchor.parts) or _shown(anchor.alts)
    run = anchor.run
    position = run.position if run is not None and run.position >= 0 else anchor.position
    taken_back = STRUCK if run is not None and run.hidden == STRUCK else ""
    hidden = anchor.hidden or taken_back or ("" if text or anchor.pictured else NO_CONTENT)
    place = Place(anchor.node.path, position, anchor.zone, hidden)
    rel = anchor.node.get("rel")
    rels = tuple(dict.fromkeys(rel.lower().split())) if rel else ()
    return Link(anchor.href, text, place, run.index if run is not None and not hidden else -1, rels)


def _shown(parts: list[str]) -> str:
    text = _folded(parts)
    return text if text.isascii() or text.translate(_INVISIBLE).strip() else ""


def as_image(image: Image, run: Run | None) -> Image:
    if run is None or run.position < 0:
        return image
    place = image.place
    return Image(image.src, image.alt, Place(place.path, run.position, place.zone, place.hidden), run.index)
