"""Lines: what a store knows of copies, sites and itself, as plain data that `summarise` takes.

A store fills them; whoever keeps copies elsewhere may build them. Times are aware, UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from syndicate.model import Waiver

GONE = "gone"
"""How a copy stands whose page is gone, or that was taken out of its page; the other ways are the values of `Verdict`."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """What a copy's last report says of one term: values of `Strength` and `Outcome`, and the finding's own words."""

    term: str
    strength: str
    outcome: str
    message: str = ""
    remedy: str = ""
    waived: bool = False  #: a failed term that need not be met; its outcome stays `failed`


@dataclass(frozen=True, slots=True)
class Turn:
    """From when on a copy stood so: a value of `Verdict`, or GONE."""

    at: datetime
    verdict: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy: what a page holds of a work. A page and a work name it; no two lines have both the same.

    `verdict` is the one that was settled last, while the copy was there; `since` is from when on it stands as it does, which
    of a copy that is gone is `gone_at`. `history` has every settled verdict and every time that it went, the oldest first and
    the first when it was found; where it is empty, the copy is taken to have stood as it does since `since`.
    """

    page_url: str
    site: str  #: the page's host, without `www.`
    work_url: str
    work_title: str
    policy: str  #: its id
    kind: str  #: a value of `Kind`
    containment: float  #: the share of the work's words that the page holds, 0.0 … 1.0
    found_at: datetime
    verdict: str
    since: datetime
    checked_at: datetime
    gone_at: datetime | None = None  #: None while it is there
    clauses: tuple[ClauseLine, ...] = ()
    history: tuple[Turn, ...] = ()

    @property
    def standing(self) -> str:
        """How it stands now: its verdict, or GONE."""
        return GONE if self.gone_at is not None else self.verdict

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Its history, with at least the turn by which it stands as it does."""
        return self.history or (Turn(self.since, self.standing),)


@dataclass(frozen=True, slots=True)
class LimitLine:
    """How a site stands to `quota` or `wholesale`, which are judged over all its copies. `outcome` is a value of `Outcome`."""

    site: str
    policy: str
    term: str
    outcome: str
    message: str
    since: datetime


WaiverLine = Waiver
"""A permission given to a site: `site`, `term`, `reason`, `until` (the last day; None is without end), `by`."""


@dataclass(frozen=True, slots=True)
class FailingFeed:
    """A feed that could not be polled last, or that stopped, and why."""

    url: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What the store watches. `pages` maps each value of `PageState` that occurs to how many pages are in it."""

    works: int = 0
    feeds: int = 0  #: that are polled, those that fail too
    failing: tuple[FailingFeed, ...] = ()
    pages: Mapping[str, int] = field(default_factory=dict)
