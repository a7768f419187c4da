"""Baseline: the reports of an earlier run, and what is new since.

text of an earlier run → Baseline → news of the reports of this run
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from syndicate.errors import UsageError
from syndicate.judge import judge, recommend
from syndicate.model import SCHEMA, Finding, Outcome, Report, Strength, Verdict
from syndicate.urls import canonical

_Page = tuple[str, str]
_Term = tuple[str, Strength]

_WEIGHTS = {Verdict.NON_COMPLIANT: 2, Verdict.NEEDS_REVIEW: 1, Verdict.NOT_CHECKED: 1}
_RANKS = {Outcome.FAILED: 2, Outcome.CANNOT_TELL: 1}


@dataclass(frozen=True, slots=True)
class _Before:
    """A page as the earlier run saw it: its verdict, and how bad each term was."""

    verdict: Verdict
    ranks: Mapping[_Term, int]


@dataclass(frozen=True, slots=True)
class News:
    """What is new: the reports to show, the verdict that each comes to by that alone, and what was left out."""

    reports: tuple[Report, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    known: int = 0  #: findings left out that failed or could not be told
    pages: int = 0  #: pages left out, since nothing about them is new


@dataclass(frozen=True, slots=True)
class Baseline:
    """What an earlier run found, by page and original, each by its canonical address."""

    pages: Mapping[_Page, _Before] = field(default_factory=dict)

    def news(self, reports: Iterable[Report]) -> News:
        """Of every page only what is new or worse; of a page that the baseline does not know, everything.

        A term is worse that failed where it could not be told or was met before, or that could not be told where it was
        met; one that was waived was met. A page keeps its true verdict and reason, and the verdict beside it tells what its
        news come to: known failures fail nothing again.
        """
        kept: list[tuple[Report, Verdict]] = []
        known = pages = 0
        for report in reports:
            before = self.pages.get(_page(report.url, report.work.url))
            found = _new(report, before) if before else (report, report.verdict)
            shown = found[0].findings if found else ()
            known += sum(1 for each in report.findings if _rank(each) and each not in shown)
            pages += found is None
            kept += [found] if found else []
        return News(tuple(each for each, _ in kept), tuple(each for _, each in kept), known, pages)


def read_baseline(text: str) -> Baseline:
    """The baseline of a JSON report, or of JSON Lines; of two reports on a page the later one counts.

    Raises UsageError, with the place and what was expected there, for anything else.
    """
    pages: dict[_Page, _Before] = {}
    for at, value in enumerate(values(text), 1):
        try:
            page = _page(_text(value["page"]["url"]), _text(value["work"]["url"]))
            pages[page] = _before(value)
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(f"report {at} is not of the schema {SCHEMA}") from error
    return Baseline(pages)


def values(text: str) -> Sequence[Any]:
    """The reports as JSON values, of a JSON report or of JSON Lines. Raises UsageError for what is neither."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return list(_lines(text))
    return value if isinstance(value, list) else [value]


def _lines(text: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), 1):  # nothing but LF ends a line of JSON
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                raise UsageError(
                    f"line {number} is no JSON; expected what -f json or -f jsonl writes"
                ) from error


def _before(value: Any) -> _Before:
    if value["schema"] != SCHEMA:
        raise ValueError(value["schema"])
    ranks: dict[_Term, int] = {}
    for each in value["findings"]:
        term = (_text(each["term"]), Strength(each["strength"]))
        rank = 0 if each["waiver"] else _RANKS.get(Outcome(each["outcome"]), 0)
        ranks[term] = max(rank, ranks.get(term, 0))
    return _Before(Verdict(value["verdict"]), ranks)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _page(url: str, work: str) -> _Page:
    return canonical(url) or url, canonical(work) or work


def _rank(finding: Finding) -> int:
    return 0 if finding.waiver else _RANKS.get(finding.outcome, 0)


def _new(report: Report, before: _Before) -> tuple[Report, Verdict] | None:
    """The report with its new findings only, and the verdict by them; None where nothing is new."""
    new = tuple(
        each for each in report.findings if _rank(each) > before.ranks.get((each.term, each.strength), 0)
    )
    is_unread = report.verdict is Verdict.NOT_CHECKED and before.verdict is not Verdict.NOT_CHECKED
    is_worse = is_unread or _weight(report.verdict) > _weight(before.verdict)
    if not new:  # a verdict may be worse for another reason, which the whole report tells
        return (report, report.verdict) if is_worse else None
    verdict = report.verdict if is_worse else min(judge(new)[0], report.verdict, key=_weight)
    return replace(report, findings=new, recommendations=recommend(new)), verdict


def _weight(verdict: Verdict) -> int:
    return _WEIGHTS.get(verdict, 0)
