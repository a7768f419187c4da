"""Which elements a visitor sees, as far as the page itself says: attributes, inline style, embedded style sheets.

External style sheets and scripts are unknown, and a name is never a reason. `aria-hidden` hides from a screen
reader, not from sight; what a closed `<details>` holds can be opened by the visitor.
"""

from __future__ import annotations

from syndicate.page import hiding
from syndicate.page.cascade import cascade
from syndicate.page.dom import Dom, Node
from syndicate.page.hiding import SEEN, Sight

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

    __slots__ = ("_shadow_hosts", "styles")

    def __init__(self, dom: Dom) -> None:
        self.styles = cascade(dom)  #: the declarations that matter, by the element's index
        #: hosts of a declared shadow tree that shows none of their own children; filled: what was seen around
        self._shadow_hosts: dict[int, Sight] = {
            node.parent.index: SEEN
            for node in dom.by_tag["template"]
            if node.parent is not None and "shadowrootmode" in node.attrs and not _has_slot(dom, node)
        }

        for index in self._shadow_hosts:
            self.styles.setdefault(index, {})

    def inside(self, node: Node, styles: hiding.Styles | None, around: Sight) -> Sight:
        """What is seen inside `node`, which has these styles and stands where `around` holds."""
        if node.tag in _SCRIPTED:
            ink, ground = hiding.coloured(styles or {}, around)
            return around._replace(ink=ink, ground=ground)
        if node.tag == "template" and "shadowrootmode" in node.attrs and node.parent is not None:
            return self._shadow_hosts.get(node.parent.index, around)
        sight = hiding.inside(styles, around) if styles else around
        if not sight.shut:
            why = _by_markup(node, styles or {})
            sight = sight._replace(shut=why) if why else sight
        if node.index in self._shadow_hosts:
            self._shadow_hosts[node.index] = sight
            sight = sight._replace(shut=sight.shut or "replaced by a shadow tree")
        return sight


def may_hide(node: Node) -> bool:
    """Whether an element that no style concerns may still be hidden."""
    return node.tag in _HIDING_TAGS or "hidden" in node.attrs or "popover" in node.attrs


def _by_markup(node: Node, styles: hiding.Styles) -> str:
    why = _BY_TAG.get(node.tag, "")
    if why or not (node.attrs or node.tag == "dialog"):
        return why
    attrs = node.attrs
    if "hidden" in attrs and "display" not in styles:
        return "hidden attribute"
    if node.tag == "dialog" and "open" not in attrs:
        return "closed dialog"
    if "popover" in attrs and "display" not in styles:
        return "closed popover"
    return ""


def _has_slot(dom: Dom, template: Node) -> bool:
    return any(isinstance(item, Node) and item.tag == "slot" for item in dom.below(template))
