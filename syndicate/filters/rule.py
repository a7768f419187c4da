"""Network rules: one line of a list → what addresses it names, in which parts of a page, on which sites.

Source: Adblock Plus, "How to write filters", with the short names of uBlock Origin. What blockers do beside blocking
(rewrite an address, set a policy, look into a request) tells nothing of a page that was read, and is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from syndicate.filters.address import Address
from syndicate.filters.pattern import Pattern

PARTS = frozenset(("script", "image", "subdocument"))
"""The parts of a page whose addresses we see."""
_KINDS = {
    **{kind: kind for kind in PARTS},
    "frame": "subdocument",
    "document": "document",
    "doc": "document",
    "generichide": "generichide",
    "ghide": "generichide",
    "elemhide": "elemhide",
    "ehide": "elemhide",
}
_OTHER_KINDS = frozenset(
    "stylesheet css object object-subrequest xmlhttprequest xhr media font ping beacon websocket webrtc popup popunder "
    "other background genericblock specifichide shide".split()
)
"""Kinds of requests, and pages, that cannot be seen in a page that was read."""
_THIRD = {"third-party": True, "3p": True, "first-party": False, "1p": False}
_OPTION = re.compile(r"~?[a-z0-9_-]+(=[^,]*)?")
_LONGEST_PATTERN = 1_000  # characters; each part of it is looked for in every address
LONGEST = 20_000  #: characters of a line; some name thousands of sites


class Skipped(StrEnum):
    """Why a line is no rule for us."""

    COMMENT = "comments"
    REGEX = "regular expressions"
    PROCEDURAL = "selectors that need more than a class, an id or an attribute"
    OPTION = "options that no saved page can show"
    ELSEWHERE = "other requests, such as pop-ups"
    LONG = "lines that are too long"


@dataclass(frozen=True, slots=True)
class Domains:
    """Where a rule holds: on sites below one of `on` (none is everywhere) and of no longer name in `off`."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, separator: str) -> Domains:
        """As written in a list: `a.example|~b.a.example`."""
        names = [name.strip().lower() for name in text.split(separator) if name.strip()]
        off = frozenset(name[1:] for name in names if name.startswith("~"))
        return cls(frozenset(name for name in names if not name.startswith("~")), off)

    def hold(self, page: tuple[str, ...]) -> bool:
        """Whether they hold for a host, given with every name above it, the longest first."""
        for name in page:
            if name in self.off:
                return False
            if name in self.on:
                return True
        return not self.on


@dataclass(frozen=True, slots=True)
class Rule:
    """One network rule, as `text` in its list; `exception` where it begins with @@."""

    text: str
    pattern: Pattern
    kinds: frozenset[str]
    exception: bool = False
    third_party: bool | None = None
    match_case: bool = False
    domains: Domains = Domains()

    def names(self, address: Address) -> bool:
        """Whether the rule names this part of this page."""
        return (
            address.kind in self.kinds
            and self.domains.hold(address.page)
            and (self.third_party is None or self.third_party == address.third_party)
            and self.pattern.matches(address.url if self.match_case else address.lower, address.names)
        )


def network(line: str) -> Rule | Skipped:
    """The rule of a line without element hiding, or why it is none for us."""
    exception = line.startswith("@@")
    pattern, options = cut(line[2:] if exception else line)
    if len(pattern) > 1 and pattern[0] == pattern[-1] == "/":
        return Skipped.REGEX
    if len(pattern) > _LONGEST_PATTERN:
        return Skipped.LONG
    wanted: set[str] = set()
    unwanted: set[str] = set()
    others = third_party = None
    match_case, domains = False, Domains()
    for option in options:
        name, _, value = option.removeprefix("~").partition("=")
        plain = not option.startswith("~")
        if name in _KINDS and not value:
            (wanted if plain else unwanted).add(_KINDS[name])
        elif name in _OTHER_KINDS and not value:
            others = plain or others
        elif name in _THIRD:
            third_party = _THIRD[name] == plain
        elif name in ("domain", "from") and value and "*" not in value:
            domains = Domains.of(value, "|")
        elif name == "match-case":
            match_case = True
        elif name == "all":
            wanted |= PARTS
        elif name not in ("important", "_"):
            return Skipped.OPTION
    kinds = frozenset(wanted or (() if others else PARTS)) - unwanted
    if not kinds:
        return Skipped.ELSEWHERE
    shape = Pattern.of(pattern if match_case else pattern.lower())
    return Rule(line, shape, kinds, exception, third_party, match_case, domains)


def cut(rule: str) -> tuple[str, list[str]]:
    """The pattern of a rule and its options."""
    pattern, dollar, tail = rule.rpartition("$")
    options = tail.split(",")
    if dollar and all(map(_OPTION.fullmatch, options)):
        return pattern, options
    return rule, []
