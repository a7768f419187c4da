"""News-like text without news: a seeded writer of articles whose article `i` is the same in every run.

What makes copies hard to tell from chance is in it: words by Zipf's law, a book of stock phrases that is used by
Zipf's law too, boilerplate that a fifth of all articles carry, and official statements that several articles quote.
Chance is kinder in life: of the runs of 4, 5, 6 and 8 words in 96 real English articles of many publishers, 0.7 %,
0.08 %, 0.01 % and none stand in another one of them as well; in 96 of these, without statements and boilerplate, 1.4 %,
0.63 %, 0.32 % and 0.23 %.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORDS = 50_000
PHRASES = 20_000
PHRASE_SHARE = 0.1
"""Share of an article's words that stand in stock phrases."""

PHRASE_SIZES = range(3, 11)
"""Words in a stock phrase; each further word makes phrases 0.35 times as many."""

BOILERPLATE, STATEMENTS = 50, 500
"""How many such texts there are."""

_QUANTILES = 1 << 20  # Zipf's law is drawn from a table of so many quantiles
_BOILERPLATE, _STATEMENTS = 1 << 40, 1 << 41  # passages are numbered from here on
_PLAIN, _COMMA, _FULL_STOP, _PARAGRAPH, _CAPITAL = range(5)

_Ints = NDArray[np.int64]

# The commonest characters of Chinese news, roughly by frequency (a fact of the language).
_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力"
    "里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利"
    "比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接"
    "知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共"
    "权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉"
)


@dataclass(frozen=True, slots=True)
class Article:
    """`own` paragraphs are the author's; `shared` ones stand in other articles too, word for word."""

    own: tuple[str, ...]
    shared: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join((*self.own, *self.shared))


class Writer:
    """Writes articles in one made-up language; another seed is another language. `chinese` sets no spaces."""

    def __init__(self, seed: int = 1, *, chinese: bool = False) -> None:
        rng = np.random.default_rng(seed)
        self.seed = seed
        self.vocabulary = _han_words(rng) if chinese else _spaced_words(rng)
        self._written = _written(self.vocabulary, ("", "，", "。") if chinese else (" ", ", ", ". "))
        self._word, self._phrase = _zipf(WORDS), _zipf(PHRASES)
        self._phrases = self._phrase_book(rng)
        self._boilerplate = [self.passage(_BOILERPLATE + number, 45) for number in range(BOILERPLATE)]
        self._statements = [self.passage(_STATEMENTS + number, 60) for number in range(STATEMENTS)]

    def article(self, number: int) -> Article:
        """Article `number`: 200 to 2,500 words, 700 on average; a fifth carry boilerplate, 1 % a statement."""
        rng = self._rng(number)
        own = self._write(rng, int(np.clip(rng.lognormal(6.43, 0.5), 200, 2500)))
        shared = []
        statement = statement_of(number)
        if statement is not None:
            shared.append(self._statements[statement])
        if rng.random() < 0.2:
            shared.append(self._boilerplate[rng.integers(BOILERPLATE)])
        return Article(tuple(own.split("\n\n")), tuple(shared))

    def passage(self, number: int, size: int) -> str:
        """One paragraph of `size` words that no article holds; the same for the same number."""
        return self._write(self._rng(number), size).replace("\n\n", " ")

    def _rng(self, number: int) -> np.random.Generator:
        return np.random.default_rng((self.seed, number))

    def _write(self, rng: np.random.Generator, size: int) -> str:
        """`size` words in sentences and paragraphs."""
        ids = self._draw(rng, size)
        phrases = self._phrase[rng.integers(0, _QUANTILES, int(size * PHRASE_SHARE / 3.5))].tolist()
        for place, phrase in zip(rng.integers(0, size, len(phrases)).tolist(), phrases, strict=True):
            words = self._phrases[phrase][: size - place]
            ids[place : place + len(words)] = words
        written = ids + _punctuation(rng, size) * WORDS
        return "".join(map(self._written.__getitem__, written.tolist())).rstrip()

    def _phrase_book(self, rng: np.random.Generator) -> list[_Ints]:
        chances = 0.35 ** np.arange(len(PHRASE_SIZES))
        sizes = rng.choice(PHRASE_SIZES, PHRASES, p=chances / chances.sum())
        return [self._draw(rng, size) for size in sizes.tolist()]

    def _draw(self, rng: np.random.Generator, size: int) -> _Ints:
        return self._word[rng.integers(0, _QUANTILES, size)]


def statement_of(number: int) -> int | None:
    """The official statement that article `number` quotes: one article in a hundred quotes one."""
    mixed = (number * 0x9E3779B97F4A7C15 & (1 << 64) - 1) >> 20
    return mixed // 100 % STATEMENTS if mixed % 100 == 0 else None


def _zipf(count: int) -> _Ints:
    """Ranks 0 to `count` - 1 at the quantiles of Zipf's law: a uniform draw from it is a draw by that law."""
    weights = np.cumsum(1 / np.arange(1, count + 1))
    return np.searchsorted(weights / weights[-1], (np.arange(_QUANTILES) + 0.5) / _QUANTILES)


def _punctuation(rng: np.random.Generator, size: int) -> _Ints:
    """How each of `size` words is written: an index into the parts of `_written`."""
    form = np.where(rng.random(size) < 0.06, _COMMA, _PLAIN)
    ends = np.cumsum(rng.integers(8, 33, size // 8 + 1)) - 1
    ends = np.append(ends[ends < size - 5], size - 1)
    form[ends] = np.where(np.arange(len(ends)) % 3 == 2, _PARAGRAPH, _FULL_STOP)
    form[np.append(0, ends[:-1] + 1)] += _CAPITAL
    return form


def _written(vocabulary: list[str], ends: tuple[str, str, str]) -> list[str]:
    """Every word plain, before a comma, a full stop, the end of a paragraph; then the same with a capital."""
    words = (vocabulary, [word.capitalize() for word in vocabulary])
    return [word + end for case in words for end in (*ends, ends[-1].rstrip() + "\n\n") for word in case]


def _spaced_words(rng: np.random.Generator) -> list[str]:
    """Made-up words, the common ones short; half of the possible syllables make a language."""
    syllables = [c + v + e for c in "bcdfghjklmnprstvwz" for v in "aeiou" for e in ("", "n", "r", "s", "l")]
    return _distinct(rng, rng.permutation(syllables)[: len(syllables) // 2].tolist(), longest=4)


def _han_words(rng: np.random.Generator) -> list[str]:
    return _distinct(rng, list(dict.fromkeys(_HAN)), longest=2)


def _distinct(rng: np.random.Generator, parts: list[str], longest: int) -> list[str]:
    """`WORDS` distinct words of one to `longest` parts, in the order of their commonness."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        size = 1 + min(longest - 1, len(found).bit_length() // 6)
        found["".join(parts[index] for index in rng.integers(0, len(parts), size).tolist())] = None
    return list(found)
