"""Changed: whether the wording of a copy was changed, or a correction of the original would explain it."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Case
from syndicate.reuse.kinds import Threshold
from syndicate.rules.alterations.edits import Change, Sort, edits

FEW_PLACES = Threshold(2, "a correction of the original touches one place, sometimes its echo in another")
FEW_PER_THOUSAND = Threshold(
    2, "a long article is corrected in more places; no copy-editing is as thin as this"
)
FEW_WORDS = Threshold(40, "a correction rewrites a sentence or adds one; 40 words are a long sentence")


def wording(case: Case, tolerated: tuple[str, ...] = ()) -> list[Change]:
    """The places at which the copy has other words than the work, those that are tolerated apart."""
    if not case.match.alignments:
        return []
    return [change for change in edits(case, tolerated) if change.sort is Sort.WORDING]


def few(case: Case, changes: Sequence[Change]) -> bool:
    """Whether a correction of the original would explain these changes of wording."""
    places = max(FEW_PLACES.value, FEW_PER_THOUSAND.value * case.match.shared / 1000)
    return len(changes) <= places and sum(change.words for change in changes) <= FEW_WORDS.value


def changed(case: Case) -> bool | None:
    """Whether the copy's wording was changed; None where the original may have been corrected instead."""
    changes = wording(case)
    return None if changes and few(case, changes) else bool(changes)
