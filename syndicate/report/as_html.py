"""The HTML format: one file that needs no script and loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syndicate import templating
from syndicate.model import Evidence, Finding, Outcome, Report, Verdict
from syndicate.report import reading
from syndicate.report.original_map import OriginalMap, original_map
from syndicate.report.overview import Overview, overview
from syndicate.report.pasting import Paste, pastes
from syndicate.report.side_by_side import SideBySide, side_by_side

_OPEN = (Outcome.FAILED, Outcome.CANNOT_TELL)
_NO_ID = re.compile(r"[^a-z0-9_-]+")
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ps sd ug ur yi".split())
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")  # BCP 47, without its rarer corners


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with its anchor, the places to show and what to paste.

    Where an earlier finding shows the same lines, `same_as` is its anchor instead.
    """

    id: str
    finding: Finding
    evidence: tuple[Evidence, ...]
    waiver: str
    paste: Paste | None = None
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the report file, ready for the template."""

    id: str
    report: Report
    title: str
    copied: str
    page_language: str
    work_language: str
    items: tuple[Item, ...]
    texts: SideBySide | None
    map: OriginalMap | None
    map_direction: str
    kept_by: str  #: names of the filters that keep it, such as "lacks-2 site-1"

    @property
    def to_decide(self) -> tuple[Item, ...]:
        """What keeps a page that needs review from a verdict."""
        if self.report.verdict is not Verdict.NEEDS_REVIEW:
            return ()
        deciding = reading.deciding(self.report)
        return tuple(item for item in self.items if item.finding in deciding)

    def with_outcome(self, *outcomes: str) -> tuple[Item, ...]:
        """The items with one of these outcomes, in reading order."""
        return tuple(item for item in self.items if item.finding.outcome in outcomes)


def render(reports: Sequence[Report], *, note: str = "") -> str:
    """The reports as one HTML file; every page and finding has an anchor, such as `#page-2-author_credit`.

    `note` stands under the title: what a reader of the file must know and no report says.
    """
    view = overview(reports)
    sections = tuple(
        _section(number, report, kept_by)
        for number, (report, kept_by) in enumerate(zip(reports, _kept(view), strict=True), 1)
    )
    return templating.render(
        "report.html",
        sections=sections,
        overview=view,
        note=note,
        name=reading.name,
        gist=reading.gist,
        deciding=reading.deciding,
        by_hand=reading.BY_HAND,
        tally=reading.tally(reports),
        tally_words=reading.tally_words(reports),
        limits=reading.LIMITS,
        words=reading.words,
        symbols=reading.SYMBOLS,
        spaced=reading.spaced,
        tool_version=reports[0].tool_version if reports else "",
    )


def _kept(view: Overview) -> Iterator[str]:
    for lacks, site in zip(view.lacks, view.site_of, strict=True):
        named = (f"lacks-{at}" for at in lacks if at <= len(view.clauses_to_choose))
        yield " ".join((*named, f"site-{site or len(view.sites) + 1}"))


def _section(number: int, report: Report, kept_by: str) -> Section:
    language = report.page.language if report.page else ""
    return Section(
        id=f"page-{number}",
        report=report,
        title=reading.page_title(report),
        copied=reading.copied(report),
        page_language=_language(language),
        work_language=_language(report.work.language),
        items=tuple(_items(f"page-{number}", report)),
        texts=side_by_side(report),
        map=original_map(report.match) if report.page and not report.page.problem else None,
        map_direction=_direction(report.work.language),
        kept_by=kept_by,
    )


def _items(section: str, report: Report) -> Iterator[Item]:
    used: set[str] = set()
    lines, shown = pastes(report), dict[Paste, str]()
    for finding in reading.ordered(report.findings):
        name = base = f"{section}-{_NO_ID.sub('-', finding.term[:64].lower())}"
        while name in used:
            name = f"{base}-{len(used)}"
        used.add(name)
        paste = lines.get(finding.term) if finding.outcome in _OPEN else None
        same_as = shown.setdefault(paste, name) if paste else name
        yield Item(
            name,
            finding,
            reading.seen(finding),
            reading.waiver_words(finding),
            paste if same_as == name else None,
            "" if same_as == name else same_as,
        )


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def _language(tag: str) -> str:
    return tag if _LANGUAGE.fullmatch(tag) else ""
