"""What filter lists say of a page, and whatever can be asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from syndicate.model.page import Fact


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule that names a part of a page: its list, with the day that the list was last changed, and its text."""

    list: str
    rule: str


class Lists(Protocol):
    """Whatever can say what filter lists name: `syndicate.filters.Filters`, or a fake in a test. It never changes."""

    @property
    def names(self) -> tuple[str, ...]:
        """What evidence calls each of the lists."""
        ...

    def part(self, url: str, kind: str, page: str) -> Listed | None:
        """The rule that names the address of a `script`, `image`, `subdocument` or `link` of a page."""
        ...

    def element(self, marker: Fact, page: str) -> Listed | None:
        """The rule that hides elements with this class, id or attribute on a page."""
        ...
