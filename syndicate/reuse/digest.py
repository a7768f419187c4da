"""Digest: what a page copies of many works, each word of the page counted for one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from heapq import heapify, heappop, heappush

from syndicate.errors import UsageError
from syndicate.model import Kind, Match, Page, Work
from syndicate.reuse.compare import compare
from syndicate.reuse.index import Index
from syndicate.reuse.kinds import Threshold
from syndicate.reuse.page_text import page_text

ANOTHERS = Threshold(
    0.8,
    "two works that quote the same words each have words of their own beside them; a double has hardly any",
)

MOST = 200
"""Works that one page is compared with: a long archive page. Each comparison takes about a millisecond."""


def matches(page: Page, index: Index, works: Mapping[str, Work]) -> dict[str, Match]:
    """The match of every candidate of a page, by its id; copies first, that of which most was copied before all.

    A digest holds several works, each with its own region. Where the same words stand in several works (one that quotes
    another, a double under another address), they are counted for the work that has most words on the page beside
    those of the works before it, and of equals for the one that is copied most completely; what is then left without
    words of its own is discarded, with that as its reason. `works` are those of the index by their ids. Of more than MOST
    candidates those that weigh most are compared. Raises UsageError where a work is not among `works`.
    """
    text = page_text(page)
    ids = [candidate.id for candidate in index.lookup(page)[:MOST]]
    if missing := [work_id for work_id in ids if work_id not in works]:
        raise UsageError(f"The index has a work that was not given: {missing[0]}")
    found = {work_id: compare(works[work_id], page, text) for work_id in ids}
    words = {work_id: _words(match) for work_id, match in found.items()}
    owners: dict[int, str] = {}
    copied, discarded = {}, {}
    for work_id in _by_own_words(found, words, owners):
        claimed = [owners[word] for word in words[work_id] if word in owners]
        if not words[work_id]:
            discarded[work_id] = found[work_id]
        elif len(claimed) >= ANOTHERS.value * len(words[work_id]):
            discarded[work_id] = _anothers(found[work_id], claimed)
        else:
            copied[work_id] = found[work_id]
            owners.update((word, work_id) for word in words[work_id] if word not in owners)
    return copied | discarded


def _by_own_words(
    found: Mapping[str, Match], words: Mapping[str, frozenset[int]], owners: Mapping[int, str]
) -> Iterator[str]:
    """The ids, always next the one that has most words without an owner; owners only become more meanwhile."""

    def rank(work_id: str) -> tuple[float, float, float]:
        own = sum(word not in owners for word in words[work_id])
        return -own, -own / max(1, len(words[work_id])), -found[work_id].containment

    waiting = [(rank(work_id), place, work_id) for place, work_id in enumerate(found)]
    heapify(waiting)
    while waiting:
        _, place, work_id = heappop(waiting)
        now = (rank(work_id), place, work_id)
        if waiting and now > waiting[0]:
            heappush(waiting, now)
        else:
            yield work_id


def _anothers(match: Match, owners: list[str]) -> Match:
    """No match, because its words are those of others."""
    fuller = max(dict.fromkeys(owners), key=owners.count)
    reason = f"the page has these words from a work of which it holds more: {fuller}"
    return replace(match, kind=Kind.NONE, reason=reason, region=None, alignments=(), edits=())


def _words(match: Match) -> frozenset[int]:
    """The places of the page's words that lie in its passages."""
    return frozenset(word for each in match.alignments for word in range(each.page.start, each.page.end))
