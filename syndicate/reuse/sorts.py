"""Sorts: what kind of difference a change is, from the words on both sides."""

from __future__ import annotations

import re

from syndicate.model import EditKind


def classify(before: tuple[str, ...], after: tuple[str, ...]) -> EditKind:
    """The sort of a change, from the word forms on both sides."""
    if "".join(before) == "".join(after):
        return EditKind.TYPOGRAPHY
    if before and after and _house_form(before) == _house_form(after):
        return EditKind.HOUSE_STYLE
    both = before + after
    if any(word in _TIME for word in both) and all(word in _TIME_PHRASE or word.isdigit() for word in both):
        return EditKind.TIME_PLACE
    if not before:
        return EditKind.INSERTION
    if not after:
        return EditKind.DELETION
    return EditKind.SUBSTITUTION


def _house_form(side: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they would be if every house wrote alike."""
    text = _PER_CENT.sub("percent", " ".join(side))
    return tuple(_plain_spelling(_HOUSE.get(word, word)) for word in text.split() if word not in _HONORIFICS)


def _plain_spelling(word: str) -> str:
    """British and American spellings of one word, made equal; meant for comparing, not for reading."""
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


_PER_CENT = re.compile(r"\bper cent\b|\bpct\b")
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),  # organise, organize
        (r"ys(e|ed|es|ing)$", r"yz\1"),  # analyse, analyze
        (r"our(|s|ed|ing|able|al|ful|ite|ites|hood|ly)$", r"or\1"),  # labour, labor
        (r"([^aeiou])re(|s|d)$", r"\1er\2"),  # centre, center
        (r"ll(ed|ing|er|ers)$", r"l\1"),  # travelled, traveled
        (r"ogue(|s)$", r"og\1"),  # catalogue, catalog
        (r"(def|off|lic|pret)ens?ce(|s)$", r"\1ense\2"),  # defence, defense
        (r"programme(|s)$", r"program\1"),
    )
)
_HOUSE = {
    **dict(
        zip("zero one two three four five six seven eight nine ten".split(), map(str, range(11)), strict=True)
    ),
    **{
        short: long
        for long, shorts in {
            "january": "jan",
            "february": "feb",
            "march": "mar",
            "april": "apr",
            "august": "aug",
            "september": "sep sept",
            "october": "oct",
            "november": "nov",
            "december": "dec",
            "united": "u",
            "versus": "vs",
        }.items()
        for short in shorts.split()
    },
}
_HONORIFICS = frozenset("mr mrs ms miss dr prof professor sir dame rev hon sen rep gov gen".split())
_TIME = frozenset(
    """
    today yesterday tomorrow tonight now currently recently earlier later ago last next this past previous week weeks
    day days month months year years monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thurs fri sat sun morning afternoon evening night
    heute gestern morgen montag dienstag mittwoch donnerstag freitag samstag sonntag
    hier demain aujourdhui lundi mardi mercredi jeudi vendredi samedi dimanche
    hoy ayer manana lunes martes miercoles jueves viernes sabado domingo
    """.split()
)
_TIME_PHRASE = _TIME | frozenset("on the of in at".split())
