"""Text in document order: one walk over the DOM that cuts it into blocks and keeps what is hidden apart.

A block is a run of text between the borders of block-level elements. Inline elements split no word (what is one
word there is told in `seams`); one line break is a space, two in a row are a new block, as old pages write their paragraphs.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice

from syndicate.model import Block, Image, Link, Place, Zone
from syndicate.page import seams
from syndicate.page.dom import Dom, Node
from syndicate.page.hiding import BOXED, SEEN
from syndicate.page.media import address_of_image, is_pixel
from syndicate.page.names import BLOCK_DISPLAYS, BLOCK_TAGS, NEVER_TEXT
from syndicate.page.parts import STRUCK, Anchor, Around, Run, as_block, as_image, as_link, seamed
from syndicate.page.visibility import Visibility
from syndicate.page.zones import Zones
from syndicate.urls import absolute

_PICTURES = frozenset({"img", "amp-img"})
_LINKS = frozenset({"a", "area"})
_STRUCK = frozenset({"del", "s", "strike"})
_CHANGING = frozenset({*_PICTURES, *_LINKS, *_STRUCK, "br", "hr", "svg"})
"""Elements that are more than a block, or a part of a line, by their tag alone."""
COMMENT_MAX = 2_000  #: characters kept of an HTML comment


@dataclass(frozen=True, slots=True)
class Content:
    """What the walk found, in document order."""

    blocks: tuple[Block, ...]
    hidden: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    rules: tuple[int, ...] = ()  #: for each visible `<hr>` the position of the block that follows


class _Walk:
    def __init__(self, dom: Dom, base: str) -> None:
        self.base = base
        self.visibility = Visibility(dom)
        self.styles = self.visibility.styles
        self.zones = Zones(dom)
        self.telling = self.zones.telling.union(dom.nodes[index] for index in self.styles)
        self.node = self.block = dom.root  #: the open element, and the block that it stands in or is
        self.around = Around(SEEN, "", Zone.BODY, False, None, False, False)
        self.blocks: list[Block] = []
        self.hidden: list[Block] = []
        self.anchors: list[Anchor] = []
        self.pictures: list[tuple[Image, Run | None]] = []
        self.rules: list[int] = []
        self.count = 0  #: blocks begun
        self.start: Node | None = None  #: the block of the run that is open, once anything stands in it
        self.run: Run | None = None  #: that run, once it is more than white space
        self.dark: Run | None = None
        self.after_break = False
        self.left: Anchor | None = None  #: the link that ended last, until text comes
        self._go(dom)

    def _go(self, dom: Dom) -> None:
        stack: list[tuple[Node, Node, Around]] = []
        line = islice(dom.line, 1, len(dom.line) - 1)
        for item in line:
            if item is None:
                self._close(*stack.pop())
            elif type(item) is str:
                self._text(item)
            elif isinstance(item, Node):
                outside = self.node, self.block, self.around
                if self._open(item):
                    stack.append(outside)
                else:
                    deque(islice(line, item.end - item.start), 0)
            else:
                self._comment(item)
        self._end_runs("")

    def _open(self, node: Node) -> bool:
        """Go into an element, unless nothing in it counts."""
        tag, around = node.tag, self.around
        if tag in NEVER_TEXT:
            return False
        if tag in _CHANGING or around.spread or node in self.telling:
            return self._open_changing(node, tag, around)
        self.node = node
        if tag in BLOCK_TAGS:
            self.block = node
            self._border(around.reason, around.anchor)
        elif self.run is not None or self.dark is not None:
            self._opens(tag, around.reason, apart=False)
        return True

    def _open_changing(self, node: Node, tag: str, around: Around) -> bool:
        """Go into an element that may change what holds inside."""
        sight, reason, zone, in_section = around.sight, around.reason, around.zone, around.in_section
        styles = self.styles.get(node.index)
        if styles is not None:
            sight = self.visibility.inside(node, styles, sight)
            reason = sight.reason
        if node in self.zones.telling:
            zone = self.zones.of(node, zone, in_section)
            in_section = in_section or self.zones.opens_section(node)
        anchor = around.anchor
        if tag == "br":
            self._break()
            return False
        if tag in _PICTURES:
            self._image(node, reason, zone)
            return False
        if tag in _LINKS:
            anchor = self._anchor(node, reason, zone) or anchor
        elif tag == "svg" and anchor is not None and reason == anchor.hidden:
            anchor.pictured = True
        display = "" if styles is None else styles.get("display", "")
        self.node = node
        if tag in BLOCK_TAGS or display in BLOCK_DISPLAYS:
            self.block = node
            self._border(reason, around.anchor)
            if tag == "hr" and not reason:
                self.rules.append(self.count)
        elif self.run is not None or self.dark is not None:
            self._opens(tag, reason, around.spread or self._is_next_link(anchor, around))
        struck = around.struck or tag in _STRUCK
        self.around = Around(sight, reason, zone, in_section, anchor, display in BOXED, struck)
        return True

    def _opens(self, tag: str, reason: str, apart: bool) -> None:
        run = self.dark if reason else self.run
        if run is not None and run.hidden == reason:
            run.seam = seams.opening(tag, run.seam, apart)

    def _is_next_link(self, anchor: Anchor | None, around: Around) -> bool:
        """Whether a link begins where another one to elsewhere ended."""
        if self.left is None or anchor is None or anchor is around.anchor:
            return False
        return anchor.href != self.left.href

    def _close(self, node: Node, block: Node, around: Around) -> None:
        """Come out of the open element into what stands around it."""
        inside = self.around
        if self.block is not block:
            self._border(inside.reason, around.anchor)
        else:
            run = self.dark if inside.reason else self.run
            if run is not None and run.hidden == inside.reason:
                run.seam = seams.closing(self.node.tag, run.seam, around.spread)
            if inside.reason and not around.reason:
                self._end_dark()
            if inside.anchor is not around.anchor:
                self.left = inside.anchor
        self.node, self.block, self.around = node, block, around

    def _border(self, reason: str, anchor: Anchor | None) -> None:
        """Set the border of a block, which is inside a link where `anchor` is one."""
        self._end_runs(reason)
        if anchor is not None:
            anchor.parts.append(" ")

    def _end_runs(self, reason: str) -> None:
        """A border of a block ends the run; one that nobody sees leaves the visible run open."""
        if self.dark is not None:
            self._end_dark()
        if self.start is not None and not reason:
            self._end_run()

    def _end_run(self) -> None:
        run = self.run
        self.start = self.run = None
        self.after_break = False
        if run is None or run.position < 0:
            return
        if run.is_struck():
            run.hidden = STRUCK
            self.hidden.append(as_block(run))
        else:
            run.index = len(self.blocks)
            self.blocks.append(as_block(run))

    def _end_dark(self) -> None:
        run = self.dark
        self.dark = None
        if run is not None and run.position >= 0:
            self.hidden.append(as_block(run))

    def _text(self, text: str) -> None:
        around = self.around
        anchor = around.anchor
        if anchor is not None and around.reason and around.reason != anchor.hidden:
            anchor = None
        self.left = None
        if text.isspace():
            if anchor is not None:
                anchor.parts.append(text)
            self._space(text)
            return
        if around.reason:
            run = self._dark_run()
        else:
            run = self._visible_run()
            self.after_break = False
        if run.seam:
            text = seamed(run, text)
        run.parts.append(text)
        if not around.struck:
            run.struck = False
        if run.position < 0:
            run.position = self.count
            self.count += 1
        if anchor is not None:
            anchor.parts.append(text)
            if anchor.run is None or anchor.run.position < 0:
                anchor.run = run

    def _space(self, text: str) -> None:
        """White space keeps words apart; at the beginning of a run it only tells where that began."""
        if self.around.reason:
            self._dark_run().parts.append(text)
        elif self.run is not None:
            self.run.parts.append(text)
        elif self.start is None:
            self.start = self.block

    def _visible_run(self) -> Run:
        run = self.run
        if run is None:
            self.start = self.start or self.block
            run = self.run = Run(self.start, "", self.around.zone)
        elif run.position < 0:
            run.zone = self.around.zone
        return run

    def _dark_run(self) -> Run:
        reason = self.around.reason
        if self.dark is None or self.dark.hidden != reason:
            self._end_dark()
            self.dark = Run(self.node, reason, self.around.zone)
        return self.dark

    def _break(self) -> None:
        around = self.around
        if self.after_break and not around.reason:
            self._end_run()
            return
        self._space("\n")
        if around.anchor is not None:
            around.anchor.parts.append(" ")
        self.after_break = self.after_break or not around.reason

    def _anchor(self, node: Node, hidden: str, zone: Zone) -> Anchor | None:
        href = absolute(node.get("href"), self.base) if node.has("href") else ""
        if not href:
            return None
        anchor = Anchor(node, href, hidden, zone, self.count)
        if node.tag == "area":
            anchor.alts.append(node.get("alt"))
            anchor.pictured = True
        self.anchors.append(anchor)
        return anchor

    def _image(self, node: Node, hidden: str, zone: Zone) -> None:
        reason = hidden or ("one pixel" if is_pixel(node) else "")
        anchor = self.around.anchor
        if anchor is not None and reason == anchor.hidden:
            anchor.pictured = True
            anchor.alts.append(node.get("alt"))
            if anchor.run is None and not reason:
                anchor.run = self._visible_run()
        if not reason:
            self._opens(node.tag, reason, apart=True)
        written = address_of_image(node)
        src = absolute(written, self.base) if written else ""
        if src:
            run = None if reason else self._visible_run()
            place = Place(node.path, self.count, zone, reason)
            self.pictures.append((Image(src, node.get("alt").strip(), place), run))

    def _comment(self, text: str) -> None:
        """Keep a comment that could hold words or a link; it begins and ends its own hidden block."""
        if len(text) > 3 and any(char.isalpha() for char in text[:200]):
            self._end_dark()
            place = Place(self.node.path, self.count, self.around.zone, "comment")
            self.hidden.append(Block(" ".join(text[:COMMENT_MAX].split()), place, self.block.tag))
            self.count += 1


def content(dom: Dom, base: str) -> Content:
    """The blocks, links and images of a page; addresses are resolved against `base`."""
    walk = _Walk(dom, base)
    return Content(
        tuple(walk.blocks),
        tuple(walk.hidden),
        tuple(as_link(anchor) for anchor in walk.anchors),
        tuple(as_image(image, run) for image, run in walk.pictures),
        tuple(walk.rules),
    )
