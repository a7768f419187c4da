"""Schedule: when what is known is looked at again, and what it takes to believe a change.

The numbers and their reasons stand in `syndicate/data/schedule.toml`; `docs/schedule.md` tells them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any, get_type_hints

from syndicate import resources
from syndicate.errors import UsageError
from syndicate.monitor.waits import Ladder, Several, duration, ladder, later, several


@dataclass(frozen=True, slots=True)
class Schedule:
    """The table of `schedule.toml`, each entry explained there."""

    compliant: Ladder
    non_compliant: Ladder
    needs_review: Ladder
    not_checked: timedelta
    removed: Ladder
    unrelated: Ladder
    unreachable: Ladder
    unread: Ladder
    blocked: Ladder
    gone: Ladder
    original: Ladder
    change: Several
    flapping: Several
    change_when_flapping: Several
    absent: Several
    missing: Several
    vanished: Several
    refused: Several
    retry_after: timedelta
    jitter: float
    volume_window: timedelta
    wholesale_share: float
    wholesale_works: int
    automatic_within: timedelta

    def due(self, at: datetime, wait: timedelta, jitter: float) -> datetime:
        """When a wait that begins `at` is over; `jitter`, from 0.0 to 1.0, puts as much of the allowed spread on top."""
        return later(at, wait * (1 + self.jitter * min(1.0, max(0.0, jitter))))


def schedule(
    own: Mapping[str, Any] | None = None, where: str = "syndicate.toml: monitor.schedule"
) -> Schedule:
    """The schedule, with what a user sets otherwise: `own` is the table at `where`, its keys as in `schedule.toml`.

    Raises UsageError, naming the key and what was expected.
    """
    if own is not None and not isinstance(own, Mapping):
        raise UsageError(f"{where}: expected a table")
    table = {name: entry["value"] for name, entry in resources.data("schedule").items()}
    for name in own or {}:
        if name not in table:
            from syndicate.policy import hint, quoted

            raise UsageError(f"{where}.{quoted(name)}: is no key of the schedule{hint(name, table)}")
    values = {name: _read(name, value, where) for name, value in {**table, **(own or {})}.items()}
    return Schedule(**{name.replace("-", "_"): value for name, value in values.items()})


def _read(name: str, value: object, where: str) -> Any:
    try:
        return _readers()[name](value)
    except ValueError as error:
        raise UsageError(f"{where}.{name}: {error}") from error


@cache
def _readers() -> Mapping[str, Callable[[object], object]]:
    """What reads the value of each key."""
    by_type: Mapping[Any, Callable[[object], object]] = {
        Ladder: ladder,
        Several: several,
        timedelta: duration,
        float: _share,
        int: _count,
    }
    types = get_type_hints(Schedule)
    return {each.name.replace("_", "-"): by_type[types[each.name]] for each in fields(Schedule)}


def _share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError("expected a share from 0 to 1")


def _count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ValueError("expected a whole number above 0")
