"""Which elements a visitor sees, as far as the page itself says: attributes, inline style, embedded style sheets.

External style sheets and scripts are unknown, and a name is never a reason. `aria-hidden` hides from a screen
reader, not from sight; what a closed `<details>` holds can be opened by the visitor.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

from syndicate.page import css, hiding
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
_SCRIPTED = frozenset(
    {"html", "body"}
)  #: hidden only until a script has run; no visitor leaves an empty page so
_KEPT = frozenset(
    "display visibility opacity font font-size clip clip-path -webkit-clip-path position left right top bottom margin "
    "margin-left margin-top text-indent width height max-width max-height overflow overflow-x overflow-y transform "
    "-webkit-transform scale filter content-visibility color".split()
)
_WORK_LIMIT = 30_000_000  #: elements times rules matched; beyond it further rules are not looked at

_Rank = tuple[bool, bool, int, int, int, int]
_Won = dict[str, tuple[_Rank, str]]


class Visibility:
    """The visibility of one page's elements, asked from the root downwards."""

    __slots__ = ("_shadow_hosts", "styles")

    def __init__(self, dom: Dom) -> None:
        self.styles = _cascade(dom)  #: the declarations that matter, by the element's index
        #: hosts of a declared shadow tree that shows none of their own children; filled: what was seen around
        self._shadow_hosts: dict[int, Sight] = {
            node.parent.index: SEEN
            for node in dom.by_tag["template"]
            if node.parent is not None and "shadowrootmode" in node.attrs and not _has_slot(node)
        }

    def display(self, node: Node) -> str:
        """The `display` that the page itself gives an element, "" where it says nothing."""
        styles = self.styles.get(node.index)
        return styles.get("display", "") if styles else ""

    def inside(self, node: Node, around: Sight) -> Sight:
        """What is seen inside `node`, which stands where `around` holds."""
        if node.tag in _SCRIPTED:
            return around
        if node.tag == "template" and "shadowrootmode" in node.attrs and node.parent is not None:
            return self._shadow_hosts.get(node.parent.index, around)
        styles = self.styles.get(node.index)
        sight = hiding.inside(styles, around) if styles else around
        if not sight.shut:
            why = _by_markup(node, styles or {})
            sight = sight._replace(shut=why) if why else sight
        if node.index in self._shadow_hosts:
            self._shadow_hosts[node.index] = sight
            sight = sight._replace(shut=sight.shut or "replaced by a shadow tree")
        return sight


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


def _has_slot(template: Node) -> bool:
    stack: list[Node | str] = [template]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            if item.tag == "slot":
                return True
            stack.extend(item.children)
    return False


def _cascade(dom: Dom) -> dict[int, dict[str, str]]:
    """The winning declarations of every element that anything might hide (CSS Cascade 4, one origin)."""
    won: dict[int, _Won] = {}
    _apply(dom, css.rules(_sheets(dom)), won)
    for node in dom.nodes:
        style = node.attrs.get("style")
        if style and hiding.HINT.search(style):
            _win(won.setdefault(node.index, {}), css.declarations(style), True, (0, 0, 0, 0))
    return {index: {name: value for name, (_, value) in styles.items()} for index, styles in won.items()}


def _apply(dom: Dom, sheet: list[css.StyleRule], won: dict[int, _Won]) -> None:
    """Match the rules that hide, then the others that set a property which some of those set."""
    hide = {
        rule.order: causes for rule in sheet if hiding.is_suspect(rule.block) and (causes := _causes(rule))
    }
    if not hide:
        return
    match = _Matching(dom, won)
    at_stake: set[str] = set()
    for rule in sheet:
        if rule.order in hide and match.apply(rule):
            at_stake |= hide[rule.order]
    if at_stake:
        if not at_stake & hiding.INHERITED:
            match.names = _names([dom.nodes[index] for index in won])
        stake = re.compile(
            "|".join(sorted(name.strip("-").replace("ink", "color") for name in at_stake)), re.IGNORECASE
        )
        for rule in sheet:
            if rule.order not in hide and stake.search(rule.block):
                match.apply(rule)


class _Matching:
    """Applies rules to the elements they pick, within a bound on the work."""

    def __init__(self, dom: Dom, won: dict[int, _Won]) -> None:
        self.dom = dom
        self.won = won
        self.names = _names(dom.nodes)
        self.work = 0

    def apply(self, rule: css.StyleRule) -> bool:
        """Let a rule win where it may; whether it picked any element."""
        declared: tuple[css.Declared, ...] = ()
        for selector in rule.alternatives():
            if self.work > _WORK_LIMIT or not _could_match(selector, self.names) or not css.steady(selector):
                continue
            self.work += len(self.dom.nodes)
            matched = self.dom.select(selector)
            if not matched:
                continue
            declared = declared or css.declarations(rule.block)
            rank = (*css.specificity(selector), rule.order)
            for node in matched:
                _win(self.won.setdefault(node.index, {}), declared, False, rank)
        return bool(declared)


def _win(
    won: _Won, declared: tuple[css.Declared, ...], inline: bool, rank: tuple[int, int, int, int]
) -> None:
    """Let declarations win over those of lower rank; a browser ignores a value that it does not know."""
    block: dict[str, str] | None = None
    for name, value, important in declared:
        if name not in _KEPT or not hiding.is_valid(name, value):
            continue
        place = (important, inline, *rank)
        _set(won, name, value, place)
        if name == "font":
            _set(won, "font-size", _size_in(value), place)
        elif name == "color":
            block = block or {n: v for n, v, _ in declared}
            ink = hiding.ink(block)
            if ink is not None:
                _set(won, "-ink", ink, place)


def _set(won: _Won, name: str, value: str, rank: _Rank) -> None:
    if name not in won or won[name][0] <= rank:
        won[name] = (rank, value)


def _size_in(font: str) -> str:
    """The size in the shorthand `font`: the first length, else a bare zero."""
    words = [word.partition("/")[0] for word in font.split()]
    for word in words:
        if word[:1].isdigit() and not word.isdigit():
            return word
    return "0" if "0" in words else "inherit"


def _causes(rule: css.StyleRule) -> set[str]:
    declared = {n: v for n, v, _ in css.declarations(rule.block) if hiding.is_valid(n, v)}
    if "font" in declared:
        declared.setdefault("font-size", _size_in(declared["font"]))
    declared["-ink"] = hiding.ink(declared) or ""
    return hiding.causes(declared)


def _sheets(dom: Dom) -> list[str]:
    sheets: list[str] = []
    for node in dom.nodes:
        if node.tag == "style" and _is_live(node):
            sheets.append(node.text())
        elif (
            node.tag == "link" and "stylesheet" in node.tokens("rel") and node.get("href").startswith("data:")
        ):
            sheets.append(_data_sheet(node.get("href")))
    return sheets


def _is_live(style: Node) -> bool:
    kind = style.get("type").strip().lower()
    inert = style.parent is not None and style.parent.tag in ("noscript", "template", "svg")
    return kind in ("", "text/css") and not inert and css.media_is_sure(style.get("media"))


def _data_sheet(address: str) -> str:
    """The text of a style sheet given as a `data:` address."""
    head, _, data = address.partition(",")
    if not head.lower().endswith(";base64"):
        return unquote(data)
    try:
        return base64.b64decode(unquote(data), validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _names(nodes: list[Node]) -> set[str]:
    """Every class (with its dot), id (with its hash) and tag among the elements."""
    tags = {node.tag for node in nodes}
    classes = {node.attrs["class"] for node in nodes if "class" in node.attrs}
    ids = {"#" + node.attrs["id"] for node in nodes if "id" in node.attrs}
    return tags | ids | {"." + token for listed in classes for token in listed.split()}


def _could_match(selector: str, names: set[str]) -> bool:
    """Whether the page has the class or id at the end of the selector; odd selectors are let through."""
    last = selector.replace(">", " ").replace("+", " ").replace("~", " ").split()[-1:]
    if not last or any(char in last[0] for char in "[]():\\*"):
        return True
    tail = max(last[0].rfind("."), last[0].rfind("#"))
    return last[0][tail:] in names if tail >= 0 else last[0].lower() in names
