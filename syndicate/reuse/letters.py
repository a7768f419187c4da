"""Letters: whether two stretches hold the same letters, cut into words in another way, or spelled by another custom.

Words that are joined or parted are often other words: "the rapist" is no therapist, and "now here" is not nowhere. They
are the same where a hyphen or a dot stood, at a digit, at a drop cap, or where both parts are long enough to be words
of a compound ("health care").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from syndicate.text import Words, form

_DIGITS = re.compile(r"\d+")
_SIGNED = re.compile("[-\u2010-\u2015./_·'’ʼ＇\u00ad]")
_JOINER = re.compile("[\u00ad\u200c]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_PART = 4
"""Letters of a word that may be part of a compound; shorter ones are articles, pronouns, prefixes."""
_APART = frozenset(
    "some every over under with when then than into upon them only never nicht keine nunca jamais".split()
)
"""Long words that say something else when joined to the next one: "some times"."""
_CLITICS = frozenset(("و", "می", "نمی", "ها", "های"))
"""Written apart or together as one likes."""
_NEGATIONS = frozenset("not no ne pas nicht nao не ни нет لا لم لن degil".split())
_WORDS_OF_ONE = frozenset("a i o e y à и в к с о у а я".split())
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})
_UMLAUT = re.compile("[äöüåøÄÖÜÅØ]|[aouAOU]\u0308|[aA]\u030a")
_ARABIC_ENDS = str.maketrans({"ة": "ه", "ى": "ي"})
_Side = tuple[Words, int, int]


def same_letters(ours: _Side, theirs: _Side) -> bool:
    """Whether only spaces, hyphens and dots differ, where these can make no other word of it."""
    before, after = ours[0].forms[ours[1] : ours[2]], theirs[0].forms[theirs[1] : theirs[2]]
    if not same_forms(before, after):
        return False
    cuts, others = set(_cuts(before)), set(_cuts(after))
    return all(_joins(ours, cut, theirs) for cut in cuts - others) and all(
        _joins(theirs, cut, ours) for cut in others - cuts
    )


def same_forms(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether the words hold the same letters, the same numbers, and the same words that deny."""
    if "".join(before) != "".join(after):
        return False
    return _numbers(before) == _numbers(after) and _denials(before) == _denials(after)


def same_spelling(ours: _Side, theirs: _Side) -> bool:
    """Whether each word is the other by a custom of writing: "ueber" for "über", a loose Arabic ending."""
    if ours[2] - ours[1] != theirs[2] - theirs[1] or ours[1] == ours[2]:
        return False
    pairs = zip(range(ours[1], ours[2]), range(theirs[1], theirs[2]), strict=True)
    return all(_customs(ours[0], one) & _customs(theirs[0], other) for one, other in pairs)


def _customs(text: Words, index: int) -> set[str]:
    word = text.forms[index]
    if word.isascii():
        raw = text.text[text.starts[index] : text.ends[index]]
        return {word, form(_umlauts(raw))} if _UMLAUT.search(raw) else {word}
    return {word[:-1] + word[-1].translate(_ARABIC_ENDS)}


def _umlauts(raw: str) -> str:
    composed = raw.lower().replace("a\u0308", "ä").replace("o\u0308", "ö").replace("u\u0308", "ü")
    return composed.translate(_UMLAUTS)


def _cuts(side: tuple[str, ...]) -> Iterator[int]:
    """After how many letters a word ends and the next begins."""
    return accumulate(map(len, side[:-1]))


def _joins(side: _Side, cut: int, other: _Side) -> bool:
    """Whether the words on both sides of a cut are the same without it."""
    text, start, end = side
    ends = dict(zip(_cuts(text.forms[start:end]), range(start, end), strict=False))
    index = ends[cut]
    left, right = text.forms[index], text.forms[index + 1]
    between = text.gap(index + 1)
    if left[-1].isdigit() != right[0].isdigit() or {left, right} & _CLITICS or _HANGUL.match(left):
        return True
    if "\n" in between and _SIGNED.search(between):
        return True  # a word that was parted at the end of a line
    if _SIGNED.search(between):
        return left != "re" or right[0] == "e"  # "re-sign" is not "resign"; "re-elect" is "reelect"
    if _JOINER.search(other[0].slice(other[1], other[2])) or (left, right) == ("can", "not"):
        return True
    if len(left) == 1:
        return _drop_cap(text, index)
    apostrophe = "'" in text.slice(index, index + 1) or "’" in text.slice(index, index + 1)
    return min(len(left), len(right)) >= _PART and left not in _APART and not apostrophe


def _drop_cap(text: Words, index: int) -> bool:
    """Whether the letter is a large one before the rest of its word: no word itself, or the first of a paragraph."""
    first, rest = text.text[text.starts[index]], text.text[text.starts[index + 1]]
    if not first.isupper():
        return False
    before = text.gap(index) if index else "\n"
    return text.forms[index] not in _WORDS_OF_ONE or ("\n" in before and not rest.isupper())


def _numbers(side: tuple[str, ...]) -> list[str]:
    return _DIGITS.findall(" ".join(side))


def _denials(side: tuple[str, ...]) -> int:
    """How many words are said not to be: "not able" is not "notable", while "can not" is "cannot"."""
    return sum(word in _NEGATIONS for word in side[:-1])
