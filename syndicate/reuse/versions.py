"""Versions: which version of a work a page fits best.

What speaks for a version is words that the page has in a row, as the version has them. What the page leaves out speaks
against none: another version may have had other words there, and the page would look the same. The one place that
tells something is where the page is whole, and stops where the version stops.

A version may have been a stub. Whoever quotes the paragraph that it was holds all of it, and yet quotes; so what a page
takes of a version much shorter than today's text is measured by the length that the work has today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from syndicate.model import EditKind, Kind, Match, Version, Work
from syndicate.reuse.kinds import Threshold, decide, length
from syndicate.reuse.page_text import work_words

CHANCE = Threshold(3, "words in a row that two unrelated sentences have in common by chance")
STUB = Threshold(
    0.5, "a text that more than doubled since was a notice or a beginning; whoever has it has the lesser part"
)
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
    """The match that fits best; of equals the first. The first one is with today's text."""
    today = matches[0]
    fair = [today, *(match for former in matches[1:] if (match := _no_stub(former, today)))]
    whole = any(match.kind is Kind.FULL for match in fair)
    return max(fair, key=lambda match: _fit(match, whole))


def _no_stub(match: Match, today: Match) -> Match | None:
    """The match with a former version; of a stub with the kind by today's length, and none if today's text gives as much."""
    if match.work_words >= STUB.value * today.work_words or _RANKS[match.kind] <= _RANKS[today.kind]:
        return match
    text = match.version.text if match.version else ""
    share = match.shared / today.work_words
    kind, _ = decide(share, match.page_share, match.shared, length(match.alignments, work_words(text)))
    if _RANKS[kind] <= _RANKS[today.kind]:
        return None
    return replace(match, kind=kind, reason=f"{match.reason}; but the work is much longer today")


_RANKS = {kind: rank for rank, kind in enumerate((Kind.NONE, Kind.QUOTATION, Kind.EXCERPT, Kind.FULL))}


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
