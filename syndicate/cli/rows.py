"""Rows: a list of things of the store, as text for a person, or as JSON or CSV."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from syndicate.saying import stamp

Row = Mapping[str, Any]
"""Names and JSON values; all rows of a list have the same names."""

_WIDEST = 100  # columns; longer lines are hard to read


class RowFormat(StrEnum):
    """How a list is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def write_rows(
    rows: Iterable[Row], form: RowFormat, text: Callable[[Row], Sequence[str]], names: Sequence[str]
) -> None:
    """Write a list to stdout. `text` gives the lines of one row, the first of which is its heading.

    `names` are the names of every row, so that an empty CSV has its header too.
    """
    if form is RowFormat.JSON:
        import json

        print(json.dumps(list(rows), ensure_ascii=False, indent=2))
    elif form is RowFormat.CSV:
        _write_csv(rows, names)
    else:
        for row in rows:
            print(block(*text(row)))


def block(heading: str, *lines: str) -> str:
    """A heading and what belongs to it, indented and wrapped to the terminal; addresses stay whole."""
    import textwrap

    from syndicate.escaping import one_line

    width = max(40, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))
    wrapped = [
        textwrap.fill(
            one_line(line),
            width,
            initial_indent="    " * bool(at),
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for at, line in enumerate((heading, *lines))
        if line
    ]
    return "\n".join(wrapped)


def moment(when: date | None) -> str | None:
    """A time as JSON has it, ISO 8601, in UTC."""
    if isinstance(when, datetime) and when.tzinfo is not None:
        return stamp(when)
    return when.isoformat() if when else None


def _write_csv(rows: Iterable[Row], names: Sequence[str]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def _cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula; several are parted by spaces."""
    if value is None or isinstance(value, int | float):
        return value
    from syndicate.escaping import cell

    return cell(value if isinstance(value, str) else " ".join(map(str, value)))
