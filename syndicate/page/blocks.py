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
from syndicate.page.hiding import BOXED, SEEN, Sight
from syndicate.page.media import address_of_image, is_pixel
from syndicate.page.names import BLOCK_DISPLAYS, BLOCK_TAGS, NEVER_TEXT
from syndicate.page.parts import STRUCK, Anchor, Run, as_block, as_image, as_link, seamed
from syndicate.page.visibility import Visibility
from syndicate.page.zones import Zones
from syndicate.urls import absolute

_VOID = frozenset({"br", "img", "amp-img"})
_LINKS = frozenset({"a", "area"})
_STRUCK = frozenset({"del", "s", "strike"})
COMMENT_MAX = 2_000  #: characters kept of an HTML comment


@dataclass(frozen=True, slots=True)
class Content:
    """What the walk found, in document order."""

    blocks: tuple[Block, ...]
    hidden: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    rules: tuple[int, ...] = ()  #: for each visible `<hr>` the position of the block that follows


@dataclass(slots=True)
class _Frame:
    """An open element and what holds inside it."""

    node: Node
    block: Node
    sight: Sight
    reason: str  #: that of `sight`
    zone: Zone
    in_section: bool
    anchor: Anchor | None
    breaks: bool  #: is it a block-level element?
    spread: bool  #: are its children boxes of their own (flex, grid)?
    struck: bool  #: is it struck through?


class _Walk:
    def __init__(self, dom: Dom, base: str, rendered: bool) -> None:
        self.base = base
        self.visibility = Visibility(dom, rendered=rendered)
        self.styles = self.visibility.styles
        self.zones = Zones(dom)
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
        frame = _Frame(dom.root, dom.root, SEEN, "", Zone.BODY, False, None, True, False, False)
        stack: list[_Frame] = []
        line = islice(dom.line, 1, len(dom.line) - 1)
        for item in line:
            if item is None:
                around = stack.pop()
                self._close(frame, around)
                frame = around
            elif type(item) is str:
                self._text(item, frame)
            elif isinstance(item, Node):
                opened = self._open(item, frame)
                if opened is not None:
                    stack.append(frame)
                    frame = opened
                else:
                    deque(islice(line, item.end - item.start), 0)
            else:
                self._comment(item, frame)
        self._end_runs("")

    def _open(self, node: Node, around: _Frame) -> _Frame | None:
        tag = node.tag
        if tag in NEVER_TEXT:
            return None
        sight, reason, zone, in_section = around.sight, around.reason, around.zone, around.in_section
        styles = self.styles.get(node.index)
        if styles is not None:
            sight = self.visibility.inside(node, styles, sight)
            reason = sight.reason
        if node in self.zones.telling:
            zone = self.zones.of(node, zone, in_section)
            in_section = in_section or self.zones.opens_section(node)
        anchor = around.anchor
        if tag in _VOID:
            self._void(node, reason, zone, around)
            return None
        if tag in _LINKS:
            anchor = self._anchor(node, reason, zone) or anchor
        elif tag == "svg" and anchor is not None and reason == anchor.hidden:
            anchor.pictured = True
        display = "" if styles is None else styles.get("display", "")
        breaks = tag in BLOCK_TAGS or display in BLOCK_DISPLAYS
        if breaks:
            self._end_runs(reason)
            if tag == "hr" and not reason:
                self.rules.append(self.count)
            if around.anchor is not None:
                around.anchor.parts.append(" ")
        elif self.run is not None or self.dark is not None:
            self._opens(tag, reason, around.spread or self._is_next_link(anchor, around))
        block = node if breaks else around.block
        spread, struck = display in BOXED, around.struck or tag in _STRUCK
        return _Frame(node, block, sight, reason, zone, in_section, anchor, breaks, spread, struck)

    def _void(self, node: Node, reason: str, zone: Zone, around: _Frame) -> None:
        """Set a break or a picture; nothing stands in either."""
        if node.tag == "br":
            self._break(around)
        else:
            self._image(node, reason, zone, around)

    def _opens(self, tag: str, reason: str, apart: bool) -> None:
        run = self.dark if reason else self.run
        if run is not None and run.hidden == reason:
            run.seam = seams.opening(tag, run.seam, apart)

    def _is_next_link(self, anchor: Anchor | None, around: _Frame) -> bool:
        """Whether a link begins where another one to elsewhere ended."""
        if self.left is None or anchor is None or anchor is around.anchor:
            return False
        return anchor.href != self.left.href

    def _close(self, frame: _Frame, around: _Frame) -> None:
        if frame.breaks:
            self._end_runs(frame.reason)
            if around.anchor is not None:
                around.anchor.parts.append(" ")
        else:
            run = self.dark if frame.reason else self.run
            if run is not None and run.hidden == frame.reason:
                run.seam = seams.closing(frame.node.tag, run.seam, around.spread)
            if frame.reason and not around.reason:
                self._end_dark()
            if frame.anchor is not around.anchor:
                self.left = frame.anchor

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

    def _text(self, text: str, frame: _Frame) -> None:
        anchor = frame.anchor
        if anchor is not None and frame.reason and frame.reason != anchor.hidden:
            anchor = None
        self.left = None
        if text.isspace():
            if anchor is not None:
                anchor.parts.append(text)
            self._space(text, frame)
            return
        if frame.reason:
            run = self._dark_run(frame)
        else:
            run = self._visible_run(frame)
            self.after_break = False
        if run.seam:
            text = seamed(run, text)
        run.parts.append(text)
        if not frame.struck:
            run.struck = False
        if run.position < 0:
            run.position = self.count
            self.count += 1
        if anchor is not None:
            anchor.parts.append(text)
            if anchor.run is None or anchor.run.position < 0:
                anchor.run = run

    def _space(self, text: str, frame: _Frame) -> None:
        """White space keeps words apart; at the beginning of a run it only tells where that began."""
        if frame.reason:
            self._dark_run(frame).parts.append(text)
        elif self.run is not None:
            self.run.parts.append(text)
        elif self.start is None:
            self.start = frame.block

    def _visible_run(self, frame: _Frame) -> Run:
        run = self.run
        if run is None:
            self.start = self.start or frame.block
            run = self.run = Run(self.start, "", frame.zone)
        elif run.position < 0:
            run.zone = frame.zone
        return run

    def _dark_run(self, frame: _Frame) -> Run:
        if self.dark is None or self.dark.hidden != frame.reason:
            self._end_dark()
            self.dark = Run(frame.block if frame.breaks else frame.node, frame.reason, frame.zone)
        return self.dark

    def _break(self, frame: _Frame) -> None:
        if not frame.reason and self.after_break:
            self._end_run()
            return
        self._space("\n", frame)
        if frame.anchor is not None:
            frame.anchor.parts.append(" ")
        if not frame.reason:
            self.after_break = True

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

    def _image(self, node: Node, hidden: str, zone: Zone, around: _Frame) -> None:
        reason = hidden or ("one pixel" if is_pixel(node) else "")
        anchor = around.anchor
        if anchor is not None and reason == anchor.hidden:
            anchor.pictured = True
            anchor.alts.append(node.get("alt"))
            if anchor.run is None and not reason:
                anchor.run = self._visible_run(around)
        if not reason:
            self._opens(node.tag, reason, apart=True)
        written = address_of_image(node)
        src = absolute(written, self.base) if written else ""
        if src:
            run = None if reason else self._visible_run(around)
            place = Place(node.path, self.count, zone, reason)
            self.pictures.append((Image(src, node.get("alt").strip(), place), run))

    def _comment(self, text: str, frame: _Frame) -> None:
        """Keep a comment that could hold words or a link; it begins and ends its own hidden block."""
        if len(text) > 3 and any(char.isalpha() for char in text[:200]):
            self._end_dark()
            place = Place(frame.node.path, self.count, frame.zone, "comment")
            self.hidden.append(Block(" ".join(text[:COMMENT_MAX].split()), place, frame.block.tag))
            self.count += 1


def content(dom: Dom, base: str, *, rendered: bool = False) -> Content:
    """The blocks, links and images of a page; addresses are resolved against `base`. `rendered` pages have their marks."""
    walk = _Walk(dom, base, rendered)
    return Content(
        tuple(walk.blocks),
        tuple(walk.hidden),
        tuple(as_link(anchor) for anchor in walk.anchors),
        tuple(as_image(image, run) for image, run in walk.pictures),
        tuple(walk.rules),
    )
