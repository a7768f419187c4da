"""Mending: how long it takes until a copy that does not meet the terms meets them, or is gone.

A stretch begins when a copy is settled as non-compliant and ends when it is settled as compliant, as no copy, or as gone.
Many have not ended yet (they are *right-censored*): leaving them out would tell only of those that were quick, and counting
them as ended would be untrue. The product-limit estimator takes them for what they are, stretches that lasted at least so
long: Kaplan & Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958), 457-481. A quantile is the
first day on which the estimated share that is still to be mended is no larger than 1 - p.

Time is counted in whole days, as copies are looked at about daily: what took five hours was mended within one day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from syndicate.model import Verdict
from syndicate.summary.clauses import RATED_FROM
from syndicate.summary.lines import GONE, CopyLine

_ENDS = (Verdict.COMPLIANT, Verdict.NOT_A_COPY, GONE)
_DAY = timedelta(days=1)
_ROUNDING = 1e-9  # a share of exactly a half must not be missed by the last bit of a product


@dataclass(frozen=True, slots=True)
class Mending:
    """How many stretches ended how, and within how many days a quarter, half and three quarters of them are mended.

    A quantile is None where there are too few stretches to tell any, or where too few were mended yet to tell this one.
    """

    mended: int  #: became compliant
    gone: int  #: the copy is gone, or is none any more
    open: int  #: non-compliant still
    undecided: int  #: by now nobody can tell; watched until that was settled
    quarter: int | None
    median: int | None
    three_quarters: int | None

    @property
    def stretches(self) -> int:
        """All of them."""
        return self.mended + self.gone + self.open + self.undecided

    @property
    def is_told(self) -> bool:
        """Whether there are stretches enough to tell quantiles."""
        return self.stretches >= RATED_FROM


class Mended:
    """Gathers stretches by their length in days; what it holds grows with the days, not with the copies."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._ended: Counter[int] = Counter()
        self._censored: Counter[int] = Counter()
        self._how: Counter[str] = Counter()

    def add(self, line: CopyLine) -> None:
        """Gather the stretches of a copy; it may have had several."""
        start: datetime | None = None  # of the stretch that is running
        left: datetime | None = (
            None  # when it was last known to be non-compliant, where nobody can tell since
        )
        for turn in line.turns:
            at = min(turn.at, self._now)
            if turn.verdict in _ENDS:
                if start is not None:
                    self._end(start, at, turn.verdict)
                start = left = None
            elif turn.verdict == Verdict.NON_COMPLIANT:
                start, left = start or at, None
            elif start is not None and left is None:
                left = at
        if start is not None:
            self._how["undecided" if left else "open"] += 1
            self._censored[max(0, ((left or self._now) - start) // _DAY)] += 1

    def result(self) -> Mending:
        """What was gathered."""
        how = self._how
        counts = (how["mended"], how["gone"], how["open"], how["undecided"])
        if sum(counts) < RATED_FROM:
            return Mending(*counts, None, None, None)
        return Mending(*counts, *(_quantile(self._ended, self._censored, p) for p in (0.25, 0.5, 0.75)))

    def _end(self, start: datetime, at: datetime, verdict: str) -> None:
        self._how["mended" if verdict == Verdict.COMPLIANT else "gone"] += 1
        self._ended[max(1, -((start - at) // _DAY))] += 1


def _quantile(ended: Counter[int], censored: Counter[int], p: float) -> int | None:
    """The first day by which a share `p` is mended; None where the estimate does not come so far.

    A stretch that was watched for k whole days was at risk on each of them and on no later one.
    """
    at_risk = ended.total() + censored.total()
    left = 1.0
    lost = sorted(censored)
    for day in sorted(ended):
        while lost and lost[0] < day:
            at_risk -= censored[lost.pop(0)]
        left *= 1 - ended[day] / at_risk
        at_risk -= ended[day]
        if left <= 1 - p + _ROUNDING:
            return day
    return None
