"""Likeness: what a reader might take for a name: inflected, abbreviated, written as one word, in other letters.

Nothing here tells a credit. It keeps a rule from saying that a name is absent where a person would look twice.
"""

from __future__ import annotations

from functools import lru_cache

from syndicate.rules._wording import says
from syndicate.rules.asking.han import folded
from syndicate.rules.naming.letters import is_spelt, latin, reads, script
from syndicate.rules.naming.names import BYLINE, Span
from syndicate.rules.naming.person import is_capital, is_initial, is_unspaced, person, words_of
from syndicate.rules.naming.sound import share_consonants, sounds, tells
from syndicate.text import Words, forms

_ARTICLES = frozenset("the der die das le la les l el los las il lo gli i o os as al".split())
_CLITICS = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
"""Conjunctions, prepositions and the article, which Arabic writes as one word with the name."""
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_ENDING = 2  # letters that an inflected word may have more or less
_LONG = 7  # letters of a word that may lose two of them to an ending: "северный", "северного"
_STEM = 3  # letters that stay of an inflected name
_JOINED = 8  # letters of a name that is recognised as one word ("@harbourreview")
_OPENING = 3  # words of a longer line in which "by" opens it
_FEWEST, _MOST = 3, 6  # letters of a name that is made of initials
_PIECES = 3  # words in which one word of a name may be written
_NAME = (2, 6)  # words, or characters of Chinese, of a line that is nothing but a person's name


def publisher_perhaps(line: Words, names: tuple[str, ...]) -> Span | None:
    """Words that may be one of the names: inflected, without its article, written as one word, or its initials."""
    for name in names:
        found = _loosely(line, forms(name)) or _in_other_characters(line, name) or _as_initials(line, name)
        if found:
            return found
    return None


def person_perhaps(line: Words, name: str) -> Span | None:
    """Words that may be the person's name: inflected, misspelt, in part, or in letters that do not tell their sound."""
    found = next((found for parts in person(name) if (found := _perhaps(line, parts))), None)
    return found or _in_other_characters(line, name) or _as_initials(line, name)


def _in_other_characters(line: Words, name: str) -> Span | None:
    """A Chinese name in the other form of its characters (李小龙, 李小龍)."""
    wanted = folded(forms(name))
    if not wanted or script(wanted[0]) != "han":
        return None
    there = folded(line.forms)
    starts = (place for place in range(len(there)) if there[place : place + len(wanted)] == wanted)
    return next(((start, start + len(wanted)) for start in starts), None)


def _as_initials(line: Words, name: str) -> Span | None:
    """An agency or author by initials, or spelt out where the name is initials ("AFP", "Agence France-Presse")."""
    if len(line) > BYLINE:
        return None
    parts = forms(name)
    if len(parts) == 1 and name.isupper() and _FEWEST <= len(parts[0]) <= _MOST:
        start = "".join(form[0] for form in line.forms).find(parts[0])
        return (start, start + len(parts[0])) if start >= 0 else None
    short = "".join(form[0] for form in parts)
    if _FEWEST <= len(short) <= _MOST and short in line.forms:
        start = line.forms.index(short)
        return (start, start + 1) if line.slice(start, start + 1).isupper() else None
    return None


def _perhaps(line: Words, parts: tuple[str, ...]) -> Span | None:
    if len(parts) < 2:
        found = _loosely(line, parts)
        return found if found and is_capital(line, found[0]) else _unread(line, parts)
    given, family = parts[0], parts[-1]
    found = _loosely(line, parts) or _loosely(line, (family, given))
    if found is None and len(parts) > 2:
        found = _loosely(line, parts[:-1]) or _loosely(line, (given, family))
    return found or _abbreviated(line, parts) or _unread(line, parts) or _in_a_byline(line, parts)


def _in_a_byline(line: Words, parts: tuple[str, ...]) -> Span | None:
    """What may only be taken for the name where the line is hardly more than a name."""
    if len(line) > BYLINE:
        return None
    family = parts[-1]
    alone = _loosely(line, (family,)) if len(family) > _STEM else None
    return (
        alone
        or _given_alone(line, parts[0])
        or _in_any_order(line, parts)
        or _alike_in_sound(line, parts)
        or _family_read(line, family)
        or _in_pieces(line, parts)
    )


def _given_alone(line: Words, given: str) -> Span | None:
    """The given name as a whole byline: "By Mira"."""
    if len(line) > _OPENING or len(given) <= _ENDING or given not in line.forms or not says(line, "by"):
        return None
    start = line.forms.index(given)
    return (start, start + 1) if is_capital(line, start) else None


def _in_any_order(line: Words, parts: tuple[str, ...]) -> Span | None:
    """Every word of the name, with others between ("Jean-Luc Kathleen Feldgate" for Feldgate Jean-Luc)."""
    if not set(parts) <= set(line.forms):
        return None
    places = [line.forms.index(part) for part in parts]
    return min(places), max(places) + 1


def _in_pieces(line: Words, parts: tuple[str, ...]) -> Span | None:
    """A word of the name written as two or three ("Mac Donald", "van der Berg" for Vanderberg)."""
    for start in range(len(line) - 1):
        for end in range(start + 2, min(start + _PIECES, len(line)) + 1):
            joined = "".join(line.forms[start:end])
            if len(joined) >= _JOINED and any(sounds(latin(joined), latin(part)) for part in parts):
                return start, end
    return None


def _loosely(line: Words, parts: tuple[str, ...]) -> Span | None:
    wanted = tuple(part for part in parts if part not in _ARTICLES) or parts
    if not wanted or max(map(len, wanted)) < _ENDING + 2:
        return None
    joined = {name for name in ("".join(parts), "".join(wanted)) if len(name) >= _JOINED}
    for start, word in enumerate(line.forms):
        if word in joined:
            return start, start + 1
        end = start + len(wanted)
        if end <= len(line) and all(map(_alike, line.forms[start:end], wanted)):
            return start, end
    return None


@lru_cache(maxsize=1 << 15)
def _alike(word: str, part: str) -> bool:
    """Whether two words may be one in other cases, with another ending or with what Arabic grows on."""
    if word == part:
        return True
    bare = next((word.removeprefix(clitic) for clitic in _CLITICS if word.startswith(clitic)), word)
    if bare == part:
        return True
    for spelt, plain in _UMLAUTS:
        word, part = word.replace(spelt, plain), part.replace(spelt, plain)
    shorter, longer = sorted((word, part), key=len)
    stem = max(_ENDING + 1, len(shorter) - (2 if len(shorter) >= _LONG else 1))
    same = len(shorter) >= stem and shorter[:stem] == longer[:stem]
    return (same and len(longer) - len(shorter) <= _ENDING) or _inflected(word, part)


def _inflected(word: str, part: str) -> bool:
    """Whether both are one stem with endings of names (Kowalski, Kowalskiego; Virtanen, Virtasen)."""
    if word[: _STEM + 1] != part[: _STEM + 1]:
        return False
    known = words_of("endings")
    stems = range(min(len(word), len(part)), _STEM, -1)
    return any(word[:stem] == part[:stem] and {word[stem:], part[stem:]} - {""} <= known for stem in stems)


def _abbreviated(line: Words, parts: tuple[str, ...]) -> Span | None:
    """Initials where nobody knows which word is the family name ("V. Orban" for Orbán Viktor, "Anna P.")."""
    for index, word in enumerate(line.forms):
        if word in parts and not is_initial(word):
            others = {part[0] for part in parts if part != word}
            first, last = index, index + 1
            while first > 0 and is_initial(line.forms[first - 1]):
                first -= 1
            while last < len(line) and is_initial(line.forms[last]):
                last += 1
            if others & {*line.forms[first:index], *line.forms[index + 1 : last]}:
                return first, last
    return None


def _alike_in_sound(line: Words, parts: tuple[str, ...]) -> Span | None:
    """Other romanisations of one name (Muhammad, Mohamed; Anton Tschechow), and slips of the pen."""
    if is_unspaced(parts[0]):
        return None
    wanted = tuple(map(latin, parts))
    for order in dict.fromkeys((wanted, (wanted[0], wanted[-1]), (wanted[-1], wanted[0]))):
        for start in range(len(line) - len(order) + 1):
            here = tuple(map(latin, line.forms[start : start + len(order)]))
            if all(map(sounds, here, order)) and any(map(tells, here, order)):
                return start, start + len(order)
    return None


def _family_read(line: Words, family: str) -> Span | None:
    """The family name alone in another script; given names may be translated (Γιώργος, George)."""
    for index, word in enumerate(line.forms):
        if {script(word), script(family)} & {"han", "kana"} or min(len(word), len(family)) <= _STEM:
            continue
        if script(word) == script(family):
            continue
        told = len(family) in reads(word, family) or len(word) in reads(family, word)
        if told or share_consonants(latin(word), latin(family)):
            return index, index + 1
    return None


def _unread(line: Words, parts: tuple[str, ...]) -> Span | None:
    """A byline in letters from which nobody can tell the name in its own: the reading of a name is its bearer's."""
    own = script(parts[0])
    other = [index for index in range(len(line)) if _tells_nothing(own, line, index)]
    if not other:
        return None
    span = other[0], other[-1] + 1
    names = [index for index in range(len(line)) if not line.forms[index].isdigit()]
    alone = names == other and _NAME[0] <= len(names) <= _NAME[1]
    opened = says(line if len(line) <= BYLINE else line.part(0, _OPENING), "by")
    return span if opened or alone else None


def _tells_nothing(own: str, line: Words, index: int) -> bool:
    """Whether a word is in another script than the name, and one of both is none that tells how a name sounds."""
    word = line.forms[index]
    theirs = script(word)
    if theirs == own or {own, theirs} <= {"han", "kana"} or (is_spelt(own) and is_spelt(theirs)):
        return False
    return (
        word.isalpha() and is_capital(line, index, tied=True) and not says(line.part(index, index + 1), "by")
    )
