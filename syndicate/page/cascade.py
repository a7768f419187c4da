"""The declarations that win for each element (CSS Cascade 4), as far as they can hide something or show it again."""

from __future__ import annotations

import base64
import binascii
import re
from collections import defaultdict
from typing import NamedTuple
from urllib.parse import unquote

from syndicate.page import css, hiding
from syndicate.page.dom import Dom, Node
from syndicate.page.remembered import remembered
from syndicate.page.values import is_valid

_KEPT = frozenset(
    "display visibility opacity font font-size clip clip-path -webkit-clip-path position left right top bottom margin "
    "margin-left margin-top text-indent width height max-width max-height overflow overflow-x overflow-y transform "
    "-webkit-transform scale filter content-visibility color".split()
)
_WORK_LIMIT = 30_000_000  #: elements times rules matched; beyond it further rules are not looked at

_FEW = 300  #: rules of a page whose colours are followed from an element to those inside
_ELSEWHERE = re.compile(r"@(?:import|media|container|supports)", re.IGNORECASE)
_OLD_COLOURS = ("bgcolor", "background", "color")
_COLOURS = re.compile(r"background|color|position", re.IGNORECASE)

_Rank = tuple[bool, bool, int, int, int, int]
_Won = dict[str, tuple[_Rank, str]]


def cascade(dom: Dom) -> dict[int, dict[str, str]]:
    """The winning declarations of every element that anything might hide (CSS Cascade 4, one origin)."""
    won: defaultdict[int, _Won] = defaultdict(dict)
    sheets = _sheets(dom)
    rules = css.rules(sheets)
    _apply(dom, rules, won)
    is_known = len(rules) <= _FEW and _is_self_contained(dom, sheets)
    if is_known:
        _apply_colours(dom, rules, won)
    for node in dom.carrying("style"):
        style = node.get("style")
        if hiding.HINT.search(style):
            _win(won[node.index], effect(style).declared, True, (0, 0, 0, 0))
    if not is_known:
        for styles in won.values():
            styles.pop("-ground", None)
    return {
        index: {name: value for name, (_, value) in styles.items()} for index, styles in won.items() if styles
    }


class Effect(NamedTuple):
    """What a block of declarations does: those that count, and the properties among them that may hide."""

    declared: tuple[css.Declared, ...]
    causes: frozenset[str]


@remembered(2_000_000, 1_000)
def effect(block: str) -> Effect:
    """What a `style` attribute or the block of a rule does."""
    declared = css.declarations(block)
    return Effect(_effective(declared), _causes(declared))


def _apply(dom: Dom, rules: list[css.StyleRule], won: defaultdict[int, _Won]) -> None:
    """Match the rules that hide, then the others that set a property which some of those set."""
    suspects = [(order, rule) for order, rule in enumerate(rules) if hiding.is_suspect(rule.block)]
    if not suspects:
        return
    match = _Matching(dom, won)
    at_stake: set[str] = set()
    hide: set[int] = set()
    for order, rule in suspects:
        selectors = match.candidates(rule)
        causes = effect(rule.block).causes if selectors else ()
        if causes:
            hide.add(order)
            if match.apply(order, selectors, effect(rule.block).declared):
                at_stake.update(causes)
    if not at_stake:
        return
    if not at_stake & hiding.INHERITED:
        match.only_among_won()
    stake = re.compile(
        "|".join(sorted(name.strip("-").replace("ink", "color") for name in at_stake)), re.IGNORECASE
    )
    for order, rule in enumerate(rules):
        if order not in hide and stake.search(rule.block):
            selectors = match.candidates(rule)
            if selectors:
                match.apply(order, selectors, effect(rule.block).declared)


def _is_self_contained(dom: Dom, sheets: list[str]) -> bool:
    """Whether no style sheet from elsewhere, rule for some screens or old attribute can set another colour."""
    linked = any(_is_sheet(node) and not node.get("href").startswith("data:") for node in dom.by_tag["link"])
    return (
        not linked
        and not any(_ELSEWHERE.search(sheet) for sheet in sheets)
        and not dom.carrying(*_OLD_COLOURS)
    )


def _apply_colours(dom: Dom, rules: list[css.StyleRule], won: defaultdict[int, _Won]) -> None:
    """Match all rules that set a colour."""
    match = _Matching(dom, won)
    for order, rule in enumerate(rules):
        if _COLOURS.search(rule.block):
            kept = tuple(each for each in css.declarations(rule.block) if _COLOURS.search(each[0]))
            match.apply(order, match.candidates(rule), _effective(kept))


class _Matching:
    """Applies rules to the elements they pick, within a bound on the work."""

    def __init__(self, dom: Dom, won: defaultdict[int, _Won]) -> None:
        self.dom = dom
        self.won = won
        self.ends = _names(dom.nodes)  #: what a selector may end in
        self.folded = {name.lower() for name in self.ends}  #: old pages are matched whatever the case
        self.work = 0

    def only_among_won(self) -> None:
        """From now on match only rules that may pick one of the elements picked so far."""
        self.ends = _names([self.dom.nodes[index] for index in self.won])

    def candidates(self, rule: css.StyleRule) -> list[str]:
        """The selectors of a rule that may pick an element of this page."""
        return [selector for selector in rule.alternatives() if self._could_match(selector)]

    def _could_match(self, selector: str) -> bool:
        needs = css.needs(selector)
        return needs is not None and (not needs.end or needs.end in self.ends) and needs.names <= self.folded

    def apply(self, order: int, selectors: list[str], declared: tuple[css.Declared, ...]) -> bool:
        """Let the declarations of a rule, the `order`-th of the page, win where they may; whether it picked any element."""
        picked = False
        for selector in selectors:
            if self.work > _WORK_LIMIT:
                break
            self.work += len(self.dom.nodes)
            matched = self.dom.select(selector)
            if matched:
                picked = True
                rank = (*css.specificity(selector), order)
                for node in matched:
                    _win(self.won[node.index], declared, False, rank)
        return picked


def _effective(declared: tuple[css.Declared, ...]) -> tuple[css.Declared, ...]:
    """The declarations that count, with those that they imply; a browser ignores a value that it does not know."""
    effective: list[css.Declared] = []
    for name, value, important in declared:
        if name not in _KEPT or not is_valid(name, value):
            continue
        effective.append((name, value, important))
        if name == "font":
            effective.append(("font-size", _size_in(value), important))
        elif name == "color":
            ink = hiding.ink({n: v for n, v, _ in declared})
            if ink is not None:
                effective.append(("-ink", ink, important))
    behind = hiding.ground({n: v for n, v, _ in declared})
    if behind is not None:
        effective.append(("-ground", behind, False))
    return tuple(effective)


def _win(
    won: _Won, effective: tuple[css.Declared, ...], inline: bool, rank: tuple[int, int, int, int]
) -> None:
    """Let declarations win over those of lower rank."""
    for name, value, important in effective:
        place = (important, inline, *rank)
        if name not in won or won[name][0] <= place:
            won[name] = (place, value)


def _size_in(font: str) -> str:
    """The size in the shorthand `font`: the first length, else a bare zero."""
    words = [word.partition("/")[0] for word in font.split()]
    for word in words:
        if word[:1].isdigit() and not word.isdigit():
            return word
    return "0" if "0" in words else "inherit"


def _causes(declared: tuple[css.Declared, ...]) -> frozenset[str]:
    """The properties among these that may hide."""
    values = {name: value for name, value, _ in declared if is_valid(name, value)}
    if "font" in values:
        values.setdefault("font-size", _size_in(values["font"]))
    values["-ink"] = hiding.ink(values) or ""
    return frozenset(hiding.causes(values))


def _sheets(dom: Dom) -> list[str]:
    """The texts of the embedded style sheets that hold for every visitor, in document order."""
    styles = [node for node in dom.by_tag["style"] if _is_live(node)]
    links = [node for node in dom.by_tag["link"] if _is_sheet(node) and node.get("href").startswith("data:")]
    return [
        dom.text(node) if node.tag == "style" else _data_sheet(node.get("href"))
        for node in sorted([*styles, *links], key=lambda node: node.index)
    ]


def _is_live(style: Node) -> bool:
    kind = style.get("type").strip().lower()
    inert = style.parent is not None and style.parent.tag in ("noscript", "template", "svg")
    return kind in ("", "text/css") and not inert and css.media_is_sure(style.get("media"))


def _is_sheet(link: Node) -> bool:
    return "stylesheet" in link.get("rel").split()


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
    classes = {node.classes for node in nodes}
    ids = {"#" + node.id for node in nodes}
    return tags | ids | {"." + token for listed in classes for token in listed.split()}
