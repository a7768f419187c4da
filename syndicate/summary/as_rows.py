"""Rows: every copy on a line of its own, as JSON Lines (jsonlines.org) or CSV (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from syndicate.escaping import cell
from syndicate.model import Outcome
from syndicate.report.as_json import written
from syndicate.summary.as_json import copy_json, moment
from syndicate.summary.lines import CopyLine

COLUMNS = (
    "page_url", "site", "work_url", "work_title", "policy", "kind", "containment", "standing", "since", "found_at",
    "checked_at", "gone_at", "failed", "undecided", "waived", "turns",
)  # fmt: skip
"""The columns of the CSV. Times are UTC; terms are parted by spaces; `turns` is how often it was settled how it stands."""


def json_lines(lines: Iterable[CopyLine]) -> Iterator[str]:
    """An object a line, of the shape that the schema calls `copy`."""
    for line in lines:
        yield written(copy_json(line)) + "\n"


def csv_lines(lines: Iterable[CopyLine]) -> Iterator[str]:
    """A heading, then a row a copy. No cell is a formula to a spreadsheet, and none holds a line end."""
    import csv
    from io import StringIO

    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([_shown(each) for each in _row(line)])
        if sheet.tell() > 64_000:
            yield _taken(sheet)
    yield _taken(sheet)


def _row(line: CopyLine) -> tuple[Any, ...]:
    failed = [clause for clause in line.clauses if clause.outcome == Outcome.FAILED]
    return (
        line.page_url, line.site, line.work_url, line.work_title, line.policy, line.kind, line.containment,
        line.standing, line.since, line.found_at, line.checked_at, line.gone_at,
        " ".join(clause.term for clause in failed if not clause.waived),
        " ".join(clause.term for clause in line.clauses if clause.outcome == Outcome.CANNOT_TELL),
        " ".join(clause.term for clause in failed if clause.waived),
        len(line.turns),
    )  # fmt: skip


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    return cell(value) if isinstance(value, str) else value


def _taken(sheet: Any) -> str:
    """What is on the sheet, which is empty then."""
    text = str(sheet.getvalue())
    sheet.seek(0)
    sheet.truncate()
    return text
