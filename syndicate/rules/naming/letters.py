"""Letters: whether a name in one script reads as given in another, by the romanisations in use (`data/names.toml`).

Every letter has its readings, so that Чехов is Chekhov, Tschechow, Tchékhov, Čehov and Chejov, without a list of names:
a walk over the letters keeps all places of the Latin text that they may have led to. It is linear in both and knows
neither regular expressions nor backtracking. Scripts that write no short vowels may have them between any letters.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import Any

from syndicate import resources
from syndicate.text import form

_RANGES = (
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u052f", "cyrillic"),
    ("\u0590", "\u05ff", "hebrew"),
    ("\u0600", "\u077f", "arabic"),
    ("\u1100", "\u11ff", "hangul"),
    ("\u1e00", "\u1eff", "latin"),
    ("\u1f00", "\u1fff", "greek"),
    ("\u3005", "\u3007", "han"),
    ("\u3040", "\u30ff", "kana"),
    ("\u3400", "\u9fff", "han"),
    ("\uac00", "\ud7a3", "hangul"),
    ("\uf900", "\ufaff", "han"),
)
_VOWELS = "aeiouy"
_UNWRITTEN = ("arabic", "hebrew")
_SPELT = ("latin", "cyrillic", "greek")
_LONGEST = 2  # letters that have a reading together
_OPENING = 3  # Latin letters that tell whether a reading can begin there
_SYLLABLES = (
    0xAC00,
    588,
    28,
)  # first syllable of Hangul, syllables with one first letter, with one middle letter


@lru_cache(maxsize=1 << 14)
def script(word: str) -> str:
    """The script of a word's first letter: "latin" (digits too), "cyrillic", … or "other"."""
    first = word[:1]
    if first < "\u0370":
        return "latin"
    return next((name for low, high, name in _RANGES if low <= first <= high), "other")


def is_spelt(name: str) -> bool:
    """Whether a script tells how a name sounds; in others the letters alone do not give the reading that people use."""
    return name in _SPELT


@lru_cache(maxsize=1 << 15)
def reads(source: str, latin: str, start: int = 0) -> frozenset[int]:
    """The places of `latin` at which a reading of `source`, begun at `start`, may end; both are word forms."""
    if not begins(source, latin, start):
        return frozenset()
    places = [{start}, *(set[int]() for _ in source)]
    for index, here in enumerate(places[:-1]):
        if not here:
            continue
        loose = script(source[index]) in _UNWRITTEN
        for length in range(1, min(_LONGEST, len(source) - index) + 1):
            for reading in _readings(source[index : index + length]):
                ends = {at + len(reading) for at in here if latin.startswith(reading, at)}
                if ends:
                    places[index + length] |= _with_vowels(latin, ends) if loose else ends
    return frozenset(places[-1])


def begins(source: str, latin: str, start: int = 0) -> bool:
    """Whether `source` may be read as what begins at `start`; tells most words apart at once."""
    return _begins(source[:_LONGEST], latin[start : start + _OPENING])


@lru_cache(maxsize=1 << 14)
def _begins(letters: str, opening: str) -> bool:
    readings = (*_readings(letters[:1]), *_readings(letters))
    return any(opening.startswith(reading[:_OPENING]) for reading in readings)


def _with_vowels(latin: str, ends: set[int]) -> set[int]:
    """The same places, and those behind a doubled letter and up to two vowels that the script leaves out."""
    doubled = {at + 1 for at in ends if 0 < at < len(latin) and latin[at] == latin[at - 1]}
    found = ends | doubled
    for _ in range(2):
        found |= {at + 1 for at in found if latin[at : at + 1] in _VOWELS and at < len(latin)}
    return found


@lru_cache(maxsize=1 << 14)
def _readings(letters: str) -> tuple[str, ...]:
    """The readings of one letter or of several together; () for letters that have none."""
    known: tuple[str, ...] = _table().get(letters, ())
    if known or len(letters) != 1:
        return known
    kind = script(letters)
    if kind == "latin":
        return (letters,)
    if kind == "hangul":
        return _syllable(letters)
    if kind in ("han", "kana", "other"):
        return (latin(letters),)
    return ()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    scripts = dict(resources.data("names")["letters"])
    whole = scripts.pop("hangul")["whole"]
    return {form(key): _split(value) for table in (*scripts.values(), whole) for key, value in table.items()}


def _syllable(letter: str) -> tuple[str, ...]:
    """The readings of a syllable of Hangul from its two or three letters."""
    first, with_first, with_middle = _SYLLABLES
    number = ord(letter) - first
    if number < 0:
        return ()
    hangul: dict[str, Any] = resources.data("names")["letters"]["hangul"]
    parts = (
        hangul["first"][number // with_first],
        hangul["middle"][number % with_first // with_middle],
        hangul["last"][number % with_middle],
    )
    return tuple("".join(spelling) for spelling in product(*map(_split, parts)))


def _split(readings: str) -> tuple[str, ...]:
    return tuple("" if reading == "_" else reading for reading in readings.split())


@lru_cache(maxsize=1 << 14)
def latin(word: str) -> str:
    """One rendering of a word in plain Latin letters, for a first comparison."""
    if word.isascii():
        return word
    from anyascii import anyascii

    return form(anyascii(word))
