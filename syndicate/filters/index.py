"""Index: of tens of thousands of rules, the few that an address could meet.

A rule that begins with a whole host stands under that host. Any other stands under one whole word of its pattern, the
rarest so far: an address without that word cannot meet it. Rules are parsed when their drawer is first opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.filters.address import Address
from syndicate.filters.pattern import Pattern
from syndicate.filters.rule import Rule, Skipped, cut, network

_HOST = re.compile(r"\|\|([a-z0-9.-]+)[\^/]")
_TOKEN = re.compile(r"(?<![a-z0-9%*])[a-z0-9%]{2,}(?![a-z0-9%*])")

_COMMON = frozenset(
    "https http www com net org html htm php js jpg jpeg png gif webp svg css img image images static cdn assets media".split()
)
"""Words of very many addresses: whatever is filed under them is tried again and again."""

Drawer = list[str | Rule]
_NEVER = Rule("", Pattern.of(""), frozenset())  # stands where a line turned out to be no rule for us


class Index:
    """Network rules of one list, of one sort: those that name parts, or the exceptions."""

    def __init__(self) -> None:
        self._hosts: dict[str, Drawer] = {}
        self._tokens: dict[str, Drawer] = {}
        self._others: Drawer = []

    def add(self, line: str) -> None:
        """A line as it stands in the list; it is not looked at closely yet."""
        rule = line[2:] if line.startswith("@@") else line
        begun = _HOST.match(rule)
        if begun:
            self._hosts.setdefault(begun[1], []).append(line)
        else:
            self._file(rule, line)

    def add_rule(self, rule: Rule, pattern: str) -> None:
        """A rule that is already parsed, with the pattern to file it by."""
        self._file(pattern, rule)

    def _file(self, written: str, entry: str | Rule) -> None:
        pattern = (cut(written)[0] if "$" in written else written).lower()
        pattern = (
            pattern[1:] if pattern.startswith("|") else "*" + pattern
        )  # a word cut short is no whole one
        words = _TOKEN.findall(pattern[:-1] if pattern.endswith("|") else pattern + "*")
        if words:
            word = min(words, key=lambda each: (each in _COMMON, len(self._tokens.get(each, ())), -len(each)))
            self._tokens.setdefault(word, []).append(entry)
        else:
            self._others.append(entry)

    def find(self, address: Address) -> Rule | None:
        """The first rule that names the address."""
        for drawer in self._drawers(address):
            for at, entry in enumerate(drawer):
                if isinstance(entry, str):
                    parsed = network(entry)
                    entry = drawer[at] = _NEVER if isinstance(parsed, Skipped) else parsed
                if entry.names(address):
                    return entry
        return None

    def _drawers(self, address: Address) -> Iterator[Drawer]:
        for name in address.host:
            if name in self._hosts:
                yield self._hosts[name]
        for word in address.tokens:
            if word in self._tokens:
                yield self._tokens[word]
        yield self._others
