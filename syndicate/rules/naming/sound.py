"""Sound: whether two words in Latin letters may be one name, spelt in two ways (Muhammad, Mohamed) or with a slip."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from syndicate import resources

_SIMILAR = 80  # per cent of the letters that two spellings of one word share
_DISTANT = 40  # … at least, where the consonants are the same
_TELLING = 3  # consonants of a name that no other would share by chance
_SHORT = 3  # letters of a word that tells nothing


@lru_cache(maxsize=1 << 15)
def sounds(word: str, part: str) -> bool:
    """Whether two words in Latin letters may be one name: most of their letters are the same, or all consonants."""
    if not word or not part or word.isdigit():
        return False
    from rapidfuzz.fuzz import ratio

    similar = ratio(word, part)
    same = _consonants(part) == _consonants(word) != ""
    return similar >= _SIMILAR or (same and similar >= _DISTANT)


def tells(word: str, part: str) -> bool:
    """Whether likeness of these words says anything, or nothing has changed."""
    return len(_consonants(part)) >= _TELLING or (len(part) > _SHORT and word == part)


def share_consonants(word: str, part: str) -> bool:
    """Whether two words have nearly all consonants in common (Καβάφης, Cavafy)."""
    from rapidfuzz.fuzz import ratio

    word, part = _consonants(word), _consonants(part)
    return min(len(word), len(part)) >= _TELLING and ratio(word, part) >= _SIMILAR


@lru_cache(maxsize=1 << 14)
def _consonants(word: str) -> str:
    """The consonants of a word, each under the sign that all its romanisations share."""
    return _classes()[0].sub(lambda found: _classes()[1].get(found[0], ""), word)


@cache
def _classes() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = resources.data("names")["likeness"]
    signs = {spelling: sign for sign, spellings in table.items() for spelling in spellings.split()}
    longest_first = sorted(signs, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) + "|.", re.DOTALL), signs
