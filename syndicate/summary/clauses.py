"""Clauses: how often each clause of each policy is honoured by the copies that are there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from syndicate.model import Outcome, Strength
from syndicate.summary.lines import ClauseLine, CopyLine
from syndicate.summary.listing import Listed, first_of

RATED_FROM = 5
"""Copies below which no rate and no median is told: one copy more would move it by a fifth."""
MOST_CLAUSES = 500
"""Clauses in the list: the terms of twenty policies, so that none is left out but by accident."""

_WAIVED = "waived"
_RANK = (Outcome.FAILED, Outcome.CANNOT_TELL, _WAIVED, Outcome.PASSED, Outcome.INAPPLICABLE)
_STRENGTHS = {str(strength): rank for rank, strength in enumerate(Strength)}
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ClauseRate:
    """How many copies that are there pass or fail a clause of a policy, as each was checked last.

    A copy counts once. `waived` are those that need not meet it; `undecided` those of which nobody could tell.
    """

    policy: str
    term: str
    strength: str
    passed: int
    failed: int
    undecided: int
    waived: int
    inapplicable: int

    @property
    def decided(self) -> int:
        """The n of the rate: copies that passed or failed."""
        return self.passed + self.failed

    @property
    def rate(self) -> float | None:
        """The share of `decided` that passed; None where they are fewer than RATED_FROM."""
        return self.passed / self.decided if self.decided >= RATED_FROM else None


class Clauses:
    """Counts outcomes by clause; one small tally a clause."""

    def __init__(self) -> None:
        self._tallies: dict[_Key, Counter[str]] = {}

    def add(self, line: CopyLine) -> None:
        """Count a copy; one that is gone honours nothing and breaks nothing."""
        if line.gone_at is not None:
            return
        worst: dict[_Key, str] = {}
        for clause in line.clauses:
            key, outcome = (line.policy, clause.term, clause.strength), _outcome(clause)
            worst[key] = min(worst.get(key, outcome), outcome, key=_RANK.index)
        for key, outcome in worst.items():
            self._tallies.setdefault(key, Counter())[outcome] += 1

    def result(self) -> Listed[ClauseRate]:
        """Policy by policy, conditions first, the clauses that are honoured least before the others."""
        return first_of((_rate(key, tally) for key, tally in self._tallies.items()), _order, MOST_CLAUSES)


def _outcome(clause: ClauseLine) -> str:
    """The outcome as it counts: one that is not known says nothing."""
    if clause.waived and clause.outcome == Outcome.FAILED:
        return _WAIVED
    return clause.outcome if clause.outcome in _RANK else Outcome.CANNOT_TELL


def _rate(key: _Key, tally: Counter[str]) -> ClauseRate:
    return ClauseRate(
        *key,
        passed=tally[Outcome.PASSED],
        failed=tally[Outcome.FAILED],
        undecided=tally[Outcome.CANNOT_TELL],
        waived=tally[_WAIVED],
        inapplicable=tally[Outcome.INAPPLICABLE],
    )


def _order(clause: ClauseRate) -> tuple[str, int, str, float, str]:
    rate = 2.0 if clause.rate is None else clause.rate
    return clause.policy, _STRENGTHS.get(clause.strength, len(_STRENGTHS)), clause.strength, rate, clause.term
