"""Element hiding: classes, ids and attributes that lists know as those of advertising.

Only selectors of one class, one id or one attribute's name can be told from what a page keeps of its elements, and
those of links by how their address begins; all others are left out.
Source: Adblock Plus, "How to write filters", on element hiding.
"""

from __future__ import annotations

import re

from syndicate.filters.pattern import Pattern
from syndicate.filters.rule import Domains, Rule

_MARK = re.compile(r"#@?[?$%]?@?#")
_SIMPLE = re.compile(r"[.#][A-Za-z_-][\w-]*|\[[a-z][a-z0-9-]*\]", re.ASCII)
_LINK = re.compile(r'a?\[href\^="(https?://[^"*^|$]{4,500})"\]')
HIDES, SHOWS = "##", "#@#"


def parted(line: str) -> tuple[str, str, str] | None:
    """Domains, mark and selector of a line about elements; None for any other line."""
    found = _MARK.search(line)
    return (line[: found.start()], found[0], line[found.end() :]) if found else None


def link(domains: str, selector: str, line: str) -> Rule | None:
    """The rule of a selector that names links by how their address begins."""
    found = _LINK.fullmatch(selector)
    if not found:
        return None
    start = Pattern.of("|" + found[1].lower())
    return Rule(line, start, frozenset(("link",)), domains=Domains.of(domains, ","))


class Hiding:
    """The hiding rules of one list: by selector, the domains of each rule as written ("" is everywhere)."""

    def __init__(self) -> None:
        self._hidden: dict[str, list[str]] = {}
        self._shown: dict[str, list[str]] = {}

    def add(self, domains: str, mark: str, selector: str) -> bool:
        """A rule cut into its parts; False for one that is left out."""
        if mark not in (HIDES, SHOWS) or not _SIMPLE.fullmatch(selector):
            return False
        (self._hidden if mark == HIDES else self._shown).setdefault(selector, []).append(domains)
        return True

    def find(self, selector: str, page: tuple[str, ...], *, generic: bool) -> str:
        """The rule that hides such elements on a page (its host and the names above it), "" for none.

        Rules that name no site are asked only if `generic`.
        """
        for written in self._hidden.get(selector, ()):
            domains = Domains.of(written, ",")
            if (generic or domains.on) and domains.hold(page):
                return f"{written}##{selector}"
        return ""

    def shows(self, selector: str, page: tuple[str, ...]) -> bool:
        """Whether an exception leaves such elements on this page alone."""
        return any(Domains.of(written, ",").hold(page) for written in self._shown.get(selector, ()))
