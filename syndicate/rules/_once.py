"""Once: what several rules ask of a case, found once for all of them; the cases of one check differ in their terms only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from syndicate.latest import latest
from syndicate.model import Case

_Answer = TypeVar("_Answer")


def once(function: Callable[[Case], _Answer]) -> Callable[[Case], _Answer]:
    """Ask `function`, which looks at no term and no clock, once a check."""
    return latest(_parts)(function)


def _parts(case: Case) -> tuple[object, ...]:
    return case.page, case.work, case.policy, case.match, case.lines, case.resolved
