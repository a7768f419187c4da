"""The part of the page that a place belongs to: landmarks (HTML, ARIA) and the usual names for them.

A name may tell the *zone*, never that something is hidden. Names lie now and then ("has-sidebar" on a body that
is all article), so a name is a token of the table in `names.py`, and it is not believed of an element that
holds the article itself: most of the page's words, its only `<h1>`, or its `<main>`.
"""

from __future__ import annotations

from syndicate.model import Zone
from syndicate.page.dom import Dom, Node
from syndicate.page.names import BODIES, NEVER_TEXT, zones_named

MOST = 0.6
"""Share of the page's text above which an element is the page itself, whatever it is called."""

_LANDMARKS = {"nav": Zone.NAV, "aside": Zone.ASIDE, "footer": Zone.FOOTER, "header": Zone.HEADER}
_ROLES = {
    "navigation": Zone.NAV,
    "complementary": Zone.ASIDE,
    "contentinfo": Zone.FOOTER,
    "banner": Zone.HEADER,
    "search": Zone.NAV,
}
_NAMELESS = frozenset({"html", "body", "main", "article", "h1", "p", "a"})
_SECTIONS = frozenset({"article", "main", "section"})
_HEADING, _TEXT = 1, 2  #: what an element holds of the article: its only `<h1>`, its text
_EDGES = (Zone.HEADER, Zone.FOOTER)


class Zones:
    """The zones of one page."""

    __slots__ = ("_holds", "_size", "_total")

    def __init__(self, dom: Dom) -> None:
        self._size, self._holds = _measure(dom)
        self._total = self._size[0] if self._size else 0

    def of(self, node: Node, around: Zone, in_section: bool) -> Zone:
        """The zone inside `node`, which stands in the zone `around`."""
        if around is Zone.COMMENTS:
            return around
        role = node.attrs.get("role", "")
        if node.tag == "main" or role == "main":
            return Zone.BODY
        zone = _LANDMARKS.get(node.tag) or (_ROLES.get(role.strip().lower()) if role else None)
        if zone is not None:
            zone = zone if self._is_landmark(node, zone) else None
        elif node.attrs:
            zone = self._named(node)
        if zone is None or (zone in _EDGES and in_section):
            return around
        return zone

    def _is_landmark(self, node: Node, zone: Zone) -> bool:
        """Whether a landmark is one: some pages never close their `<nav>`, and hold the article in it."""
        holds = self._holds[node.index]
        if holds == _HEADING:
            return zone is not Zone.HEADER and not self._is_most(node)
        return holds != _TEXT

    def _named(self, node: Node) -> Zone | None:
        if node.tag in _NAMELESS or self._holds[node.index]:
            return None
        for names in (node.attrs.get("id"), node.attrs.get("class")):
            for zone in zones_named(names) if names else ():
                if zone is Zone.COMMENTS or not self._is_most(node):
                    return zone
        return None

    def _is_most(self, node: Node) -> bool:
        return self._size[node.index] > MOST * self._total


def opens_section(node: Node) -> bool:
    """Whether a header or footer inside belongs to this element and not to the page (HTML, sectioning content)."""
    return node.tag in _SECTIONS or node.attrs.get("role") in ("main", "article")


def _measure(dom: Dom) -> tuple[list[int], list[int]]:
    """For each element the letters below it, and what it holds of the article; one pass from the end."""
    size = [0] * len(dom.nodes)
    holds = [0] * len(dom.nodes)
    only_heading = len(dom.by_tag["h1"]) == 1
    for node in reversed(dom.nodes):
        index = node.index
        if node.tag == "main" or (node.attrs and _is_body(node.attrs)):
            holds[index] = _TEXT
        elif node.tag == "h1" and only_heading:
            holds[index] = _HEADING
        is_text = node.tag not in NEVER_TEXT
        if is_text:
            for item in node.children:
                if type(item) is str:
                    size[index] += len(item.strip())
        parent = node.parent
        if parent is not None:
            above = parent.index
            if is_text:
                size[above] += size[index]
            if holds[index] > holds[above]:
                holds[above] = holds[index]
    return size, holds


def _is_body(attrs: dict[str, str]) -> bool:
    """Whether attributes tell the article's own text."""
    if "itemprop" in attrs and "articlebody" in attrs["itemprop"].lower():
        return True
    return "class" in attrs and not BODIES.isdisjoint(attrs["class"].lower().split())
