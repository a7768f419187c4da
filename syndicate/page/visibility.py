"""Which elements a visitor sees, as far as the page itself says: attributes, inline style, embedded style sheets.

External style sheets and scripts are unknown, and a name is never a reason. `aria-hidden` hides from a screen
reader, not from sight; what a closed `<details>` holds can be opened by the visitor.
"""

from __future__ import annotations

import base64
import binascii
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

    __slots__ = ("_shadow_hosts", "_styles")

    def __init__(self, dom: Dom) -> None:
        self._styles = _cascade(dom)
        self._shadow_hosts = {
            node.parent.index
            for node in dom.nodes
            if node.tag == "template" and node.parent is not None and "shadowrootmode" in node.attrs
        }

    def display(self, node: Node) -> str:
        """The `display` that the page itself gives an element, "" where it says nothing."""
        styles = self._styles.get(node.index)
        return styles.get("display", "") if styles else ""

    def inside(self, node: Node, around: Sight) -> Sight:
        """What is seen inside `node`, which stands where `around` holds."""
        if node.tag in _SCRIPTED:
            return around
        styles = self._styles.get(node.index)
        sight = hiding.inside(styles, around) if styles else around
        if not sight.shut:
            why = self._by_markup(node, styles or {})
            if why:
                sight = sight._replace(shut=why)
        return sight

    def _by_markup(self, node: Node, styles: hiding.Styles) -> str:
        if self._shadow_hosts:
            if node.tag == "template" and "shadowrootmode" in node.attrs:
                return ""  # a declared shadow tree is shown
            if node.parent is not None and node.parent.index in self._shadow_hosts:
                return "replaced by a shadow tree"
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


def _cascade(dom: Dom) -> dict[int, dict[str, str]]:
    """The winning declarations of every element that anything might hide (CSS Cascade 4, one origin)."""
    won: dict[int, _Won] = {}
    sheet = css.rules(_sheets(dom))
    hiding_rules = [rule for rule in sheet if _may_hide(dict((n, v) for n, v, _ in rule.declared))]
    if hiding_rules:
        _apply(dom, sheet, hiding_rules, won)
    for node in dom.nodes:
        style = node.attrs.get("style")
        if style and hiding.HINT.search(style):
            _win(won.setdefault(node.index, {}), css.declarations(style), True, (0, 0, 0, 0))
    return {index: {name: value for name, (_, value) in styles.items()} for index, styles in won.items()}


def _apply(
    dom: Dom, sheet: list[css.StyleRule], hiding_rules: list[css.StyleRule], won: dict[int, _Won]
) -> None:
    """Match the rules that hide, then the others that set a property which some of those rules set."""
    names = _names(dom)
    work = 0
    at_stake: set[str] = set()
    hidden_rules = set(map(id, hiding_rules))
    later = [rule for rule in sheet if id(rule) not in hidden_rules]
    for phase, chosen in enumerate((hiding_rules, later)):
        for rule in chosen:
            properties = {name for name, _, _ in rule.declared}
            if phase and not (properties & at_stake):
                continue
            if not _could_match(rule.selector, names):
                continue
            work += len(dom.nodes)
            if work > _WORK_LIMIT:
                return
            matched = dom.select(rule.selector)
            for node in matched:
                _win(won.setdefault(node.index, {}), rule.declared, False, rule.rank)
            if matched:
                at_stake |= properties & _KEPT | _PARTNERS
        if not won:
            return


_PARTNERS = frozenset({"position", "overflow", "overflow-x", "overflow-y"})


def _win(
    won: _Won, declared: tuple[css.Declared, ...], inline: bool, rank: tuple[int, int, int, int]
) -> None:
    """Let declarations win over those of lower rank."""
    for name, value, important in declared:
        if name in _KEPT:
            _set(won, name, value, (important, inline, *rank))
            if name == "font":
                _set(won, "font-size", _size_in(value), (important, inline, *rank))
            elif name == "color":
                ink = hiding.ink({n: v for n, v, _ in declared})
                if ink is not None:
                    _set(won, "-ink", ink, (important, inline, *rank))


def _set(won: _Won, name: str, value: str, rank: _Rank) -> None:
    if name not in won or won[name][0] <= rank:
        won[name] = (rank, value)


def _size_in(font: str) -> str:
    """The size in the shorthand `font`: the last length before a slash or the family."""
    for word in font.split():
        size = word.partition("/")[0]
        if size[:1].isdigit() and not size.isdigit():
            return size
    return "0" if any(word.partition("/")[0] == "0" for word in font.split()) else "inherit"


def _may_hide(declared: dict[str, str]) -> bool:
    """Whether these declarations could hide something, alone or with others that a page may add."""
    full = {"position": "absolute", "overflow": "hidden", **declared}
    if "font" in declared:
        full.setdefault("font-size", _size_in(declared["font"]))
    full["-ink"] = hiding.ink(declared) or ""
    return bool(hiding.inside(full, SEEN).reason)


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


def _names(dom: Dom) -> set[str]:
    """Every class (with its dot), id (with its hash) and tag of the page."""
    names: set[str] = set()
    for node in dom.nodes:
        names.add(node.tag)
        if node.attrs:
            names.update("." + token for token in node.tokens("class"))
            if "id" in node.attrs:
                names.add("#" + node.attrs["id"])
    return names


def _could_match(selector: str, names: set[str]) -> bool:
    """Whether the page has the class or id at the end of the selector; odd selectors are let through."""
    last = selector.replace(">", " ").replace("+", " ").replace("~", " ").split()[-1:]
    if not last or any(char in last[0] for char in "[]():\\*"):
        return True
    tail = max(last[0].rfind("."), last[0].rfind("#"))
    return last[0][tail:] in names if tail >= 0 else last[0].lower() in names
