"""Picture credits: the words that stand with a picture, and whom they credit.

image → caption → the agency, bank or person that gave it, where that is not the publisher
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from syndicate import resources
from syndicate.model import Block, Case, Image
from syndicate.model.page import Path
from syndicate.owners import publisher_names
from syndicate.rules.naming.names import publisher_named
from syndicate.text import find_phrase, forms, line_words

_CAPTION_WORDS = 80  # words of a caption; longer text beside a picture is the article's
_UNDER_WORDS = 40  # words of a line under a picture that is no caption by its element
_SIGN = re.compile(r"[©ⓒ]|\(c\)\s|copyright\b", re.IGNORECASE)
_AFTER_SIGN = 60  # characters after the sign in which its holder is named


def caption(case: Case, image: Image) -> str:
    """The visible words of the figure that the image stands in, else a line of credit right under it; "" for none."""
    figure = _figure(image.place.path)
    if figure:
        path = image.place.path[:figure]
        held = [block.text for block in case.page.blocks if block.place.path[:figure] == path]
        text = " ".join(held)
        return text if len(text.split()) <= _CAPTION_WORDS else ""
    under = _under(case, image)
    return under.text if under and is_credit(under.text) else ""


def _figure(path: Path) -> int:
    """How many steps of the way lead to the innermost figure; 0 where there is none."""
    return next((n for n in range(len(path), 0, -1) if path[n - 1].startswith("figure:")), 0)


def _under(case: Case, image: Image) -> Block | None:
    """The first block that begins after the image, where it is no longer than a caption."""
    later = (block for block in case.page.blocks if block.place.position >= image.place.position)
    found = next(later, None)
    return found if found and len(found.text.split()) <= _UNDER_WORDS else None


def is_credit(text: str) -> bool:
    """Whether a line tells who made or gave a picture."""
    words = line_words(text)
    opens = any(words.forms[: len(phrase)] == phrase for phrase in _phrases("credit"))
    return opens or bool(_SIGN.search(text)) or bool(_agency(text))


def somebody_else(case: Case, text: str, *, signs: bool = True) -> str:
    """Whom the text credits that is not the publisher, as a caption names him; "" for nobody.

    A © counts with `signs` only, and not where the publisher's name follows.
    """
    names = publisher_names(case.policy, case.work)
    agency = _agency(text)
    if agency and not any(forms(agency) == forms(name) for name in names):
        return agency
    sign = _SIGN.search(text) if signs else None
    if sign is None:
        return ""
    holder = text[sign.end() : sign.end() + _AFTER_SIGN].strip()
    if publisher_named(line_words(holder), (*names, *case.work.authors)):
        return ""
    return f"{sign.group().strip()} {holder}".strip()


@lru_cache(maxsize=512)
def _agency(text: str) -> str:
    """The first agency, or phrase by which somebody else gave a picture."""
    words = line_words(text)
    line = f" {' '.join(words.forms)} "
    for table in ("agencies", "others"):
        for phrase in _phrases(table):
            if f" {' '.join(phrase)} " in line:
                start = find_phrase(words, " ".join(phrase))
                return words.slice(start, start + len(phrase)) if start >= 0 else " ".join(phrase)
    return next((word for word in re.findall(r"\b[A-Z]{2,5}\b", text) if word in _capitals()), "")


@cache
def _phrases(table: str) -> tuple[tuple[str, ...], ...]:
    found = {forms(phrase) for phrase in resources.data("pictures")[table]} - {()}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(resources.data("pictures")["capitals"])
