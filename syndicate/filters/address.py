"""Addresses as rules look at them: one part of one page, spelled once for all rules that are tried."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from syndicate.filters.pattern import END
from syndicate.urls import host, site

_LONGEST = 4_096  # characters that are compared; data behind them is no place
_TOKEN = re.compile(r"[a-z0-9%]{2,}")
_HOST = re.compile(r"[a-z]+://(?:[^/?#@]*@)?([^/?#:]*)")


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a part; `lower` and `url` end in `END`, `page` is the page's host and every name above it."""

    url: str
    lower: str
    host: tuple[str, ...]  #: and every name above it, the longest first
    names: tuple[int, ...]  #: where in the address its host, and each name in it, begins
    kind: str
    page: tuple[str, ...]
    third_party: bool
    tokens: frozenset[str]

    @classmethod
    def of(cls, url: str, page: str, kind: str) -> Address:
        """The address `url` (absolute) on the page `page` as a part of this kind."""
        url = url[:_LONGEST]
        lower = url.lower()
        there = _HOST.match(lower)
        start, end = there.span(1) if there else (0, 0)
        labels = above(lower[start:end])
        return cls(
            url + END,
            lower + END,
            labels,
            tuple(end - len(name) for name in labels),
            kind,
            above(host(page).partition(":")[0]),
            site(url) != site(page),
            frozenset(_TOKEN.findall(lower)),
        )


@lru_cache(maxsize=4_096)
def above(name: str) -> tuple[str, ...]:
    """A host and every name above it, the longest first."""
    labels = name.split(".")
    return tuple(".".join(labels[at:]) for at in range(len(labels))) if name else ()
