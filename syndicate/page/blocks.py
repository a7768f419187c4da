"""Text in document order: one walk over the DOM that cuts it into blocks and keeps what is hidden apart.

A block is a run of text between the borders of block-level elements. Inline elements never split a word; one
line break is a space, two in a row are a new block, as old pages write their paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from syndicate.model import Block, Image, Link, Place, Zone
from syndicate.page.dom import Comment, Dom, Node
from syndicate.page.hiding import SEEN, Sight
from syndicate.page.media import address_of_image, is_pixel
from syndicate.page.names import NEVER_TEXT
from syndicate.page.parts import Anchor, Run, as_block, as_image, as_link
from syndicate.page.visibility import Visibility
from syndicate.page.zones import Zones, opens_section
from syndicate.urls import absolute

BLOCK_TAGS = frozenset(
    "html body address article aside blockquote button caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu "
    "nav noscript ol optgroup option p plaintext pre search section summary table tbody td template tfoot th thead "
    "tr ul video xmp".split()
)
_BLOCK_DISPLAYS = ("block", "flex", "grid", "list-item", "table", "table-row", "table-cell", "flow-root")
_TELLING = frozenset("main nav aside footer header dialog template noscript audio video canvas".split())
"""Elements that say something by their tag alone; all others without attributes are as their surroundings."""
COMMENT_MAX = 2_000  #: characters kept of an HTML comment


@dataclass(frozen=True, slots=True)
class Content:
    """What the walk found, in document order."""

    blocks: tuple[Block, ...]
    hidden: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]


@dataclass(slots=True)
class _Frame:
    """An open element and what holds inside it."""

    node: Node
    children: Iterator[Node | str]
    block: Node
    sight: Sight
    zone: Zone
    in_section: bool
    anchor: Anchor | None
    breaks: bool  #: is it a block-level element?


class _Walk:
    def __init__(self, dom: Dom, base: str) -> None:
        self.base = base
        self.visibility = Visibility(dom)
        self.zones = Zones(dom)
        self.blocks: list[Block] = []
        self.hidden: list[Block] = []
        self.anchors: list[Anchor] = []
        self.pictures: list[tuple[Image, Run | None]] = []
        self.count = 0  #: blocks begun
        self.run: Run | None = None
        self.dark: Run | None = None
        self.after_break = False
        self._go(dom.root)

    def _go(self, root: Node) -> None:
        stack = [_Frame(root, iter(root.children), root, SEEN, Zone.BODY, False, None, True)]
        while stack:
            frame = stack[-1]
            for child in frame.children:
                if type(child) is Node:
                    opened = self._open(child, frame)
                    if opened is not None:
                        stack.append(opened)
                        break
                elif type(child) is Comment:
                    self._comment(child, frame)
                else:
                    self._text(child, frame)  # type: ignore[arg-type]
            else:
                stack.pop()
                self._close(frame, stack[-1] if stack else None)

    def _open(self, node: Node, around: _Frame) -> _Frame | None:
        tag = node.tag
        if tag == "br":
            self._break(around)
            return None
        if tag in NEVER_TEXT:
            return None
        sight, zone = around.sight, around.zone
        if node.attrs or tag in _TELLING or node.index in self.visibility.styles:
            sight = self.visibility.inside(node, sight)
            zone = self.zones.of(node, zone, around.in_section)
        if tag == "img" or tag == "amp-img":
            self._image(node, sight, zone, around)
            return None
        breaks = tag in BLOCK_TAGS or self.visibility.display(node) in _BLOCK_DISPLAYS
        if breaks:
            self._end_runs(sight)
            if around.anchor is not None:
                around.anchor.parts.append(" ")
        anchor = self._anchor(node, sight, zone) if tag in ("a", "area") else None
        anchor = anchor or around.anchor
        if tag == "svg" and anchor is not None and sight.reason == anchor.hidden:
            anchor.pictured = True
        return _Frame(
            node,
            iter(node.children),
            node if breaks else around.block,
            sight,
            zone,
            around.in_section or opens_section(node),
            anchor,
            breaks,
        )

    def _close(self, frame: _Frame, around: _Frame | None) -> None:
        if frame.breaks:
            self._end_runs(frame.sight)
            if around is not None and around.anchor is not None:
                around.anchor.parts.append(" ")
        elif around is not None and frame.sight.reason and not around.sight.reason:
            self._end_dark()

    def _end_runs(self, sight: Sight) -> None:
        """A border of a block ends the run; one that nobody sees leaves the visible run open."""
        self._end_dark()
        if not sight.reason:
            self._end_run()

    def _end_run(self) -> None:
        run = self.run
        self.run = None
        self.after_break = False
        if run is not None and run.position >= 0:
            run.index = len(self.blocks)
            self.blocks.append(as_block(run))

    def _end_dark(self) -> None:
        run = self.dark
        self.dark = None
        if run is not None and run.position >= 0:
            self.hidden.append(as_block(run))

    def _text(self, text: str, frame: _Frame) -> None:
        reason = frame.sight.reason
        run = self._run_for(frame, reason)
        run.parts.append(text)
        anchor = frame.anchor
        blank = text.isspace()
        if anchor is not None and (not reason or reason == anchor.hidden):
            anchor.parts.append(text)
            if not blank and (anchor.run is None or anchor.run.position < 0):
                anchor.run = run
        if blank:
            return
        if run.position < 0:
            run.position = self.count
            self.count += 1
        if not reason:
            self.after_break = False

    def _run_for(self, frame: _Frame, reason: str) -> Run:
        if not reason:
            if self.run is None:
                self.run = Run(frame.block, "", frame.zone)
            elif self.run.position < 0:
                self.run.zone = frame.zone
            return self.run
        if self.dark is None or self.dark.hidden != reason:
            self._end_dark()
            self.dark = Run(frame.node if not frame.breaks else frame.block, reason, frame.zone)
        return self.dark

    def _break(self, frame: _Frame) -> None:
        reason = frame.sight.reason
        if not reason and self.after_break:
            self._end_run()
            return
        run = self._run_for(frame, reason)
        run.parts.append("\n")
        if frame.anchor is not None:
            frame.anchor.parts.append(" ")
        if not reason:
            self.after_break = True

    def _anchor(self, node: Node, sight: Sight, zone: Zone) -> Anchor | None:
        href = absolute(node.get("href"), self.base) if "href" in node.attrs else ""
        if not href:
            return None
        anchor = Anchor(node, href, sight.reason, zone, self.count)
        if node.tag == "area":
            anchor.alts.append(node.get("alt"))
            anchor.pictured = True
        self.anchors.append(anchor)
        return anchor

    def _image(self, node: Node, sight: Sight, zone: Zone, around: _Frame) -> None:
        reason = sight.reason or ("one pixel" if is_pixel(node) else "")
        anchor = around.anchor
        if anchor is not None and reason == anchor.hidden:
            anchor.pictured = True
            anchor.alts.append(node.get("alt"))
            if anchor.run is None and not reason:
                anchor.run = self._run_for(around, "")
        written = address_of_image(node)
        src = absolute(written, self.base) if written else ""
        if src:
            run = None if reason else self._run_for(around, "")
            place = Place(node.path, self.count, zone, reason)
            self.pictures.append((Image(src, node.get("alt").strip(), place), run))

    def _comment(self, text: str, frame: _Frame) -> None:
        """Keep a comment that could hold words or a link; it begins and ends its own hidden block."""
        if len(text) > 3 and any(char.isalpha() for char in text[:200]):
            self._end_dark()
            place = Place(frame.node.path, self.count, frame.zone, "comment")
            self.hidden.append(Block(" ".join(text[:COMMENT_MAX].split()), place, frame.block.tag))
            self.count += 1


def content(dom: Dom, base: str) -> Content:
    """The blocks, links and images of a page; addresses are resolved against `base`."""
    walk = _Walk(dom, base)
    return Content(
        tuple(walk.blocks),
        tuple(walk.hidden),
        tuple(as_link(anchor) for anchor in walk.anchors),
        tuple(as_image(image, run) for image, run in walk.pictures),
    )
