"""Exit codes: what the verdicts of all pages come to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndicate.model import Verdict

FINE = 0
DOES_NOT_MEET = 1
UNDECIDED = 3


class FailOn(StrEnum):
    """From which verdict on the command fails."""

    NON_COMPLIANT = "non_compliant"
    NEEDS_REVIEW = "needs_review"
    NEVER = "never"


def exit_code(verdicts: Iterable[Verdict], fail_on: FailOn) -> int:
    """1 where a page fails by `fail_on`, 3 where none fails but one is undecided, else 0.

    A page that was not checked is undecided even for `needs_review`: there is nothing to review.
    """
    if fail_on is FailOn.NEVER:
        return FINE
    found = {str(verdict) for verdict in verdicts}
    failing = {"non_compliant"} | ({"needs_review"} if fail_on is FailOn.NEEDS_REVIEW else set())
    if found & failing:
        return DOES_NOT_MEET
    return UNDECIDED if found & {"needs_review", "not_checked"} else FINE
