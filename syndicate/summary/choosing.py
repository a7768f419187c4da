"""Choosing: which copies a summary is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from syndicate.errors import UsageError
from syndicate.model import Outcome, Verdict
from syndicate.report.reading import words
from syndicate.saying import day
from syndicate.summary.lines import GONE, CopyLine

STANDINGS = (*(str(verdict) for verdict in Verdict), GONE)
"""The ways in which a copy can stand, in the order in which all formats tell them."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on a copy, all of which it must meet; one that is "" or None asks for nothing.

    Raises UsageError for a `verdict` that is none of STANDINGS.
    """

    site: str = ""  #: the host, without `www.`, or one above it: `example` has `blog.example` too
    work: str = ""  #: the address of the work
    policy: str = ""
    verdict: str = ""  #: how it stands now; a copy that is gone stands so, whatever its last verdict was
    term: str = ""  #: that its last report found failed, waived or not
    since: datetime | None = None  #: it was found, turned or went then or later
    until: datetime | None = None  #: and before this

    def __post_init__(self) -> None:
        if self.verdict and self.verdict not in STANDINGS:
            raise UsageError(f"verdict {self.verdict!r} is not known; choose one of {', '.join(STANDINGS)}")

    def admits(self, line: CopyLine) -> bool:
        """Whether a copy meets all of them."""
        return (
            self.admits_site(line.site)
            and self.work in ("", line.work_url)
            and self.policy in ("", line.policy)
            and self.verdict in ("", line.standing)
            and (not self.term or any(_failed(line, self.term)))
            and (self.since is None is self.until or any(map(self._within, _moments(line))))
        )

    def admits_site(self, site: str) -> bool:
        """Whether a site is the one asked for, or below it."""
        return self.site in ("", site) or site.endswith(f".{self.site}")

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked for, each in a few words; empty where every copy is admitted."""
        shown = {
            "site": self.site,
            "work": self.work,
            "policy": self.policy,
            "verdict": words(self.verdict),
            "failed term": words(self.term),
            "changed since": day(self.since),
            "changed before": day(self.until),
        }
        return tuple(f"{name} {value}" for name, value in shown.items() if value)

    def _within(self, at: datetime) -> bool:
        return (self.since is None or at >= self.since) and (self.until is None or at < self.until)


def _failed(line: CopyLine, term: str) -> list[bool]:
    return [clause.term == term and clause.outcome == Outcome.FAILED for clause in line.clauses]


def _moments(line: CopyLine) -> tuple[datetime, ...]:
    """When something became of a copy."""
    gone = (line.gone_at,) if line.gone_at is not None else ()
    return (line.found_at, *(turn.at for turn in line.turns), *gone)
