"""Versions: which version of a work a page fits best.

What speaks for a version is words that the page has in a row, as the version has them. What the page leaves out speaks
against none: another version may have had other words there, and the page would look the same. The one place that
tells something is where the page is whole, and stops where the version stops.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syndicate.model import EditKind, Kind, Match, Version, Work
from syndicate.reuse.kinds import Threshold

CHANCE = Threshold(3, "words in a row that two unrelated sentences have in common by chance")
MOST_TEXT = Threshold(
    2_000_000, "characters read for the versions of one work: a hundred of an article, a few of a book"
)


def former(work: Work, page_size: int = 0) -> Iterator[Version]:
    """The former versions with a text of their own, newest first, as many as may be compared with one page.

    `page_size` is the number of characters of the page, which each comparison reads again.
    """
    known = {"", work.text}
    left = MOST_TEXT.value
    for version in work.versions:
        if version.text in known:
            continue
        known.add(version.text)
        left -= len(version.text) + page_size
        if left < 0:
            return
        yield version


def best(matches: Sequence[Match]) -> Match:
    """The match that fits best; of equals the first."""
    whole = any(match.kind is Kind.FULL for match in matches)
    return max(matches, key=lambda match: _fit(match, whole))


def _fit(match: Match, whole: bool) -> float:
    """The words that stand in a row on both sides, each row without the words that chance may give it.

    So every place that differs costs, however long it is, and single words found in a foreign sentence gain nothing.
    `whole` says that some version is copied in full; only then a beginning or end left out is such a place.
    """
    rows = sum(max(0, row - CHANCE.value) for row in _rows(match))
    return rows - CHANCE.value if whole and _is_cut_at_an_end(match) else rows


def _rows(match: Match) -> Iterator[int]:
    """The lengths of the runs of equal words, in the order of the page."""
    if not match.alignments:
        return
    at = match.alignments[0].page.start
    for edit in match.edits:
        yield edit.page.start - at
        at = edit.page.end
    yield match.alignments[-1].page.end - at


def _is_cut_at_an_end(match: Match) -> bool:
    return any(
        edit.kind is EditKind.DELETION and (edit.work.start == 0 or edit.work.end == match.work_words)
        for edit in match.edits
    )
