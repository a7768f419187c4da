"""Overview: what the reports on many pages come to, clause by clause and site by site, and by which filters a page is found.

reports → counts of clauses, counts of sites → for each page the numbers of the filters that keep it
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syndicate.model import Finding, Outcome, Report, Strength
from syndicate.report import reading
from syndicate.urls import host

MOST = 60  #: clauses drawn, and clauses or sites in a list to choose from; what comes after them is counted together
_STRENGTHS = tuple(Strength)
_WAIVED = "waived"
_COUNTED = (Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.PASSED, _WAIVED)
_Key = tuple[str, Strength]


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """On how many pages a clause failed, could not be told, was met, or was waived; a page counts once, by the worst."""

    name: str
    strength: Strength
    failed: int
    undecided: int
    passed: int
    waived: int

    @property
    def n(self) -> int:
        """The pages to which it applies."""
        return self.failed + self.undecided + self.passed + self.waived

    @property
    def lacking(self) -> int:
        """The pages that do not meet it, or of which nobody could tell."""
        return self.failed + self.undecided

    @property
    def parts(self) -> tuple[tuple[str, float, float], ...]:
        """The bar: outcome, where its part starts and how long it is, in percent of `n`; parts of no length are left out."""
        start, found = 0.0, []
        counts = (self.failed, self.undecided, self.passed, self.waived)
        for outcome, count in zip(_COUNTED, counts, strict=True):
            if count:
                found.append((str(outcome), start, 100 * count / self.n))
                start += 100 * count / self.n
        return tuple(found)


@dataclass(frozen=True, slots=True)
class SiteCount:
    """How many of the pages are on a site, by its host."""

    name: str
    pages: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Many pages in one view. `lacks` and `site_of` name, page by page, places in `clauses` and `sites`, from 1 on."""

    clauses: tuple[ClauseCount, ...]  #: what fails most first
    sites: tuple[
        SiteCount, ...
    ]  #: those with most pages first; () where no site has several or all are on one
    lacks: tuple[tuple[int, ...], ...]
    site_of: tuple[int, ...]  #: 0 is none of `sites`

    @property
    def clauses_to_choose(self) -> tuple[tuple[str, int], ...]:
        """The clauses that some page lacks, the first of `clauses`, and by how many pages."""
        return tuple((clause.name, clause.lacking) for clause in self.clauses if clause.lacking)

    @property
    def sites_to_choose(self) -> tuple[tuple[str, int], ...]:
        """Sites and the number of their pages; the others together come last."""
        named = tuple((site.name, site.pages) for site in self.sites)
        elsewhere = self.site_of.count(0)
        return (*named, ("other sites", elsewhere)) if named and elsewhere else named


def overview(reports: Sequence[Report]) -> Overview:
    """The overview of these pages."""
    worst = [_worst(report.findings) for report in reports]
    clauses = _clauses(worst)
    numbers = {(clause.name, clause.strength): at for at, clause in enumerate(clauses, 1)}
    lacks = tuple(
        tuple(
            sorted(
                numbers[key] for key, outcome in each.items() if outcome in _COUNTED[:2] and key in numbers
            )
        )
        for each in worst
    )
    hosts = [host(report.url) for report in reports]
    sites = _sites(hosts)
    places = {site.name: at for at, site in enumerate(sites, 1)}
    return Overview(clauses, sites, lacks, tuple(places.get(each, 0) for each in hosts))


def _worst(findings: Iterable[Finding]) -> dict[_Key, str]:
    """The worst outcome of each clause that applies to a page."""
    found: dict[_Key, str] = {}
    for finding in findings:
        waived = finding.outcome is Outcome.FAILED and finding.waiver
        outcome, key = _WAIVED if waived else finding.outcome, (reading.name(finding), finding.strength)
        if outcome in _COUNTED:
            found[key] = min(found.get(key, outcome), outcome, key=_COUNTED.index)
    return found


def _clauses(pages: Iterable[dict[_Key, str]]) -> tuple[ClauseCount, ...]:
    tallies: dict[_Key, Counter[str]] = {}
    for page in pages:
        for key, outcome in page.items():
            tallies.setdefault(key, Counter())[outcome] += 1
    counts = (ClauseCount(*key, *(tally[outcome] for outcome in _COUNTED)) for key, tally in tallies.items())
    return tuple(sorted(counts, key=_rank)[:MOST])


def _rank(clause: ClauseCount) -> tuple[bool, int, int, int, str]:
    """What some page lacks comes first, by how many do not meet it."""
    strength = _STRENGTHS.index(clause.strength)
    return not clause.lacking, -clause.failed, -clause.undecided, strength, clause.name


def _sites(hosts: Sequence[str]) -> tuple[SiteCount, ...]:
    counts = Counter(filter(None, hosts))
    if len(counts) < 2 or max(counts.values()) < 2:
        return ()
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(SiteCount(*each) for each in ranked[:MOST])
