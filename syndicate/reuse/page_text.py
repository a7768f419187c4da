"""Page text: the visible words of a page, and the block that each stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from syndicate.model import Page
from syndicate.text import Words, words

work_words = lru_cache(maxsize=64)(words)
"""The words of a work's text; cached, since one work is compared with many pages."""


@dataclass(frozen=True, slots=True)
class PageText:
    """All visible words of a page; block `i` holds the words `first[i]:first[i + 1]`."""

    words: Words
    first: tuple[int, ...]

    def block_of(self, word: int) -> int:
        """The index of the block that holds a word."""
        return bisect_right(self.first, word) - 1


def page_text(page: Page) -> PageText:
    """The words of the page's visible blocks, one block after the other."""
    text = words("\n".join(block.text for block in page.blocks))
    first, offset = [], 0
    for block in page.blocks:
        first.append(bisect_left(text.starts, offset))
        offset += len(block.text) + 1
    return PageText(text, (*first, len(text)))
