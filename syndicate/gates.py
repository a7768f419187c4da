"""Gates: what must hold before any rule may speak about a page.

In this order: the page was read completely, it is somebody else's page, it holds a copy, and the work is the original.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syndicate.model import Finding, Kind, Match, Outcome, Page, Policy, Verdict, Work
from syndicate.owners import is_publishers
from syndicate.saying import as_day
from syndicate.text import find_phrase, forms, words
from syndicate.urls import host, split, stand_in

_STAND_INS = {
    "archive": "The address is a web archive's; it keeps pages and republishes nothing.",
    "proxy": "The address is a proxy's, which passes pages on and republishes nothing.",
    "translation": "The address is a translation proxy's, which passes pages on and republishes nothing.",
}
_NAME_LETTERS = 6  # letters of a name that is not also a word
_CREDITING = ("original_link", "publisher_credit")
_FEWEST_WORDS = 60
"""A page without the copy and with fewer words than any article may be an error or a wall that nobody has seen yet."""
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
    if kind := stand_in(page.url):
        return Stop(Verdict.NOT_A_COPY, _STAND_INS[kind])
    if is_publishers(page.url, policy, work):
        return Stop(Verdict.NOT_A_COPY, "The page is the publisher's own.")
    if match.kind is Kind.NONE and match.page_words < _FEWEST_WORDS:
        return Stop(
            Verdict.NOT_CHECKED,
            f"The page shows no more than {match.page_words} words, so it may not be the page that visitors see.",
        )
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


def _authors_own(page: Page, work: Work) -> bool:
    """Whether host, account or site is named after an author: annamuller.org, medium.com/@annamuller, "Anna's Blog"."""
    parts = split(page.url)
    account = (parts.path.split("/") if parts else ["", ""])[1:2]
    labels = {label.replace("-", "") for label in host(page.url).split(".")}
    labels |= {name.removeprefix("@").lower() for name in account if name.startswith("@")}
    site_name = words(page.metadata.site_name)
    return any(
        "".join(forms(author)) in labels or find_phrase(site_name, author) == 0
        for author in work.authors
        if len(author) >= _NAME_LETTERS
    )
