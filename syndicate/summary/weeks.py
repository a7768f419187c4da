"""Weeks: how many copies stood how at the end of each week, for the picture of the trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from syndicate.summary.choosing import STANDINGS
from syndicate.summary.lines import GONE, CopyLine

MOST_WEEKS = 26
"""Half a year: bars stay apart in a narrow window. Copies of earlier weeks are counted in each that is shown."""


@dataclass(frozen=True, slots=True)
class Week:
    """The copies known at the end of a week (UTC; the last one: now) by how they stood."""

    monday: date
    standings: Mapping[str, int]

    @property
    def there(self) -> int:
        """Those that were not gone."""
        return sum(self.standings.values()) - self.standings.get(GONE, 0)


class Weeks:
    """Counts the turns of copies by week; what it holds does not grow."""

    def __init__(self, now: datetime) -> None:
        self._monday = _monday(now)
        self._changes: Counter[tuple[int, str]] = Counter()

    def add(self, line: CopyLine) -> None:
        """Count the turns of a copy. One that lies after now is taken for now."""
        before = ""
        for turn in line.turns:
            week = max(0, MOST_WEEKS - 1 - max(0, (self._monday - _monday(turn.at)).days // 7))
            self._changes[week, turn.verdict] += 1
            if before:
                self._changes[week, before] -= 1
            before = turn.verdict

    def result(self) -> tuple[Week, ...]:
        """The weeks from the first with a copy on, at most MOST_WEEKS; none where there is no copy."""
        standing: Counter[str] = Counter()
        weeks = []
        for week in range(MOST_WEEKS):
            for name in {name for at, name in self._changes if at == week}:
                standing[name] += self._changes[week, name]
            if standing.total():
                ago = timedelta(weeks=MOST_WEEKS - 1 - week)
                counts = {name: standing[name] for name in STANDINGS if standing[name]}
                weeks.append(Week(self._monday - ago, counts))
        return tuple(weeks)


def _monday(at: datetime) -> date:
    day = at.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())
