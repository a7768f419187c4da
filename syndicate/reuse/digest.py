"""Digest: what a page copies of many works, each word of the page counted for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
    another, a double under another address), they are counted for the work that the page holds more of; what is then
    left without words of its own is discarded, with that as its reason. `works` are those of the index by their ids. Of more
    than MOST candidates those that weigh most are compared.
    """
    text = page_text(page)
    ids = [candidate.id for candidate in index.lookup(page)[:MOST]]
    found = {work_id: compare(works[work_id], page, text) for work_id in ids}
    claimed: dict[int, str] = {}
    told = {}
    for work_id in sorted(ids, key=lambda work_id: -found[work_id].shared):
        match = found[work_id]
        told[work_id] = _without_anothers(match, claimed)
        for word in _words(told[work_id]):
            claimed.setdefault(word, work_id)
    return dict(sorted(told.items(), key=lambda each: each[1].kind is Kind.NONE))


def _without_anothers(match: Match, claimed: Mapping[int, str]) -> Match:
    """The match, or none where its words are another work's."""
    words = _words(match)
    owners = [claimed[word] for word in words if word in claimed]
    if len(owners) < ANOTHERS.value * len(words) or not words:
        return match
    fuller = max(dict.fromkeys(owners), key=owners.count)
    reason = f"the page has these words from a work of which it holds more: {fuller}"
    return replace(match, kind=Kind.NONE, reason=reason, region=None, alignments=(), edits=())


def _words(match: Match) -> list[int]:
    """The places of the page's words that lie in its passages."""
    return [word for each in match.alignments for word in range(each.page.start, each.page.end)]
