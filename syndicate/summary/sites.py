"""Sites: who republishes, and which partners to thank. A count of copies, never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from syndicate.model import Verdict
from syndicate.summary.lines import GONE, CopyLine
from syndicate.summary.listing import First, Listed

THANKED_FROM = 3
"""Copies that make a partner: one or two may have come about by chance."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The copies on a site: how many stand how, and when the first and the last were found."""

    site: str
    standings: Mapping[str, int]
    first: datetime
    last: datetime

    @property
    def copies(self) -> int:
        """All of them, those that are gone too."""
        return sum(self.standings.values())

    @property
    def there(self) -> int:
        """Those that are not gone."""
        return self.copies - self.standings.get(GONE, 0)

    @property
    def is_good_partner(self) -> bool:
        """Whether it has copies enough, and all that are there meet the terms now."""
        return self.there >= THANKED_FROM and self.standings.get(Verdict.COMPLIANT, 0) == self.there


class Sites:
    """Counts copies by site; one small tally a site, however many copies."""

    def __init__(self) -> None:
        self._tallies: dict[str, _Tally] = {}

    def add(self, line: CopyLine) -> None:
        """Count a copy."""
        tally = self._tallies.get(line.site)
        if tally is None:
            tally = self._tallies[line.site] = _Tally(line.found_at)
        tally.standings[line.standing] += 1
        tally.first = min(tally.first, line.found_at)
        tally.last = max(tally.last, line.found_at)

    def result(self) -> tuple[Listed[SiteRow], Listed[SiteRow]]:
        """All sites, and the good partners among them; those with most copies first."""
        every: First[SiteRow] = First()
        partners: First[SiteRow] = First()
        for site, tally in self._tallies.items():
            row = SiteRow(site, dict(tally.standings), tally.first, tally.last)
            key = (-row.copies, site)
            every.add(key, row)
            if row.is_good_partner:
                partners.add(key, row)
        return every.listed(), partners.listed()


class _Tally:
    __slots__ = ("first", "last", "standings")

    def __init__(self, at: datetime) -> None:
        self.standings: Counter[str] = Counter()
        self.first = self.last = at
