"""The front door for an original: bytes to a BeautifulSoup that no page can blow up, and its lines of text.

    bytes → characters (WHATWG) → turbohtml's tree, capped → BeautifulSoup on lxml → lines

turbohtml caps the depth at 512 and is linear on every bomb tried; lxml takes a minute on 40,000 attributes
in one tag, so those are cut before it sees them (measured, `docs/works.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.errors import NotHtml
from syndicate.page.charset import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

ATTRIBUTES = 64  #: an element that has more is no article's

_DEAD = 'script:not([type="application/ld+json" i]), style, noscript, template, svg, math, iframe, object, embed, canvas, textarea'
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text that is set as one paragraph, heading, item or cell."""

    text: str  #: white space folded
    element: Tag  #: the block-level element it stands in
    linked: int  #: characters of it that are the text of links
    hrefs: tuple[str, ...]  #: as written


def open_document(html: bytes | str, *, url: str = "", content_type: str = "") -> BeautifulSoup:
    """The page, parsed by a browser's rules, without scripts, styles, drawings and what stands in a form to be copied.

    Raises NotHtml where the bytes are not in the character encoding that they declare.
    """
    if isinstance(html, bytes):
        decoded = decode(html, content_type)
        if decoded.fault:
            raise NotHtml(decoded.fault, url=url)
        html = decoded.text
    from bs4 import BeautifulSoup

    return BeautifulSoup(_capped(html), "lxml")


def _capped(html: str) -> str:
    from turbohtml import parse

    whole = html.encode("utf-8", "replace").decode()  # a lone surrogate is no character
    document = parse(whole, positions=False)
    for element in document.select("*"):
        for name in list(element.attrs)[ATTRIBUTES:]:
            del element.attrs[name]
    for element in document.select(_DEAD):
        element.decompose()
    return str(document.serialize())


def lines(soup: BeautifulSoup) -> tuple[Line, ...]:
    """All text of the page in document order, a line each."""
    found: list[Line] = []
    run = _Run()
    for text, block, href in _texts(soup.body or soup):
        if run.parts and (block is not run.block or not text):
            found.extend(run.line())
            run = _Run()
        run.add(text, block, href)
    return (*found, *run.line())


class _Run:
    """Pieces of text of one block, until it is a line."""

    def __init__(self) -> None:
        self.block: Tag | None = None
        self.parts: list[str] = []
        self.linked = 0
        self.hrefs: list[str] = []

    def add(self, text: str, block: Tag, href: str) -> None:
        self.block = block
        self.parts.append(text)
        if href and text.strip():
            self.linked += len(" ".join(text.split()))
            self.hrefs.append(href)

    def line(self) -> Iterator[Line]:
        text = " ".join("".join(self.parts).split())
        if text and self.block is not None:
            yield Line(text, self.block, self.linked, tuple(dict.fromkeys(self.hrefs)))


def _texts(root: Tag) -> Iterator[tuple[str, Tag, str]]:
    """Every piece of text with its block and the link around it; "" is the break that a doubled `<br>` makes."""
    from bs4.element import NavigableString, Tag

    stack: list[tuple[object, Tag, str]] = [(root, root, "")]
    breaks = 0
    while stack:
        node, block, href = stack.pop()
        if isinstance(node, Tag):
            if node.name == "br":
                breaks += 1
                yield ("" if breaks > 1 else " "), block, ""
                continue
            block = node if node.name in _BLOCKS else block
            href = str(node.get("href") or "") if node.name == "a" else href
            stack.extend((child, block, href) for child in reversed(node.contents))
        elif type(node) is NavigableString:
            breaks = 0 if node.strip() else breaks
            yield str(node), block, href
