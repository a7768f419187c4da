"""What `syndicate waivers` does: permissions given, shown and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from syndicate.cli.rows import Row, RowFormat, moment, write_rows
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped, say
from syndicate.errors import UsageError
from syndicate.model import Waiver
from syndicate.policy import one_waiver
from syndicate.saying import day
from syndicate.store import waivers

NAMES = "id site term until reason by holds".split()
"""What `waivers list` tells of each."""
_OVER = " (has run out)"


def add(given: Mapping[str, str], store: str | None) -> None:
    """Keep a permission, checked as one of a file is. Raises UsageError naming what is wrong with it."""
    row: dict[str, Any] = {name: value for name, value in given.items() if value}
    if "until" in row:
        row["until"] = _day(given["until"])
    waiver = one_waiver(row)
    with open_store(store, folder_settings()) as opened:
        number = opened.write(lambda tx: waivers.add(tx, waiver, now=datetime.now(UTC)))
    over = "" if _holds(waiver, datetime.now(UTC).date()) else _OVER
    print(f"{number} {_heading(waiver)}{over}")


def show(form: RowFormat, store: str | None) -> None:
    """Write the list of permissions to stdout."""
    today = datetime.now(UTC).date()
    with open_store(store, folder_settings(), create=False) as opened, opened.reading() as tx:
        rows = [_row(number, each, today) for number, each in waivers.holding(tx)]
    write_rows(rows, form, _lines, NAMES)
    if not rows:
        say("no permission is kept; “syndicate waivers add” keeps one")


def end(number: int, store: str | None) -> None:
    """Take a permission back. Raises UsageError where none has this number."""
    with open_store(store, folder_settings(), create=False) as opened:
        if not opened.write(lambda tx: waivers.end(tx, number, now=datetime.now(UTC))):
            raise UsageError(f"{number}: is no permission that holds (syndicate waivers list shows them)")
    print(f"{number}: taken back")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--until {clipped(text)}: expected a day such as 2027-06-30") from None


def _row(number: int, waiver: Waiver, today: date) -> dict[str, Any]:
    known = {name: getattr(waiver, name, None) for name in NAMES}
    return known | {"id": number, "until": moment(waiver.until), "holds": _holds(waiver, today)}


def _holds(waiver: Waiver, today: date) -> bool:
    return waiver.until is None or waiver.until >= today


def _lines(row: Row) -> Sequence[str]:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    waiver = Waiver(row["site"], row["term"], row["reason"], until, row["by"])
    over = "" if row["holds"] else _OVER
    return f"{row['id']} {_heading(waiver)}{over}", waiver.reason, f"by {waiver.by}" if waiver.by else ""


def _heading(waiver: Waiver) -> str:
    until = f"until {day(waiver.until)}" if waiver.until else "without end"
    return f"{clipped(waiver.site)} need not meet {waiver.term} {until}"
