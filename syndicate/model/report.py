"""Report: everything that was found about one page, immutable and versioned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from syndicate.errors import FetchError, PageError
from syndicate.model.as_json import report_json
from syndicate.model.finding import Finding
from syndicate.model.match import Match
from syndicate.model.page import Page
from syndicate.model.policy import Policy
from syndicate.model.work import Work


class Verdict(StrEnum):
    """What a report comes to; of a page, never of a person or a site."""

    COMPLIANT = "compliant"
    NON_COMPLIANT = "non_compliant"
    NEEDS_REVIEW = "needs_review"
    NOT_A_COPY = "not_a_copy"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome for one page. `page` is None where nothing arrived; then `error` says why."""

    url: str  #: as asked for
    verdict: Verdict
    reason: str  #: one sentence
    policy: Policy
    work: Work
    page: Page | None = field(default=None, repr=False)
    error: FetchError | PageError | None = None
    match: Match = field(default=Match(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    recommendations: tuple[str, ...] = ()
    checked_at: datetime | None = None
    tool_version: str = ""

    def finding(self, term: str) -> Finding:
        """The finding about `term`.

        Raises KeyError where the policy is silent on it, or the page was not examined.
        """
        for finding in self.findings:
            if finding.term == term:
                return finding
        raise KeyError(term)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values, in the shape of schema `syndicate.report/1`."""
        return report_json(self)
