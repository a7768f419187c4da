"""Units of text: whether a part of a text is made of whole paragraphs or sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from syndicate.model import Passage
from syndicate.text import Words

_FULL_STOPS = ".!?…。！？؟۔।"
_STOPS = _FULL_STOPS + ":;"
_SLIDE = 50  # words; two texts seldom repeat more in a row, and a hostile one may repeat one word for ever

Border = Callable[[Words, int], bool]


def paragraph(text: Words, word: int) -> bool:
    """Whether a paragraph begins with this word, or ends before it."""
    return "\n" in _between(text, word)


def sentence(text: Words, word: int) -> bool:
    between = _between(text, word)
    return "\n" in between or any(stop in between for stop in _STOPS)


def _between(text: Words, word: int) -> str:
    """What stands between a word and the one before it; both ends of the text are a border."""
    return "\n" if word in (0, len(text)) else text.gap(word)


def whole(text: Words, part: Passage, border: Border) -> bool:
    """Whether a part is made of whole units.

    Where the word before a part equals its last one (or the word after it its first), an alignment may just as well
    have put the part a word earlier (later), so those places are tried too.
    """
    return any(border(text, start) and border(text, end) for start, end in slid(text, part))


def slid(text: Words, part: Passage) -> Iterator[tuple[int, int]]:
    """The part where it is, then each place before it, then each after it, where its words are the same."""
    yield part.start, part.end
    for start, end in zip(range(part.start - 1, -1, -1)[:_SLIDE], range(part.end - 1, 0, -1), strict=False):
        if text.forms[start] != text.forms[end]:
            break
        yield start, end
    for start, end in zip(range(part.start, len(text))[:_SLIDE], range(part.end, len(text)), strict=False):
        if text.forms[start] != text.forms[end]:
            break
        yield start + 1, end + 1


def outside(text: Words, part: Passage) -> list[Passage]:
    """What is left of a part at its two ends, when the whole paragraphs within it are taken away."""
    borders = [word for word in range(part.start, part.end + 1) if paragraph(text, word)]
    if not borders:
        return [part]
    pieces = (Passage(part.start, borders[0]), Passage(borders[-1], part.end))
    return [piece for piece in pieces if len(piece)]


def ends_sentence(text: Words, part: Passage) -> bool:
    """Whether a full stop follows the last word of a part."""
    return any(stop in text.gap(part.end) for stop in _FULL_STOPS)
