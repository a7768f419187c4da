"""Embedded style sheets, as far as they can hide something: rules with their selectors and declarations.

Only what is certain for every visitor counts. Rules for print or for some screens are left out; so are
selectors that depend on what the visitor does (`:hover`), on parts that are no elements (`::before`), or on a
class that scripts take away (`no-js`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from syndicate.page.remembered import remembered

MAX_RULES = 5_000  #: rules read of one page; more is a framework pasted whole
MAX_SELECTOR = 300  #: characters of a selector worth matching

Declared = tuple[str, str, bool]
"""Property in lower case, value in lower case, `!important`."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_MARK = r"""\{|\}|;|url\([^()"']*\)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\((?:[^()"'{}]|"[^"]*"|'[^']*')*\)"""
_STOP = re.compile(_MARK)
_CUT = re.compile(r"""\{(?:[^{}"'()]++|\([^(){}"']*+\))*+\}|""" + _MARK)
"""Where a sheet is cut: at a whole block without braces and strings inside, as nearly all are, else at single marks."""
_STEADY = frozenset(
    "not is where first-child last-child nth-child only-child first-of-type last-of-type nth-of-type "
    "only-of-type nth-last-child nth-last-of-type root empty link any-link".split()
)
_IMPORTANT = re.compile(r"!\s*important\s*\Z")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_BRACKETS = frozenset("()[]")
_ODD = frozenset("[]():\\*")
_PLAIN = re.compile(r"[^\[(:]+")
_NAME = re.compile(r"[.#][^\s.#>+~*&|,]+")
_PSEUDO = re.compile(r"(?<!\\):([a-z-]+)")
_NARROW = re.compile(r"\(\s*min-(?:device-)?width\s*:\s*(\d+)px\s*\)\Z")
_SURE_BLOCKS = ("@layer", "@supports", "@scope")


class StyleRule(NamedTuple):
    """A rule as it is written: its selector list and its block of declarations."""

    selectors: str
    block: str

    def alternatives(self) -> list[str]:
        """The members of the selector list."""
        if "," not in self.selectors:
            return [self.selectors]
        if _BRACKETS.isdisjoint(self.selectors):
            return [selector.strip() for selector in self.selectors.split(",")]
        return list(_alternatives(self.selectors))


@remembered(2_000_000, 1_000)
def declarations(text: str) -> tuple[Declared, ...]:
    """The declarations of a `style` attribute or of a rule's block, doubles included, in order."""
    declared: list[Declared] = []
    for piece in _pieces(_COMMENT.sub("", text)):
        name, colon, value = piece.partition(":")
        if colon:
            value, important = _IMPORTANT.subn("", _plain(value))
            declared.append((_plain(name), value.strip(), bool(important)))
    return tuple(declared)


def rules(sheets: list[str]) -> list[StyleRule]:
    """Every rule of the sheets that holds for all visitors, in order."""
    found: list[StyleRule] = []
    for sheet in sheets:
        found.extend(_written(sheet))
    return found[:MAX_RULES]


@remembered(6_000_000, 500_000)
def _written(sheet: str) -> tuple[StyleRule, ...]:
    """The rules that are sure to apply, in order."""
    blocks = sorted(_blocks(_COMMENT.sub(" ", sheet)))
    return tuple(StyleRule(selectors, block) for _, selectors, block in blocks[:MAX_RULES])


def _pieces(text: str) -> list[str]:
    """The text cut at its semicolons, but not at those in strings and brackets."""
    if not any(mark in text for mark in "\"'(\\"):
        return text.split(";")
    pieces = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group() == ";":
            pieces.append(text[start : stop.start()])
            start = stop.end()
    return [*pieces, text[start:]]


def _plain(text: str) -> str:
    """A name or value in lower case, with its escapes resolved (CSS Syntax 3, §4.3.7)."""
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: _escaped(match.group(1)) if match.group(1) else match.group(2), text)
    return text.strip().lower()


def _escaped(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def media_is_sure(query: str) -> bool:
    """Whether a media query holds for every visitor at a screen, however narrow (320 px)."""
    parts = [part.strip() for part in query.lower().split(",")]
    return any(_holds(part) for part in parts)


def _holds(query: str) -> bool:
    words = [word.strip() for word in re.split(r"\s+and\s+", query.removeprefix("only ").strip())]
    for word in words:
        narrow = _NARROW.match(word)
        if word not in ("", "all", "screen") and not (narrow and int(narrow.group(1)) <= 320):
            return False
    return True


class Needs(NamedTuple):
    """What a page must hold where a selector is to pick anything."""

    end: str  #: the class, id or tag that the selector ends in, as it is written; "" where it ends in something odd
    names: frozenset[str]  #: its classes and ids in lower case (old pages are matched so), up to anything odd


@remembered(2_000_000, MAX_SELECTOR)
def needs(selector: str) -> Needs | None:
    """A quick no to most selectors, which are for other pages of a site; None for one that must not be matched."""
    if not steady(selector):
        return None
    last = selector.replace(">", " ").replace("+", " ").replace("~", " ").split()[-1:]
    plain = _PLAIN.match(selector.lower())
    names = _NAME.findall(plain.group()) if plain and "\\" not in selector else ()
    return Needs(_end(last[0]) if last else "", frozenset(names))


def _end(last: str) -> str:
    if not _ODD.isdisjoint(last):
        return ""
    tail = max(last.rfind("."), last.rfind("#"))
    return last[tail:] if tail >= 0 else last.lower()


def steady(selector: str) -> bool:
    """Whether the selector depends on nothing but the document."""
    lowered = selector.lower()
    return (
        0 < len(selector) <= MAX_SELECTOR
        and "::" not in selector
        and "no-js" not in lowered
        and all(name in _STEADY for name in _PSEUDO.findall(lowered))
    )


@remembered(2_000_000, MAX_SELECTOR)
def specificity(selector: str) -> tuple[int, int, int]:
    """(ids, classes and attributes, elements) of one selector (Selectors 4, §17); `:where()` counts nothing."""
    bare = re.sub(r":where\([^()]*\)", "", selector)
    bare, attributes = re.subn(r"\[[^\]]*\]", "", bare)
    bare, pseudos = re.subn(r":(?!not|is)[\w-]+(?:\([^()]*\))?", "", bare)
    ids = len(re.findall(r"#[\w-]", bare))
    classes = len(re.findall(r"\.[\w\\-]", bare))
    tags = len(re.findall(r"(?:^|[\s>+~(,])[a-zA-Z]", bare))
    return ids, classes + attributes + pseudos, tags


@dataclass(slots=True)
class _Open:
    """A brace that is not closed yet: the selector its declarations are for ("" in an at-rule), its text so far."""

    order: int
    selector: str
    sure: bool  #: does its content hold for everyone?
    text: str = ""


def _blocks(sheet: str) -> Iterator[tuple[int, str, str]]:
    """(order, selector list, declarations) of the rules that are sure to apply; one pass over the text."""
    open_: list[_Open] = []
    order = 0
    start = 0  #: where the text begins that belongs to the innermost brace
    head = 0  #: where the next selector would begin
    for stop in _CUT.finditer(sheet):
        mark = stop.group()
        if mark[0] == "{":
            order += 1
            name = sheet[head : stop.start()].strip()
            if not open_ and len(mark) > 2 and name and name[0] != "@":  # as nearly all are
                yield order, name, mark[1:-1]
            else:
                if open_:
                    open_[-1].text += sheet[start:head]
                opened = _opened(name, open_[-1] if open_ else _TOP, order)
                if mark == "{":
                    open_.append(opened)
                else:
                    yield from _closed(opened, mark[1:-1])
        elif mark == "}":
            if open_:
                yield from _closed(open_.pop(), sheet[start : stop.start()])
        elif mark == ";":
            head = stop.end()
            if open_ and open_[-1].selector:
                continue
        else:
            continue
        start = head = stop.end()
    rest = sheet[start:]
    while open_:  # browsers close what the end of the sheet leaves open
        yield from _closed(open_.pop(), rest)
        rest = ""


_TOP = _Open(0, "", True)


def _opened(head: str, outer: _Open, order: int) -> _Open:
    """The brace after `head`; a nested selector is relative to that of the rule around it (CSS Nesting 1)."""
    if head.startswith("@"):
        return _Open(order, outer.selector, outer.sure and _sure(head))
    if head and outer.selector and len(head) + len(outer.selector) <= 4 * MAX_SELECTOR:
        parent = f":is({outer.selector})" if "," in outer.selector else outer.selector
        head = head.replace("&", parent) if "&" in head else f"{parent} {head}"
    return _Open(order, head or "*:not(*)", outer.sure)


def _closed(brace: _Open, rest: str) -> Iterator[tuple[int, str, str]]:
    block = brace.text + rest
    if brace.selector and brace.sure and block:
        yield brace.order, brace.selector, block


def _sure(head: str) -> bool:
    if not head.startswith("@"):
        return True
    lowered = head.lower()
    if lowered.startswith("@media"):
        return media_is_sure(lowered.removeprefix("@media"))
    return lowered.startswith(_SURE_BLOCKS) and " not " not in lowered


def _alternatives(selectors: str) -> Iterator[str]:
    """The members of a selector list; a comma inside brackets separates nothing."""
    depth = 0
    start = 0
    for mark in re.finditer(r"[(),\[\]]", selectors):
        if mark.group() in "([":
            depth += 1
        elif mark.group() in ")]":
            depth -= 1
        elif depth == 0:
            yield selectors[start : mark.start()].strip()
            start = mark.end()
    yield selectors[start:].strip()
