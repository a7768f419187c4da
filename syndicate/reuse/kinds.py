"""Kinds: what a page's share of a work amounts to. One table of thresholds, each with its reason.

The rows are set together: `benchmarks/kinds.py` shows for each the range in which it is right with the others held, and
where it stands in it. A row stands well inside its range; where pages do not bound it, its reason has to.

Rows in words mean words of a language that sets spaces. Where each character is counted for a word (see `text`), what is
copied is fewer words than are counted; shares are the same in either measure. PASSAGE_WORDS alone is in words as counted: it
tells copied from alike, for which ten characters in a row do, and what it drops would be missing from the shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from syndicate.model import Kind, Passage
from syndicate.text import Words


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that decides, and why it is what it is."""

    value: float
    reason: str


PASSAGE_WORDS = Threshold(10, "shorter runs are idioms, titles and names that two texts share by chance")
PASSAGE_DENSITY = Threshold(0.4, "a passage is copied when two words in five are equal and in order")
SMALL_COPY = Threshold(20, "under 20 words nobody copies an article; a title with a teaser line has as many")
FULL = Threshold(
    0.7,
    "a repost with every fifth word changed keeps more than seven tenths, as one does whose captions and boxes are "
    "gone; who leaves out three words in ten publishes a part",
)
QUOTED_SHARE = Threshold(
    0.18,
    "a sixth of a work inside somebody's own longer text is what quotation looks like; a fifth is a part",
)
QUOTED_WORDS = Threshold(
    300, "no editor calls more than 300 words a quotation (Harper & Row v. Nation: 300 words)"
)
FEW_WORDS = Threshold(
    60, "two or three sentences are a quotation, however short the work is that they come from"
)
TEASER_WORDS = Threshold(
    90, "a list entry or link post shows a paragraph of its target, seldom more than 90 words"
)
TEASER_SHARE = Threshold(0.25, "a paragraph of a short text is already a good part of it, and no teaser")
OWN_TEXT = Threshold(0.65, "a page is somebody's own text when at least a third of it is not copied")

_HAN_WORD = 1.7
"""Characters of a Chinese or Japanese word: a sentence has 1.5 to 2 times as many as its translation has English words."""
_ABUGIDA_WORD = 4
"""Letters of a Thai, Lao, Khmer or Burmese word, the vowel marks on them not counted."""
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ABUGIDA = re.compile(
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3]"
)


class Copied(Protocol):
    """A passage of the work, and how many of its words the page shares."""

    @property
    def work(self) -> Passage: ...
    @property
    def shared(self) -> int: ...


def length(found: Iterable[Copied], ours: Words) -> float:
    """What the page shares in the passages `found` of the work, in words of a language that sets spaces."""
    if not _has_unspaced(ours.text):
        return sum(passage.shared for passage in found)
    return sum(passage.shared * _words_in(ours, passage.work) / len(passage.work) for passage in found)


@lru_cache(maxsize=64)
def _has_unspaced(text: str) -> bool:
    return not text.isascii() and bool(_HAN.search(text) or _ABUGIDA.search(text))


def _words_in(ours: Words, passage: Passage) -> float:
    text = ours.slice(passage.start, passage.end)
    han, abugida = len(_HAN.findall(text)), len(_ABUGIDA.findall(text))
    spaced = max(0, len(passage) - han - abugida)
    return spaced + han / _HAN_WORD + abugida / _ABUGIDA_WORD


def decide(
    containment: float, page_share: float, shared: int, length: float | None = None
) -> tuple[Kind, str]:
    """The kind and its reason, from the shares of work and page that are common and the count of common words.

    `length` is that count in words of a language that sets spaces, where it is another one. The reason names `shared`, as
    the report does.
    """
    many = shared if length is None else length
    of_work, of_page = f"{_percent(containment)} of the work", f"{_percent(page_share)} of the text around it"
    if many < SMALL_COPY.value:
        return Kind.NONE, f"only {shared} words in a row or near each other are the same"
    if containment >= FULL.value:
        return Kind.FULL, f"the page holds {of_work}"
    if page_share >= OWN_TEXT.value:
        if many < TEASER_WORDS.value and containment <= TEASER_SHARE.value:
            return Kind.QUOTATION, f"the page shows no more than {shared} words, {of_work}"
        return Kind.EXCERPT, f"the page holds {of_work}, and little else: that is {of_page}"
    inside = f"inside a longer text; that is {of_page}"
    if many <= FEW_WORDS.value:
        return Kind.QUOTATION, f"the page quotes only {shared} words, {of_work}, {inside}"
    if containment <= QUOTED_SHARE.value and many <= QUOTED_WORDS.value:
        return Kind.QUOTATION, f"the page quotes {of_work} {inside}"
    if containment <= QUOTED_SHARE.value:
        return Kind.EXCERPT, f"the page holds {shared} words, {of_work}, {inside}: too many for a quotation"
    return Kind.EXCERPT, f"the page holds {of_work} {inside}"


def _percent(share: float) -> str:
    """A share in words that neither say nothing where there is something, nor all where something is missing."""
    if 0 < share < 0.01:
        return "less than 1%"
    return "more than 99%" if 0.99 < share < 1 else f"{share:.0%}"
