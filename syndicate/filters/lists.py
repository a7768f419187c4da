"""Lists: what filter lists say of the parts of a page.

text → Header, Index of rules and of exceptions, Hiding → part, element: which rule names it
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from syndicate.filters.address import Address, above
from syndicate.filters.header import Header
from syndicate.filters.hiding import HIDES, Hiding, link, parted
from syndicate.filters.index import Index
from syndicate.filters.rule import LONGEST, Rule, Skipped, network
from syndicate.model.listed import Listed
from syndicate.model.page import Fact
from syndicate.urls import host

_SELECTORS = {"class": ".{}", "id": "#{}", "attribute": "[{}]"}


class FilterList:
    """One list, indexed. Rules are parsed when they are first needed; what they say never changes.

    `name` is what evidence calls it; the default is the list's own title with the day it was last changed.
    """

    def __init__(self, text: str, name: str = "") -> None:
        self.header = Header.of(text)
        self.name = name or named(self.header)
        self.rules, self.exceptions, self.links, self.hiding = Index(), Index(), Index(), Hiding()
        for line in _lines(text):
            about = parted(line) if "#" in line else None
            if about is None:
                (self.exceptions if line.startswith("@@") else self.rules).add(line)
            elif not self.hiding.add(*about) and about[1] == HIDES and "href" in line:
                leads = link(about[0], about[2], line)
                if leads:
                    self.links.add_rule(leads, "|" + about[2].partition('"')[2].rpartition('"')[0])


class Filters:
    """Some lists together: an exception of one holds for the rules of all."""

    def __init__(self, lists: Sequence[FilterList]) -> None:
        self._lists = tuple(lists)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self._lists)

    def part(self, url: str, kind: str, page: str) -> Listed | None:
        """The rule that names the address of a `script`, `image`, `subdocument` or `link` of a page, if any does."""
        address = Address.of(url, page, kind)
        for each in self._lists:
            rule = (each.links if kind == "link" else each.rules).find(address)
            if rule:
                excepted = self._whole_page(page, "document") or self._excepted(address)
                return None if excepted else Listed(each.name, rule.text)
        return None

    def element(self, marker: Fact, page: str) -> Listed | None:
        """The rule that hides elements with this class, id or attribute on a page, if any does."""
        selector = _SELECTORS.get(marker.source, "").format(marker.value)
        here = above(host(page).partition(":")[0])
        if not selector or self._whole_page(page, "elemhide") or self._whole_page(page, "document"):
            return None
        generic = not self._whole_page(page, "generichide")
        for each in self._lists:
            rule = each.hiding.find(selector, here, generic=generic)
            if rule and not any(other.hiding.shows(selector, here) for other in self._lists):
                return Listed(each.name, rule)
        return None

    def _excepted(self, address: Address) -> bool:
        return any(each.exceptions.find(address) for each in self._lists)

    @lru_cache(maxsize=64)  # noqa: B019 -- lists live as long as the process
    def _whole_page(self, page: str, what: str) -> bool:
        """Whether the lists leave this page alone altogether, or in this respect."""
        return bool(page) and self._excepted(Address.of(page, page, what))


def named(header: Header, fetched: date | None = None) -> str:
    """EasyList of 2026-11-20; where a list does not say of which day it is, the day on which it came."""
    title = header.title or "a list without title"
    if header.modified:
        return f"{title} of {header.modified.isoformat()}"
    return f"{title} as fetched on {fetched.isoformat()}" if fetched else title


def census(text: str) -> Counter[Skipped | None]:
    """How many lines of a list are rules for us (None), and how many are skipped for which reason."""
    return Counter(map(_sort, text.splitlines()))


def _sort(line: str) -> Skipped | None:
    line = line.strip()
    if not line or line[0] in "![":
        return Skipped.COMMENT
    if len(line) > LONGEST:
        return Skipped.LONG
    about = parted(line) if "#" in line else None
    if about:
        kept = Hiding().add(*about) or (about[1] == HIDES and link(about[0], about[2], line))
        return None if kept else Skipped.PROCEDURAL
    rule = network(line)
    return None if isinstance(rule, Rule) else rule


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line and line[0] not in "![" and len(line) <= LONGEST:
            yield line.strip()
