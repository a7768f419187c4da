"""Page text: the visible words of a page, and the block that each stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from syndicate.latest import latest
from syndicate.model import Page
from syndicate.text import Words, words

work_words = lru_cache(maxsize=64)(words)
"""The words of a work's text; cached, since one work is compared with many pages."""


MOST_BYTES = 2_000_000
"""Bytes (UTF-8) of a page's text that are compared: a long novel. Comparing that takes 120 MB at most, half of what a page
is confined to."""
_KEPT = 200_000  # characters of a page whose words are kept for the rules that ask for them again


@dataclass(frozen=True, slots=True)
class PageText:
    """The visible words of a page; block `i` holds the words `first[i]:first[i + 1]`.

    `whole` is False where the page has more text than `MOST_BYTES`; blocks behind that hold no words.
    """

    words: Words
    first: tuple[int, ...]
    offsets: tuple[int, ...]  #: where each block begins, in characters of the text
    whole: bool = True

    def block_of(self, word: int) -> int:
        """The index of the block that holds a word."""
        return bisect_right(self.first, word) - 1


def _is_kept(text: PageText) -> bool:
    return len(text.words.text) <= _KEPT


def visible_text(page: Page) -> str:
    """All that a visitor can read on the page, a line for each block."""
    return "\n".join(block.text for block in page.blocks)


@latest(lambda page: (page,), keep=_is_kept)
def page_text(page: Page) -> PageText:
    """The words of the page's visible blocks, one block after the other, up to `MOST_BYTES` of text."""
    joined = visible_text(page)
    compared = _first_bytes(joined)
    text = words(compared)
    offsets = tuple(accumulate((len(block.text) + 1 for block in page.blocks), initial=0))[:-1]
    first = (bisect_left(text.starts, offset) for offset in offsets)
    return PageText(text, (*first, len(text)), offsets, whole=len(compared) == len(joined))


def _first_bytes(text: str) -> str:
    if 4 * len(text) <= MOST_BYTES:  # no character has more bytes
        return text
    encoded = text.encode("utf-8", "surrogatepass")
    end = min(MOST_BYTES, len(encoded))
    while end < len(encoded) and encoded[end] & 0xC0 == 0x80:  # in the middle of a character
        end -= 1
    return encoded[:end].decode("utf-8", "surrogatepass")
