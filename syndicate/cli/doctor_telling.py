"""How `syndicate doctor` tells what it found: a line each, or JSON; the exit code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from syndicate.errors import UsageError
from syndicate.escaping import one_line

SCHEMA = "syndicate.doctor/1"
_BROKEN = 2
_LONGEST = 400  # characters of what is said


class State(StrEnum):
    """How it stands with one thing: `missing` is optional, and `problem` is not."""

    OK = "ok"
    MISSING = "missing"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at; `mend` is what to do, "" where nothing is."""

    what: str
    state: State
    said: str
    mend: str = ""


def tell(looks: Iterable[Look], format_: str) -> int:
    """Print them in the format; 2 where something is broken, else 0. Raises UsageError for another format."""
    if format_ not in ("text", "json"):
        raise UsageError(f"--format {format_[:50]}: expected text or json")
    found = tuple(looks)
    if format_ == "json":
        rows = [{name: str(value) for name, value in asdict(each).items()} for each in found]
        print(json.dumps({"schema": SCHEMA, "looks": rows}, ensure_ascii=False, indent=2))
    else:
        width = max(len(each.what) for each in found)
        for each in found:
            mend = f"; {each.mend}" if each.mend else ""
            print(f"{each.state:<7}  {each.what:<{width}}  {one_line(each.said + mend, _LONGEST)}")
    return _BROKEN if any(each.state is State.PROBLEM for each in found) else 0
