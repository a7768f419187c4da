"""How often a lookup is right, and what it costs: recall for each way of copying, precision over all answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from _copies import NON_COPY, Query

PRECISION = 0.999
"""Lookups are compared at this precision: a threshold that gives less is not offered to anybody."""


@dataclass
class Score:
    """Counts of pages and answers. Every answer counts alike, so a page with ten wrong works weighs ten times."""

    pages: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    alarms: int = 0  #: pages that copy nothing and still have an answer

    def add(self, query: Query, answers: Iterable[int]) -> None:
        """Count the answers (numbers of works) to one page."""
        judged = [query.judge(work) for work in answers]
        wrong = judged.count(False)
        self.pages[query.setting] += 1
        self.found[query.setting] += True in judged
        self.wrong += wrong
        self.alarms += query.setting == NON_COPY and wrong > 0

    def recall(self, setting: str) -> float:
        return self.found[setting] / max(1, self.pages[setting])

    @property
    def precision(self) -> float:
        right = self.found.total()
        return right / max(1, right + self.wrong)

    @property
    def false_alarms(self) -> float:
        """Share of the pages that copy nothing for which a work is named."""
        return self.alarms / max(1, self.pages[NON_COPY])


@dataclass(frozen=True)
class Figures:
    """What was measured of one way to look pages up; times are CPU seconds for one work or one page."""

    name: str
    works: int
    threshold: float
    score: Score
    hashing: float  #: of a work
    inserting: float  #: of a work
    query: float  #: of a page, hashing it included
    bytes_per_work: float

    @property
    def build(self) -> float:
        return self.hashing + self.inserting
