"""A small store of copies, made by hand: what tests of the summary share."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from syndicate.model import Waiver
from syndicate.summary import ClauseLine, CopyLine, Counts, FailingFeed, LimitLine, Summary, Turn, summarise

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
WORK = "https://example.org/harbour/5831584"


def ago(days: float) -> datetime:
    """So many days before NOW."""
    return NOW - timedelta(days=days)


def clause(term: str, outcome: str, **fields: object) -> ClauseLine:
    return ClauseLine(term, str(fields.pop("strength", "condition")), outcome, **fields)  # type: ignore[arg-type]


def copy(
    path: str, *turns: tuple[float, str], clauses: tuple[ClauseLine, ...] = (), **fields: object
) -> CopyLine:
    """A copy at `https://<path>` with turns of (days ago, standing), found at the first of them."""
    history = tuple(Turn(ago(days), standing) for days, standing in turns)
    last = history[-1]
    verdicts = [turn.verdict for turn in history if turn.verdict != "gone"]
    values: dict[str, object] = {
        "page_url": f"https://{path}",
        "site": path.partition("/")[0],
        "work_url": WORK,
        "work_title": "The Harbour That Would Not Close",
        "policy": "example-news",
        "kind": "full",
        "containment": 0.97,
        "found_at": history[0].at,
        "verdict": verdicts[-1],
        "since": last.at,
        "checked_at": NOW,
        "gone_at": last.at if last.verdict == "gone" else None,
        "clauses": clauses,
        "history": history,
    }
    return CopyLine(**(values | fields))  # type: ignore[arg-type]


AUTHOR = clause("author_credit", "passed", message="The author is named.")
NO_LINK = clause(
    "original_link", "failed", message="No link leads to the article.", remedy="Link to the article."
)
LINK = clause("original_link", "passed", message="A link leads to the article.")
EXPIRY = clause(
    "expiry",
    "passed",
    message="The copy was seen there on 2026-11-05, not yet 30 days before 2026-11-25.",
)

LINES = (
    copy("good.example/1", (40, "compliant"), clauses=(AUTHOR, LINK)),
    copy("good.example/2", (30, "non_compliant"), (28, "compliant"), clauses=(AUTHOR, LINK)),
    copy("good.example/3", (3, "compliant"), clauses=(AUTHOR, LINK, EXPIRY)),
    copy("late.example/1", (50, "compliant"), (20, "non_compliant"), clauses=(AUTHOR, NO_LINK)),
    copy("late.example/2", (9, "non_compliant"), (2, "gone"), clauses=(AUTHOR, NO_LINK)),
    copy("new.example/1", (1, "non_compliant"), clauses=(AUTHOR, NO_LINK)),
    copy("new.example/2", (12, "needs_review"), (5, "compliant"), clauses=(AUTHOR, LINK)),
    copy(
        "odd.example/1",
        (60, "non_compliant"),
        (55, "needs_review"),
        clauses=(clause("original_link", "cannot_tell"),),
    ),
)
LIMITS = (
    LimitLine(
        "late.example", "example-news", "quota", "failed", "5 articles in 30 days; the terms allow 3.", ago(4)
    ),
    LimitLine("good.example", "example-news", "quota", "passed", "3 articles in 30 days.", ago(4)),
)
WAIVERS = (
    Waiver("late.example", "original_link", "prints the address", date(2026, 12, 1), "Ann Lee"),
    Waiver("good.example", "author_credit", "agreed by mail", date(2027, 6, 30)),
    Waiver("old.example", "author_credit", "agreed by mail", date(2026, 11, 24)),
)
COUNTS = Counts(
    works=12,
    feeds=3,
    failing=(
        FailingFeed(
            "https://late.example/feed", "Late News", "The server answers 503 since 20 November 2026."
        ),
    ),
    pages={"copy": 7, "gone": 1, "unrelated": 40},
)


def summary(*lines: CopyLine) -> Summary:
    """The summary of these lines, else of LINES, with the rest of the store."""
    return summarise(lines or LINES, LIMITS, WAIVERS, COUNTS, now=NOW)
