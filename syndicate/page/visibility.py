"""Which elements a visitor sees, as far as the page itself says: attributes, inline style, embedded style sheets.

Where a browser has rendered the page, its marks (`MARK`, set by browser/marking.js) are what is seen; nothing is guessed
then. Else external style sheets and scripts are unknown, and a name is never a reason. `aria-hidden` hides from a screen
reader, not from sight; what a closed `<details>` holds can be opened by the visitor.
"""

from __future__ import annotations

from syndicate.page import hiding
from syndicate.page.cascade import cascade
from syndicate.page.dom import Dom, Node
from syndicate.page.hiding import SEEN, Sight

MARK = "data-syndicate-hidden"
"""The attribute that tells in a rendered page why an element is not seen, "" for one that is, inside one that is not."""
_BY_TAG = {
    "template": "template",
    "noscript": "noscript",
    "noframes": "noframes",
    "audio": "shown only without media support",
    "video": "shown only without media support",
    "canvas": "shown only without media support",
}
_HIDING_TAGS = frozenset({*_BY_TAG, "dialog"})
_SCRIPTED = frozenset(
    {"html", "body"}
)  #: hidden only until a script has run; no visitor leaves an empty page so


class Visibility:
    """The visibility of one page's elements, asked from the root downwards."""

    __slots__ = ("_rendered", "_shadow_hosts", "styles")

    def __init__(self, dom: Dom, *, rendered: bool = False) -> None:
        self._rendered = rendered
        #: the declarations that matter, by the element's index; it has every element that may be hidden, even if by markup
        self.styles = cascade(dom)
        #: hosts of a declared shadow tree that shows none of their own children; filled: what was seen around
        self._shadow_hosts: dict[int, Sight] = {
            node.parent.index: SEEN
            for node in dom.by_tag["template"]
            if node.parent is not None and node.has("shadowrootmode") and not _has_slot(dom, node)
        }

        for node in dom.carrying("hidden", "popover", *((MARK,) if rendered else ())):
            self.styles.setdefault(node.index, {})
        for tag in _HIDING_TAGS:
            for node in dom.by_tag[tag]:
                self.styles.setdefault(node.index, {})
        for index in self._shadow_hosts:
            self.styles.setdefault(index, {})

    def inside(self, node: Node, styles: hiding.Styles, around: Sight) -> Sight:
        """What is seen inside `node`, one of those with styles, which stands where `around` holds."""
        if self._rendered and node.tag != "template":
            return Sight(shut=node.get(MARK)) if node.has(MARK) else around
        if node.tag in _SCRIPTED:
            ink, ground = hiding.coloured(styles, around)
            return around._replace(ink=ink, ground=ground)
        if node.tag == "template" and node.has("shadowrootmode") and node.parent is not None:
            return self._shadow_hosts.get(node.parent.index, around)
        sight = hiding.inside(styles, around) if styles else around
        if not sight.shut:
            why = _by_markup(node, styles)
            sight = sight._replace(shut=why) if why else sight
        if node.index in self._shadow_hosts:
            self._shadow_hosts[node.index] = sight
            sight = sight._replace(shut=sight.shut or "replaced by a shadow tree")
        return sight


def _by_markup(node: Node, styles: hiding.Styles) -> str:
    why = _BY_TAG.get(node.tag, "")
    if why:
        return why
    if node.has("hidden") and "display" not in styles:
        return "hidden attribute"
    if node.tag == "dialog" and not node.has("open"):
        return "closed dialog"
    if node.has("popover") and "display" not in styles:
        return "closed popover"
    return ""


def _has_slot(dom: Dom, template: Node) -> bool:
    return any(isinstance(item, Node) and item.tag == "slot" for item in dom.below(template))
