"""The JSON format: one object; schema `syndicate.summary/1`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any, TypeVar, cast

from syndicate.model import Waiver
from syndicate.report.as_json import written
from syndicate.summary.choosing import STANDINGS, Filter
from syndicate.summary.clauses import ClauseRate
from syndicate.summary.lines import ClauseLine, CopyLine, Counts, FailingFeed, LimitLine
from syndicate.summary.listing import Listed
from syndicate.summary.mending import Mending
from syndicate.summary.sites import SiteRow
from syndicate.summary.summary import SCHEMA, Summary

T = TypeVar("T")


def render(summary: Summary) -> str:
    r"""The summary as indented JSON (RFC 8259), with a line end; hostile characters stand as `\uXXXX`, as in a report."""
    return written(summary_json(summary), indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a summary; its `$defs/copy` is that of a line of `jsonl`."""
    text = files("syndicate.summary").joinpath("summary.schema.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))


def summary_json(summary: Summary) -> dict[str, Any]:
    """The summary as JSON values, keys in the order of the schema."""
    due = summary.due
    return {
        "schema": SCHEMA,
        "now": moment(summary.now),
        "since": moment(summary.since),
        "filter": _filter(summary.only),
        "copies": summary.copies,
        "standings": _standings(summary.standings),
        "store": _counts(summary.counts, summary.failing),
        "due": {
            "overdue": _listed(due.overdue, copy_json),
            "expiring": _listed(
                due.expiring, lambda each: {"until": moment(each.until), "copy": copy_json(each.line)}
            ),
            "waivers": _listed(due.ending, _waiver),
        },
        "new": _listed(summary.new, copy_json),
        "changed": _listed(summary.changed, copy_json),
        "sites": _listed(summary.sites, _site),
        "clauses": _listed(summary.clauses, _rate),
        "mending": _mending(summary.mending),
        "limits": _listed(summary.limits, _limit),
        "partners": _listed(summary.partners, _site),
        "weeks": [
            {"monday": moment(week.monday), "standings": _standings(week.standings)} for week in summary.weeks
        ],
        "timelines": _listed(summary.timelines, copy_json),
    }


def copy_json(line: CopyLine) -> dict[str, Any]:
    """A copy as JSON values."""
    return {
        "page_url": line.page_url,
        "site": line.site,
        "work": {"url": line.work_url, "title": line.work_title},
        "policy": line.policy,
        "kind": str(line.kind),
        "containment": line.containment,
        "verdict": str(line.verdict),
        "standing": str(line.standing),
        "since": moment(line.since),
        "found_at": moment(line.found_at),
        "checked_at": moment(line.checked_at),
        "gone_at": moment(line.gone_at),
        "clauses": [_clause(clause) for clause in line.clauses],
        "history": [{"at": moment(turn.at), "standing": str(turn.verdict)} for turn in line.turns],
    }


def moment(when: date | None) -> str | None:
    """A day as it is, a time in UTC (ISO 8601)."""
    if isinstance(when, datetime):
        return when.astimezone(UTC).isoformat()
    return when.isoformat() if when else None


def _listed(listed: Listed[T], shape: Callable[[T], dict[str, Any]]) -> dict[str, Any]:
    return {"items": [shape(item) for item in listed.items], "more": listed.more}


def _standings(standings: Mapping[str, int]) -> dict[str, int]:
    return {name: standings.get(name, 0) for name in STANDINGS}


def _filter(only: Filter) -> dict[str, Any]:
    return {
        "site": only.site,
        "work": only.work,
        "policy": only.policy,
        "verdict": only.verdict,
        "term": only.term,
        "since": moment(only.since),
        "until": moment(only.until),
    }


def _counts(counts: Counts, failing: Listed[FailingFeed]) -> dict[str, Any]:
    return {
        "works": counts.works,
        "feeds": counts.feeds,
        "failing": _listed(
            failing, lambda feed: {"url": feed.url, "title": feed.title, "reason": feed.reason}
        ),
        "pages": dict(sorted((str(state), count) for state, count in counts.pages.items())),
    }


def _clause(clause: ClauseLine) -> dict[str, Any]:
    return {
        "term": clause.term,
        "strength": str(clause.strength),
        "outcome": str(clause.outcome),
        "message": clause.message,
        "remedy": clause.remedy,
        "waived": clause.waived,
    }


def _site(row: SiteRow) -> dict[str, Any]:
    return {
        "site": row.site,
        "copies": row.copies,
        "standings": _standings(row.standings),
        "first": moment(row.first),
        "last": moment(row.last),
    }


def _rate(clause: ClauseRate) -> dict[str, Any]:
    return {
        "policy": clause.policy,
        "term": clause.term,
        "strength": str(clause.strength),
        "rate": clause.rate,
        "n": clause.decided,
        "passed": clause.passed,
        "failed": clause.failed,
        "undecided": clause.undecided,
        "waived": clause.waived,
        "inapplicable": clause.inapplicable,
    }


def _mending(mending: Mending) -> dict[str, Any]:
    return {
        "method": "kaplan-meier",
        "unit": "day",
        "n": mending.stretches,
        "mended": mending.mended,
        "gone": mending.gone,
        "open": mending.open,
        "undecided": mending.undecided,
        "quarter": mending.quarter,
        "median": mending.median,
        "three_quarters": mending.three_quarters,
    }


def _limit(limit: LimitLine) -> dict[str, Any]:
    return {
        "site": limit.site,
        "policy": limit.policy,
        "term": limit.term,
        "outcome": str(limit.outcome),
        "message": limit.message,
        "since": moment(limit.since),
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "site": waiver.site,
        "term": waiver.term,
        "until": moment(waiver.until),
        "reason": waiver.reason,
        "by": waiver.by,
    }
