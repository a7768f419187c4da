"""Names: whether a line names a publisher or a person, however the name is set."""

from __future__ import annotations

from functools import lru_cache

from syndicate.text import Words, find_phrase, forms, words

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame rev hon phd md mba esq herr frau m mme sr sra dott jr sr".split()
)
_BETWEEN = 2  # words that may stand between given and family name: middle names, initials, "von", "de la"
_BYLINE = 12  # words of a line that is no more than a byline


def publisher_named(line: Words, names: tuple[str, ...]) -> str:
    """The first of the names that the line holds as whole words, as the line spells it; "" if none.

    A one-word name with a capital must have one on the page too: "prosper" is not the publisher Prosper.
    """
    for name in names:
        start = find_phrase(line, name)
        while start >= 0:
            end = start + len(forms(name))
            found = line.slice(start, end)
            if not _common_word(name, found):
                return found
            start = find_phrase(line, name, start + 1)
    return ""


def _common_word(name: str, found: str) -> bool:
    return name[:1].isupper() and found.islower() and len(forms(name)) == 1


def person_named(line: Words, name: str) -> str:
    """The person's name as the line spells it, or "".

    Titles are left out; the order may be turned ("Müller, Anna"); middle names may come or go; a given name may
    be an initial where the line is as short as a byline; another script is compared by its transliteration.
    """
    parts = person_parts(name)
    if not parts:
        return ""
    found = _in_order(line, parts)
    if not found and len(parts) > 1:
        found = _in_order(line, (parts[0], parts[-1])) or _turned(line, parts) or _by_initial(line, parts)
    return found or _transliterated(line, parts)


@lru_cache(maxsize=1024)
def person_parts(name: str) -> tuple[str, ...]:
    """The forms of a person's name without titles and lone initials."""
    parts = tuple(part for part in forms(name) if part not in _TITLES)
    return tuple(part for part in parts if len(part) > 1 or not part.isascii()) or parts


def _in_order(line: Words, parts: tuple[str, ...]) -> str:
    """The words of the name in order, with at most a few words between two of them."""
    for start, form in enumerate(line.forms):
        if form != parts[0]:
            continue
        end = start
        for part in parts[1:]:
            reach = line.forms[end + 1 : end + 2 + _BETWEEN]
            if part not in reach:
                break
            end += 1 + reach.index(part)
        else:
            return line.slice(start, end + 1)
    return ""


def _turned(line: Words, parts: tuple[str, ...]) -> str:
    """Family name first; only right next to the given name, or any two names in a list would do."""
    family, given = parts[-1], parts[0]
    for start in range(len(line) - 1):
        if line.forms[start : start + 2] == (family, given):
            return line.slice(start, start + 2)
    return ""


def _by_initial(line: Words, parts: tuple[str, ...]) -> str:
    """The given name as an initial right before the family name, in a line that is no more than a byline."""
    initial, family = parts[0][:1], parts[-1]
    if len(line) > _BYLINE:
        return ""
    return next(
        (
            line.slice(start, start + 2)
            for start in range(len(line) - 1)
            if line.forms[start : start + 2] == (initial, family)
        ),
        "",
    )


def _transliterated(line: Words, parts: tuple[str, ...]) -> str:
    """The name in another script than the line's, compared in Latin letters."""
    if all(part.isascii() for part in parts) == line.text.isascii():
        return ""
    from anyascii import anyascii

    latin = words(anyascii(line.text))
    wanted = tuple(form for part in parts for form in forms(anyascii(part)))
    return _in_order(latin, wanted) if len(wanted) > 1 else ""
