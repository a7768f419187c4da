"""Gates: what must hold before any rule may speak about a page.

In this order: the page was read completely, it is somebody else's page, it holds a copy, and the work is the original.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from syndicate.model import Finding, Kind, Match, Outcome, Page, Policy, Verdict, Work
from syndicate.text import forms
from syndicate.urls import belongs, host, stand_in

_STAND_INS = {
    "archive": "The address is a web archive's; it keeps pages and republishes nothing.",
    "proxy": "The address is a proxy's, which passes pages on and republishes nothing.",
    "translation": "The address is a translation proxy's, which passes pages on and republishes nothing.",
}
_CREDITING = ("original_link", "publisher_credit")
_OLDER_DAYS = 2
"""A page older than the work by this many days is not its copy; one day is a time zone."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A gate that did not open: the verdict, and the reason in one sentence."""

    verdict: Verdict
    reason: str


def gate(page: Page, work: Work, policy: Policy, match: Match) -> Stop | None:
    """The first gate that stops the page before any rule; None where the rules may speak."""
    if page.problem:
        return Stop(Verdict.NOT_CHECKED, page.problem.reason)
    if belongs(page.url, policy.assigner.hosts) or (
        host(work.url) and not policy.assigner.hosts and host(page.url) == host(work.url)
    ):
        return Stop(Verdict.NOT_A_COPY, "The page is the publisher's own.")
    if kind := stand_in(page.url):
        return Stop(Verdict.NOT_A_COPY, _STAND_INS[kind])
    if match.kind in (Kind.NONE, Kind.QUOTATION):
        return Stop(Verdict.NOT_A_COPY, f"{match.reason[:1].upper()}{match.reason[1:]}.")
    return None


def direction(page: Page, work: Work, findings: Sequence[Finding]) -> Stop | None:
    """Why the work may not be the original of this page; the findings stand, the verdict is a person's.

    A page that itself credits the publisher, or links to the original, has settled which came first.
    """
    if work.upstream:
        return Stop(
            Verdict.NEEDS_REVIEW,
            f"The original itself names {work.upstream} as its source, so these terms may not be its publisher's to set.",
        )
    credited = any(f.term in _CREDITING and f.outcome is Outcome.PASSED for f in findings)
    ahead = _days_ahead(page, work)
    if ahead >= _OLDER_DAYS and not credited:
        return Stop(
            Verdict.NEEDS_REVIEW,
            f"The page says it was published {ahead} days before the original, so it may be the source.",
        )
    if _authors_own(page, work):
        return Stop(
            Verdict.NEEDS_REVIEW,
            "The address looks like the author's own site, and an author may need no permission.",
        )
    return None


def _days_ahead(page: Page, work: Work) -> int:
    """By how many days the page says it is older than the work; 0 where either day is unknown."""
    theirs, ours = as_day(page.metadata.published), as_day(work.published)
    return (ours - theirs).days if ours and theirs else 0


def as_day(moment: date | None) -> date | None:
    """The day of a date or a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def _authors_own(page: Page, work: Work) -> bool:
    """Whether the host is the name of an author, such as annamuller.org."""
    labels = {label.replace("-", "") for label in host(page.url).split(".")}
    names = {"".join(forms(author)) for author in work.authors}
    return bool(labels & {name for name in names if len(name) >= 6})
