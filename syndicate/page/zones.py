"""The part of the page that a place belongs to: landmarks (HTML, ARIA) and the usual names for them.

A name may tell the *zone*, never that something is hidden. Names lie now and then ("has-sidebar" on a body that
is all article), so a name is a token of the table in `names.py`, and it is not believed of an element that
holds the article itself: most of the page's words, its only `<h1>`, or its `<main>`.
"""

from __future__ import annotations

from syndicate.model import Zone
from syndicate.page.dom import Dom, Node
from syndicate.page.names import names_body, zones_named

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
_TELLING = _SECTIONS | _LANDMARKS.keys()
_HEADING, _TEXT = 1, 2  #: what an element holds of the article: its only `<h1>`, its text
_EDGES = (Zone.HEADER, Zone.FOOTER)


class Zones:
    """The zones of one page."""

    __slots__ = ("_holds", "_most", "_roles", "telling")

    def __init__(self, dom: Dom) -> None:
        self._holds = _holders(dom)
        self._most = MOST * dom.root.letters
        self._roles = {node: node.get("role") for node in dom.carrying("role")}
        #: the elements that may say something of their zone; all others are in that around them
        self.telling = {node for node in dom.nodes if zones_named(node.classes) or zones_named(node.id)}
        self.telling.update(self._roles, *(dom.by_tag[tag] for tag in _TELLING))

    def of(self, node: Node, around: Zone, in_section: bool) -> Zone:
        """The zone inside `node`, one of `telling`, which stands in the zone `around`."""
        if around is Zone.COMMENTS:
            return around
        zone = _LANDMARKS.get(node.tag)
        role = self._roles.get(node, "")
        if role == "main" or node.tag == "main":
            return Zone.BODY
        if role and zone is None:
            zone = _ROLES.get(role.strip().lower())
        if zone is None:
            zone = self._named(node)
        elif not self._is_landmark(node, zone):
            return around
        return around if zone is None or (zone in _EDGES and in_section) else zone

    def opens_section(self, node: Node) -> bool:
        """Whether a header or footer inside belongs to this element and not to the page (HTML, sectioning content)."""
        return node.tag in _SECTIONS or self._roles.get(node) in ("main", "article")

    def _is_landmark(self, node: Node, zone: Zone) -> bool:
        """Whether a landmark is one: some pages never close their `<nav>`, and hold the article in it."""
        holds = self._holds.get(node)
        if holds == _HEADING:
            return zone is not Zone.HEADER and not self._is_most(node)
        return holds != _TEXT

    def _named(self, node: Node) -> Zone | None:
        told = zones_named(node.id) + zones_named(node.classes)
        if not told or node.tag in _NAMELESS or node in self._holds:
            return None
        for zone in told:
            if zone is Zone.COMMENTS or not self._is_most(node):
                return zone
        return None

    def _is_most(self, node: Node) -> bool:
        return node.letters > self._most


def _holders(dom: Dom) -> dict[Node, int]:
    """What elements hold of the article, those that hold none of it left out."""
    holds: dict[Node, int] = {}
    headings = dom.by_tag["h1"]
    if len(headings) == 1:
        _hold(headings[0], _HEADING, holds)
    for node in dom.nodes:
        if node.tag == "main" or names_body(node.classes):
            _hold(node, _TEXT, holds)
    for node in dom.carrying("itemprop"):
        if "articlebody" in node.get("itemprop").lower():
            _hold(node, _TEXT, holds)
    return holds


def _hold(node: Node | None, what: int, holds: dict[Node, int]) -> None:
    """Tell an element and those around it, up to the one that knows."""
    while node is not None and holds.get(node, 0) < what:
        holds[node] = what
        node = node.parent
