"""Judge: what the findings come to, once strengths and waivers are applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from syndicate.model import Finding, Outcome, Strength, Verdict, Waiver
from syndicate.saying import in_a_row
from syndicate.urls import belongs


def waive(
    findings: Iterable[Finding], waivers: Sequence[Waiver], host: str, on: date | None
) -> tuple[Finding, ...]:
    """The findings, the failed ones with the waiver that covers them; the outcome stays what it is.

    `host` is that of the page, with its port, as `urls.host` gives it; "" is no host. A waiver covers the site, what is
    below it, and all its ports unless it names one. A waiver with an end covers nothing on an unknown day.
    """
    return tuple(
        replace(finding, waiver=_covering(finding, waivers, host, on))
        if finding.outcome is Outcome.FAILED
        else finding
        for finding in findings
    )


def _covering(finding: Finding, waivers: Sequence[Waiver], host: str, on: date | None) -> Waiver | None:
    return next((waiver for waiver in waivers if _covers(waiver, host, finding.term, on)), None)


def _covers(waiver: Waiver, host: str, term: str, on: date | None) -> bool:
    in_time = waiver.until is None or (on is not None and on <= waiver.until)
    return term == waiver.term and in_time and belongs(f"http://{host}/", (waiver.site,))


def judge(findings: Sequence[Finding]) -> tuple[Verdict, str]:
    """The verdict and its reason in one sentence.

    A failed condition without a waiver decides; else a condition that cannot be told; requests and preferences
    never change the verdict.
    """
    conditions = [finding for finding in findings if finding.strength is Strength.CONDITION]
    failed = [f for f in conditions if f.outcome is Outcome.FAILED and f.waiver is None]
    if failed:
        return Verdict.NON_COMPLIANT, f"The page does not meet {_terms(failed)}."
    open_ones = [f for f in conditions if f.outcome is Outcome.CANNOT_TELL]
    if open_ones:
        return Verdict.NEEDS_REVIEW, f"The page does not show whether it meets {_terms(open_ones)}."
    waived = [f for f in conditions if f.waiver]
    if waived:
        return Verdict.COMPLIANT, f"Every condition is met or waived ({_terms(waived)})."
    return Verdict.COMPLIANT, "Every condition that a page can show is met."


def _terms(findings: Sequence[Finding]) -> str:
    names = list(dict.fromkeys(finding.term.replace("_", " ") for finding in findings))
    return f"the {'condition' if len(names) == 1 else 'conditions'} {in_a_row(names)}"


def recommend(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What would mend the page: the remedies of failed conditions first, then of wishes, each once."""
    wanted = [f for f in findings if f.outcome is Outcome.FAILED and f.waiver is None and f.remedy]
    wanted.sort(key=lambda finding: list(Strength).index(finding.strength))
    return tuple(dict.fromkeys(finding.remedy for finding in wanted))
