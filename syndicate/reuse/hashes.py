"""Hashes: one number for each word of a text, the same for equal words in every process and on every machine.

What `syndicate.text.words` does word by word is done here in numpy for thousands of characters at once, at a tenth of
the cost: a table gives each character its class and its letter, and the letters of a word are added up as a polynomial
(Karp and Rabin 1987, *Efficient randomized pattern-matching algorithms*). The table is made by asking
`syndicate.text` about each character; a line with a character that acts on its neighbours (combining marks, rare
scripts) is left to `words`, so that both always agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syndicate.text import words

Hashes = NDArray[np.uint64]
_Codes = NDArray[np.intp]
_Classes = NDArray[np.uint8]

_CHUNK = 1 << 15  # characters at a time, so that the arrays stay in the processor's cache
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SEPARATOR, _LETTER, _DIGIT, _SINGLE, _APOSTROPHE, _IGNORED, _SEVERAL, _UNSURE = range(8)
_ASKED = (  # ranges worth asking about; all that lies outside is unsure
    (0x0000, 0x0250),  # Latin
    (0x0370, 0x0530),  # Greek, Cyrillic
    (0x0590, 0x0700),  # Hebrew, Arabic
    (0x10A0, 0x1100),  # Georgian
    (0x1E00, 0x2500),  # Latin and Greek with marks, punctuation, signs
    (0x2776, 0x2794),  # numbers in circles
    (0x3000, 0x3100),  # kana
    (0xFB00, 0xFB07),  # ligatures
    (0xFE00, 0xFE10),  # that say how the sign before is to be drawn
    (0xFF01, 0xFF5F),  # full width
)
_KNOWN = (
    (0x2500, 0x2776, _SEPARATOR),  # signs
    (0x2794, 0x2C00, _SEPARATOR),
    (0x3400, 0x4DC0, _SINGLE),  # Han
    (0x4E00, 0xA000, _SINGLE),
    (0xAC00, 0xD7A4, _LETTER),  # Hangul
    (0x1F300, 0x1FB00, _SEPARATOR),  # emoji
)
_LAST = 0x1FFFF  # stands for itself and all beyond, which are unsure
_BREAK = re.compile("[ \n。、，！？]")  # nothing that stands inside a word


def word_hashes(text: str) -> Hashes:
    """One hash for each word of `words(text)`, in its order; equal forms have equal hashes.

    Two different words have the same hash once in 10^19.
    """
    return np.concatenate([np.zeros(0, np.uint64), *map(_of_chunk, _chunks(text))])


def mixed(values: Hashes) -> Hashes:
    """The values with their bits mixed, so that near values come to lie far apart (finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _chunks(text: str) -> Iterator[str]:
    """The text in pieces that no word crosses."""
    start = 0
    while start < len(text):
        space = _BREAK.search(text, start + _CHUNK)
        end = space.start() if space else len(text)
        yield text[start:end]
        start = end


def _of_chunk(chunk: str) -> Hashes:
    codes, classes = _classified(chunk)
    if not len(codes) or classes.max() < _SEVERAL:
        return _fast(codes, classes)
    for character in {chr(code) for code in codes[classes == _SEVERAL].tolist()}:
        chunk = chunk.replace(character, words(character).forms[0])
    return np.concatenate(list(_line_by_line(chunk, *_classified(chunk))))


def _line_by_line(chunk: str, codes: _Codes, classes: _Classes) -> Iterator[Hashes]:
    """The hashes of lines with an unsure character, and of all that stands between these."""
    done = 0
    for place in np.flatnonzero(classes == _UNSURE).tolist():
        if place < done:
            continue
        start, end = chunk.rfind("\n", 0, place) + 1, chunk.find("\n", place)
        end = end if end >= 0 else len(chunk)
        yield _fast(codes[done:start], classes[done:start])
        yield _slow(chunk[start:end])
        done = end
    yield _fast(codes[done:], classes[done:])


def _fast(codes: _Codes, classes: _Classes) -> Hashes:
    """The hashes of words of which each character has a class."""
    if (classes == _IGNORED).any():
        ignored = classes == _IGNORED
        classes[:-1][(classes[:-1] == _APOSTROPHE) & ignored[1:]] = _SEPARATOR
        codes, classes = codes[~ignored], classes[~ignored]
    inside = (classes[1:-1] == _APOSTROPHE) & (classes[2:] == _LETTER)
    if inside.any():
        inside &= (classes[:-2] == _LETTER) | (classes[:-2] == _DIGIT)
        kept = np.concatenate(([True], ~inside, [True]))
        codes, classes = codes[kept], classes[kept]
    spelled = (classes == _LETTER) | (classes == _DIGIT)
    single = classes == _SINGLE
    first = spelled.copy()
    first[1:] &= ~spelled[:-1]
    counted = spelled | single
    return _polynomials(_table().letters[codes[counted]], np.flatnonzero((first | single)[counted]))


def _slow(line: str) -> Hashes:
    forms = words(line).forms
    sizes = np.fromiter(map(len, forms), np.int64, len(forms))
    return _polynomials(_codes("".join(forms)).astype(np.uint64), np.cumsum(sizes) - sizes)


def _polynomials(letters: Hashes, starts: NDArray[np.intp]) -> Hashes:
    """For each word, that begins at one of `starts`, the sum of its letters, each times a power by its place."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    sizes = np.append(starts[1:], len(letters)) - starts
    places = np.arange(len(letters)) - np.repeat(starts, sizes)
    powers = _powers(int(sizes.max()).bit_length())
    return mixed(np.add.reduceat(powers[places] * letters, starts))


@lru_cache(maxsize=8)
def _powers(bits: int) -> Hashes:
    return np.cumprod(np.full(1 << bits, _FACTOR), dtype=np.uint64)


def _classified(text: str) -> tuple[_Codes, _Classes]:
    codes = np.minimum(_codes(text), _LAST).astype(np.intp)
    return codes, _table().classes[codes]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


class _Table(NamedTuple):
    """By code point: its class, and the letter that it is in the form of a word."""

    classes: _Classes
    letters: Hashes


@cache
def _table() -> _Table:
    """Made when it is first needed, in some 20 ms."""
    classes, letters = np.full(_LAST + 1, _UNSURE, np.uint8), np.arange(_LAST + 1, dtype=np.uint64)
    for start, end, known in _KNOWN:
        classes[start:end] = known
    for code in chain.from_iterable(range(*bounds) for bounds in _ASKED):
        classes[code], letters[code] = _asked(chr(code))
    return _Table(classes, letters)


def _asked(character: str) -> tuple[int, int]:
    """Its class and its letter, by what `words` makes of it alone and between others."""
    alone, between = words(character).forms, words(f"a{character}a").forms
    if not alone and between == ("a", "a"):
        return _SEPARATOR, 0
    if not alone and between == ("aa",):
        return (_IGNORED if len(words(f"a{character}1")) == 1 else _APOSTROPHE), 0
    letter = alone[0]
    if between == ("a", letter, "a") and len(letter) == 1:
        return _SINGLE, ord(letter)
    if between == (f"a{letter}a",) and len(letter) == 1:
        return (_LETTER if len(words(f"a'{character}")) == 1 else _DIGIT), ord(letter)
    if between == (f"a{letter}a",) and letter.isascii() and letter.isalpha():
        return _SEVERAL, 0
    return _UNSURE, 0
