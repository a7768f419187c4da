"""Words: a text cut into words that keep their place, in a form that survives republication.

Two spellings of one word get the same form: NFKC, case, accents, quotes, soft hyphens, zero-width characters,
Arabic vowel marks and tatweel, the Turkish i. Scripts written without spaces give one word per character
(Han, kana, Thai, Lao, Khmer, Burmese), so that every later stage counts the same thing in every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

# Combining marks and joiners that belong inside a word although `\w` does not hold them.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_IGNORED = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
# Scripts that set no space between words.
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TRAILING = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
# One group around all of it, so that `split` gives the words and what stands between them. The first branch takes
# most words of most texts at a fifth of the cost; it stops before anything that the last one would go on with.
_WORD = re.compile(
    f"([a-zA-Z0-9]++(?![\\w{_MARKS}{_IGNORED}'’ʼ＇])"
    f"|[{_UNSPACED}][{_TRAILING}{_IGNORED}]*"
    f"|(?:[^\\W_{_UNSPACED}]|[{_MARKS}])(?:[^\\W_{_UNSPACED}]|[{_MARKS}{_IGNORED}]"
    f"|['’ʼ＇](?=[^\\W\\d_{_UNSPACED}]))*)"
)
# The same for texts that hold nothing but letters of western Europe and the usual signs, at two thirds of the cost.
_LATIN = "a-zA-Z0-9À-ÖØ-öø-ÿ"
_LATIN_TEXT = re.compile("[\x00-\x7f\xa0-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\xff–—‘’“”„…•‹›€™−]*+")
_LATIN_WORD = re.compile(f"([{_LATIN}]++(?:['’](?=[a-zA-ZÀ-ÖØ-öø-ÿ])[{_LATIN}]++)*+)")
_DROPPED = re.compile(
    f"[{_IGNORED}\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed'’ʼ]"
)
_STROKES = str.maketrans(
    {"ی": "ي", "ک": "ك", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
)
_APOSTROPHES = "'’ʼ＇"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")


_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text`: `forms[i]` is the comparable form of `text[starts[i]:ends[i]]`."""

    text: str = field(repr=False)
    forms: tuple[str, ...]
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.forms)

    def slice(self, start: int, end: int) -> str:
        """The text from word `start` up to, not including, word `end`; "" for an empty range."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def part(self, start: int, end: int) -> Words:
        """The words from `start` up to, not including, `end`, still pointing into the whole text."""
        return Words(self.text, self.forms[start:end], self.starts[start:end], self.ends[start:end])

    def gap(self, index: int) -> str:
        """What stands between word `index` and the one before it; before the first word for 0, behind the last for `len`."""
        start = self.ends[index - 1] if index else 0
        return self.text[start : self.starts[index] if index < len(self.starts) else len(self.text)]

    def with_punctuation(self, start: int, end: int) -> str:
        """Like `slice`, with what follows the last word up to the next one: full stops, closing quotes."""
        if end <= start:
            return ""
        stop = self.starts[end] if end < len(self.starts) else len(self.text)
        return self.text[self.starts[start] : stop].rstrip()


def words(text: str) -> Words:
    """Cut `text` into words; offsets count characters of `text` as given."""
    pattern = _LATIN_WORD if _LATIN_TEXT.fullmatch(text) else _WORD
    parts = pattern.split(text)  # what stands between, a word, what stands between, …
    ends = tuple(accumulate(map(len, parts)))
    return Words(text, tuple(map(_forms_of_words.__getitem__, parts[1::2])), ends[:-1:2], ends[1::2])


def form(word: str) -> str:
    """The comparable form of one word: equal for all spellings that a reader takes for the same word."""
    return _forms_of_words[word]


def _form(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    plain = _DROPPED.sub("", plain).translate(_STROKES)
    return unicodedata.normalize("NFC", plain) or word


class _Known(dict[_Asked, _Answer]):
    """The answers of a pure function, kept until there are too many, found again at the cost of a look-up."""

    def __init__(self, function: Callable[[_Asked], _Answer], most: int) -> None:
        self._function, self._most = function, most

    def __missing__(self, asked: _Asked) -> _Answer:
        return self.keep(asked, self._function(asked))

    def keep(self, asked: _Asked, answer: _Answer) -> _Answer:
        if len(self) >= self._most:
            self.clear()
        self[asked] = answer
        return answer


_forms_of_words = _Known(_form, 1 << 16)
_words_of_lines = _Known(words, 1 << 12)


def line_words(line: str) -> Words:
    """The words of a short text that several rules look at; kept, so that it is cut once."""
    return _words_of_lines[line]


def know_line(text: Words, start: int, end: int, line: str, offset: int) -> None:
    """Keep the words `start` to `end` of a text as those of `line`, which stands at `offset` in it between two breaks."""
    if line not in _words_of_lines:
        starts = tuple([place - offset for place in text.starts[start:end]])
        ends = tuple([place - offset for place in text.ends[start:end]])
        _words_of_lines.keep(line, Words(line, text.forms[start:end], starts, ends))


@lru_cache(maxsize=4096)
def forms(phrase: str) -> tuple[str, ...]:
    """The word forms of a short phrase such as a name; cached, since the same names are sought on every page."""
    return words(phrase).forms


def find_phrase(text: Words, phrase: str, start: int = 0) -> int:
    """The index of the first word of `phrase` in `text` at or after word `start`, or -1.

    Whole words only: "CRG" is not found in "CRGT". Endings and articles behind or before an apostrophe do not count
    ("Global Research's", "Forbes'ta", "l'Humanité").
    """
    sought = forms(phrase)
    for index in _starts(text, sought, start):
        if all(is_word(text, index + offset, word) for offset, word in enumerate(sought)):
            return index
    return -1


def _starts(text: Words, sought: tuple[str, ...], start: int) -> Iterator[int]:
    """The places where `sought` may begin; most texts do not hold the words at all, and that is told fast."""
    stop = len(text) - len(sought) + 1
    if not sought or stop <= start:
        return
    first = sought[0]
    if first in text.forms or _APOSTROPHE.search(text.text):
        yield from (index for index in range(start, stop) if first in text.forms[index])


def inner_forms(text: Words) -> Iterator[str]:
    """The further forms that words with an apostrophe are for `is_word`, without an ending or an article."""
    if _APOSTROPHE.search(text.text):
        for start, end in zip(text.starts, text.ends, strict=True):
            pieces = _APOSTROPHE.split(text.text[start:end])
            if len(pieces) > 1:
                yield from map(form, (*pieces, "".join(pieces[:-1])))


def is_word(text: Words, index: int, word: str) -> bool:
    """Whether word `index` of `text` is `word` (a form), whatever stands before or behind its apostrophe."""
    form_ = text.forms[index]
    if form_ == word:
        return True
    if word not in form_:
        return False
    raw = text.text[text.starts[index] : text.ends[index]]
    pieces = _APOSTROPHE.split(raw)  # the name may have an apostrophe of its own: "O'Brien's"
    return word in map(form, pieces) or word == form("".join(pieces[:-1]))
