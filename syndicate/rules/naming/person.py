"""Person: the words of a person's name as it was given, without what comes and goes with a name.

"Prof. Dr. Anna van der Berg, PhD", "Berg, Anna van der" and "Anna Berg (安娜)" all hold the words `anna`, `berg`; the
given name comes first where the writing tells which it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from syndicate import resources
from syndicate.rules.naming.letters import script
from syndicate.text import Words, forms

_BRACKET = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]?")
_COMMA = re.compile(r"\s*[,،，、;|]\s*")


@cache
def words_of(key: str) -> frozenset[str]:
    """One list of `data/names.toml`, as forms."""
    data: dict[str, Any] = resources.data("names")
    return frozenset(form for word in data[key] for form in forms(word))


@lru_cache(maxsize=1024)
def person(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name in each way in which it may be meant; () for a name without words.

    "Lee, Ann" has the family name first; "Ann Lee, Reuters" may be that or a name with an office behind it; a second
    script in brackets is a second name.
    """
    asides = [aside for aside in _BRACKET.findall(name) if script(aside) != script(name.strip())]
    ways = [*_ways(_BRACKET.sub(" ", name)), *(way for aside in asides for way in _ways(aside))]
    return tuple(dict.fromkeys(ways)) or ((forms(name),) if forms(name) else ())


def _ways(name: str) -> list[tuple[str, ...]]:
    pieces = [bare for piece in _COMMA.split(name) if (bare := _bare(forms(piece)))]
    if not pieces:
        return []
    turned = [_bare((*pieces[1], *pieces[0]))] if len(pieces) == 2 else []
    whole = [pieces[0]] if len(pieces) != 2 or len(pieces[0]) > 1 else []
    return [_without_particles(_initials_first(way)) for way in (*whole, *turned)]


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words without titles before and behind them; two words stay, for Don Lee is a name."""
    first, last = 0, len(parts)
    while last - first > 2 and parts[first] in words_of("before"):
        first += 1
    while last - first > 2 and parts[last - 1] in words_of("after"):
        last -= 1
    only_titles = all(part in words_of("before") | words_of("after") for part in parts)
    return () if only_titles else parts[first:last]


def _initials_first(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Initials before the family name: "Петрова А. С." is "А. С. Петрова"."""
    initials = [part for part in parts[1:] if is_initial(part)]
    if initials and len(initials) == len(parts) - 1 and not is_initial(parts[0]):
        return (*initials, parts[0])
    return parts


def _without_particles(parts: tuple[str, ...]) -> tuple[str, ...]:
    if len(parts) < 3 or is_unspaced(parts[0]):
        return parts
    return (parts[0], *(part for part in parts[1:-1] if part not in words_of("particles")), parts[-1])


def is_initial(word: str) -> bool:
    """Whether a form is one letter that stands for a name; a Chinese name may have a single character."""
    return len(word) == 1 and word.isalpha() and not is_unspaced(word)


def is_unspaced(word: str) -> bool:
    """Whether a form is of a script in which a name is written without spaces, one form a character."""
    return script(word) in ("han", "kana")


def is_capital(line: Words, index: int, *, tied: bool = False) -> bool:
    """Whether a word begins as names do; every word does in a script that has no capitals.

    `tied` lets a hyphen before it stand for the capital ("Kim Jong-un").
    """
    first = line.text[line.starts[index]]
    return first.isupper() or not first.islower() or (tied and line.gap(index) in ("-", "‐"))
