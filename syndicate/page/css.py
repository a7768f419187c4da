"""Embedded style sheets, as far as they can hide something: rules with their selectors and declarations.

Only what is certain for every visitor counts. Rules for print or for some screens are left out; so are
selectors that depend on what the visitor does (`:hover`), on parts that are no elements (`::before`), or on a
class that scripts take away (`no-js`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_RULES = 5_000  #: rules read of one page; more is a framework pasted whole
MAX_SELECTOR = 300  #: characters of a selector worth matching

Declared = tuple[str, str, bool]
"""Property in lower case, value in lower case, `!important`."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_STOP = re.compile(r"""[{};]|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\((?:[^()"'{}]|"[^"]*"|'[^']*')*\)""")
_STEADY = frozenset(
    "not is where first-child last-child nth-child only-child first-of-type last-of-type nth-of-type "
    "only-of-type nth-last-child nth-last-of-type root empty link any-link".split()
)
_PSEUDO = re.compile(r"(?<!\\):([a-z-]+)")
_NARROW = re.compile(r"\(\s*min-(?:device-)?width\s*:\s*(\d+)px\s*\)\Z")
_SURE_BLOCKS = ("@layer", "@supports", "@scope")


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One selector with its declarations; `rank` orders it in the cascade (specificity, then order)."""

    selector: str
    declared: tuple[Declared, ...]
    rank: tuple[int, int, int, int]


def declarations(text: str) -> tuple[Declared, ...]:
    """The declarations of a `style` attribute or of a rule's block."""
    from turbohtml.cssom import StyleDeclaration

    parsed = StyleDeclaration.parse(_COMMENT.sub("", text))
    return tuple((name, parsed[name].strip().lower(), parsed.important(name)) for name in parsed)


def rules(sheets: list[str]) -> list[StyleRule]:
    """Every rule of the sheets that holds for all visitors, in order."""
    found: list[StyleRule] = []
    for sheet in sheets:
        for selectors, block in _blocks(_COMMENT.sub(" ", sheet)):
            declared = declarations(block)
            for selector in _alternatives(selectors):
                if len(found) >= MAX_RULES:
                    return found
                if declared and steady(selector):
                    found.append(StyleRule(selector, declared, (*specificity(selector), len(found))))
    return found


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


def steady(selector: str) -> bool:
    """Whether the selector depends on nothing but the document."""
    lowered = selector.lower()
    return (
        0 < len(selector) <= MAX_SELECTOR
        and "::" not in selector
        and "no-js" not in lowered
        and all(name in _STEADY for name in _PSEUDO.findall(lowered))
    )


def specificity(selector: str) -> tuple[int, int, int]:
    """(ids, classes and attributes, elements) of one selector (Selectors 4, §17); `:where()` counts nothing."""
    bare = re.sub(r":where\([^()]*\)", "", selector)
    bare, attributes = re.subn(r"\[[^\]]*\]", "", bare)
    bare, pseudos = re.subn(r":(?!not|is)[\w-]+(?:\([^()]*\))?", "", bare)
    ids = len(re.findall(r"#[\w-]", bare))
    classes = len(re.findall(r"\.[\w\\-]", bare))
    tags = len(re.findall(r"(?:^|[\s>+~(,])[a-zA-Z]", bare))
    return ids, classes + attributes + pseudos, tags


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """(selector list, declarations) of the rules that are sure to apply; one pass over the text."""
    start = 0
    sure: list[bool] = []  # of each open at-rule: does its content hold for everyone?
    heads: list[str] = []  # of each open brace: what stood before it
    for stop in _STOP.finditer(sheet):
        mark = stop.group()
        if mark == "{":
            head = sheet[start : stop.start()].strip()
            heads.append(head)
            sure.append(_sure(head))
            start = stop.end()
        elif mark == "}":
            if heads:
                head = heads.pop()
                sure.pop()
                if head and not head.startswith("@") and all(sure) and not _in_rule(heads):
                    yield head, sheet[start : stop.start()]
            start = stop.end()
        elif mark == ";" and not _in_rule(heads):
            start = stop.end()
    if heads and not heads[-1].startswith("@") and all(sure) and not _in_rule(heads[:-1]):
        yield heads[-1], sheet[start:]  # browsers close what the end of the sheet leaves open


def _sure(head: str) -> bool:
    if not head.startswith("@"):
        return True
    lowered = head.lower()
    if lowered.startswith("@media"):
        return media_is_sure(lowered.removeprefix("@media"))
    return lowered.startswith(_SURE_BLOCKS) and " not " not in lowered


def _in_rule(heads: list[str]) -> bool:
    return bool(heads) and not heads[-1].startswith("@")


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
