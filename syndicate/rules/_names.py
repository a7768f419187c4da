"""Names: where a line names a publisher or a person, however the name is set.

Finders give the range of words (`start`, `end`) that is the name, or None. The exact ones tell a credit; the loose ones
tell what a reader might take for the name: inflected, with an article grown on, abbreviated, spelt as one word.
"""

from __future__ import annotations

from functools import lru_cache

from syndicate.text import Words, find_phrase, form, forms, is_word

Span = tuple[int, int]

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame rev hon phd md mba esq herr frau m mme sr sra dott jr".split()
)
_ARTICLES = frozenset("the der die das le la les l el los las il lo gli i o os as al".split())
_CLITICS = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
"""Conjunctions, prepositions and the article, which Arabic writes as one word with the name."""
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_BETWEEN = 2  # words that may stand between given and family name: middle names, initials, "von", "de la"
_BYLINE = 12  # words of a line that is no more than a byline
_ENDING = 2  # letters that an inflected word may have more or less
_SIMILAR = 80  # per cent of letters that two renderings of one name share
_LONG = 7  # letters of a word that may lose two of them to an ending: "северный", "северного"
_JOINED = 8  # letters of a name that is recognised as one word ("@harbourreview")


def publisher_named(line: Words, names: tuple[str, ...], *, linked: bool = False) -> Span | None:
    """The first of the names that the line holds as whole words.

    A name with a capital must have one on the page too, or "we prosper" would name the publisher Prosper, and "join
    the conversation" The Conversation; a line that links to the publisher may write it as it likes.
    """
    for name in names:
        start = find_phrase(line, name)
        while start >= 0:
            end = start + len(forms(name))
            if linked or not (name[:1].isupper() and line.slice(start, end).islower()):
                return start, end
            start = find_phrase(line, name, start + 1)
    return None


def person_named(line: Words, name: str) -> Span | None:
    """The person's name.

    Titles are left out; the order may be turned ("Müller, Anna"); middle names may come or go; a given name may
    be an initial where the line is as short as a byline; another script is compared by its transliteration.
    """
    parts = person_parts(name)
    if not parts:
        return None
    found = _in_order(line, parts)
    if found is None and len(parts) > 1:
        short, given, family = len(line) <= _BYLINE, parts[0], parts[-1]
        found = (
            _in_order(line, (given, family))
            or _side_by_side(line, family, given)
            or (_side_by_side(line, given[:1], family) if short else None)
            or (_in_order(line, (given[:1], *parts[1:])) if short else None)
        )
    return found or _transliterated(line, parts)


@lru_cache(maxsize=1024)
def person_parts(name: str) -> tuple[str, ...]:
    """The forms of a person's name without titles and lone initials."""
    parts = tuple(part for part in forms(name) if part not in _TITLES)
    return tuple(part for part in parts if len(part) > 1 or not part.isascii()) or parts


def _in_order(line: Words, parts: tuple[str, ...]) -> Span | None:
    """The words of the name in order, with at most a few words between two of them."""
    for start in range(len(line)):
        if not is_word(line, start, parts[0]):
            continue
        end = start
        for part in parts[1:]:
            reach = range(end + 1, min(end + 2 + _BETWEEN, len(line)))
            following = next((index for index in reach if is_word(line, index, part)), None)
            if following is None:
                break
            end = following
        else:
            return start, end + 1
    return None


def _side_by_side(line: Words, first: str, second: str) -> Span | None:
    """Two words right next to each other; further apart, any two names of a list would do."""
    for start in range(len(line) - 1):
        if is_word(line, start, first) and is_word(line, start + 1, second):
            return start, start + 2
    return None


def _transliterated(line: Words, parts: tuple[str, ...]) -> Span | None:
    """The name in another script than the line's, compared in Latin letters, word by word."""
    foreign = not "".join(line.forms).isascii()
    if len(parts) < 2 or foreign == (not "".join(parts).isascii()) or not (foreign or line.forms):
        return None
    latin = tuple(map(_latin, line.forms))
    wanted = tuple(map(_latin, parts))
    for start in range(len(latin) - len(wanted) + 1):
        if latin[start : start + len(wanted)] == wanted:
            return start, start + len(wanted)
    return None


@lru_cache(maxsize=4096)
def _latin(word: str) -> str:
    if word.isascii():
        return word
    from anyascii import anyascii

    return form(anyascii(word))


def publisher_perhaps(line: Words, names: tuple[str, ...]) -> Span | None:
    """Words that may be one of the names: inflected, without its article, or written as one word."""
    return next((found for name in names if (found := _loosely(line, forms(name)))), None)


def person_perhaps(line: Words, name: str) -> Span | None:
    """Words that may be the person's name: inflected, without a second family name, or the family name alone."""
    parts = person_parts(name)
    if len(parts) < 2:
        return _loosely(line, parts)
    given, family = parts[0], parts[-1]
    found = (
        _loosely(line, parts)
        or _side_by_side(line, family, given[:1])
        or _side_by_side(line, given[:1], family)
    )
    if found is None and len(parts) > 2:
        found = _loosely(line, parts[:-1])
    if found is None and len(line) <= _BYLINE and len(family) > _ENDING + 1:
        found = _loosely(line, (family,)) or _sounds_like(line, parts)
    return found


def _sounds_like(line: Words, parts: tuple[str, ...]) -> Span | None:
    """The name in another script, whose letters may be rendered in more than one way ("Terenteva", "Terentyeva")."""
    if "".join(line.forms).isascii() == "".join(parts).isascii():
        return None
    from rapidfuzz.fuzz import ratio

    wanted = " ".join(map(_latin, parts))
    for start in range(len(line) - len(parts) + 1):
        if ratio(" ".join(map(_latin, line.forms[start : start + len(parts)])), wanted) >= _SIMILAR:
            return start, start + len(parts)
    return None


def _loosely(line: Words, parts: tuple[str, ...]) -> Span | None:
    wanted = tuple(part for part in parts if part not in _ARTICLES) or parts
    if not wanted or max(map(len, wanted)) < _ENDING + 2:
        return None
    joined = "".join(parts)
    for start, word in enumerate(line.forms):
        if len(joined) >= _JOINED and word == joined:
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
    return same and len(longer) - len(shorter) <= _ENDING
