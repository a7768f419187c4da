"""What the article says of where it comes from: its upstream source, its copyright line, its licence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from syndicate import urls
from syndicate.works._table import table
from syndicate.works.body import words
from syndicate.works.document import Line
from syndicate.works.head import Head

if TYPE_CHECKING:
    from bs4 import Tag

AROUND = 15  #: lines before and after the text in which such a line may stand
BRIEF = 60  #: words; longer lines tell a story
SUBJECT = 8  #: words before the opening, such as "A version of this article was"

_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_OF_A_PICTURE = re.compile(
    r"\b(?:image|photo|foto|bild|picture|getty|shutterstock|istock|adobe|unsplash|flickr|afp|dpa|ap)\b",
    re.IGNORECASE,
)
AFTER = 8  #: lines after the text in which its own copyright line may stand; the site's stands in the footer
_NAME_ENDS = re.compile(
    r"[.,;|(–—!\n]\s|[.;]$|\s(?:on|and|under|as|in|with|is|at|by|here|le|am|el|em|il)\s", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"^(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|this\b|our\b|my\b)", re.IGNORECASE
)


def surroundings(page: Sequence[Line], body: Sequence[Line], reach: int = AROUND) -> tuple[Line, ...]:
    """The lines around the text: its own last and `reach` after, then as many before and its own first."""
    if not body:
        return ()
    first, last = _ends(page, body)
    head = page[max(0, first - reach) : first + 6]
    tail = page[max(first, last - 6) : last + 1 + reach]
    return (*tail, *head)


def find_notes(page: Sequence[Line], body: Sequence[Line], kept: Iterable[Line]) -> tuple[str, ...]:
    """The short lines before, within and after the text that are no part of it, such as those under pictures."""
    if not body:
        return ()
    first, last = _ends(page, body)
    own = {line.text for line in kept}
    near = page[max(0, first - AROUND) : last + 1 + AROUND]
    notes = (line for line in near if line.text not in own and len(words(line.text)) <= BRIEF)
    return tuple(dict.fromkeys(line.text for line in notes if line.element.find_parent("nav") is None))


def _ends(page: Sequence[Line], body: Sequence[Line]) -> tuple[int, int]:
    """Where the first and the last line of the text stand on the page."""
    texts = [line.text for line in page]
    first = texts.index(body[0].text) if body[0].text in texts else 0
    last = len(texts) - 1 - texts[::-1].index(body[-1].text) if body[-1].text in texts else len(texts) - 1
    return first, last


def find_upstream(
    around: Iterable[Line], own_names: Iterable[str], own_hosts: Iterable[str]
) -> tuple[str, str]:
    """The source that the article names as its own, "" where that is ourselves; and the line that names it.

    "The original source of this article is Global Research" on a page of Global Research names itself.
    """
    ours = {" ".join(words(name)) for name in own_names if name}
    hosts = tuple(own_hosts)
    itself = ""
    for line in around:
        name = _named(line)
        foreign = next(
            (href for href in line.hrefs if urls.absolute(href) and not urls.belongs(href, hosts)), ""
        )
        if name is None or not (name or foreign):
            continue
        if not _is_ours(name, ours, hosts):
            return name or foreign, line.text
        itself = itself or line.text
    return "", itself


def _is_ours(name: str, ours: set[str], hosts: Sequence[str]) -> bool:
    key = " ".join(words(name))
    same = any(key == own or key.startswith(own + " ") or own.startswith(key + " ") for own in ours)
    return bool(key) and (same or urls.belongs("https://" + name.lower(), hosts))


def _named(line: Line) -> str | None:
    """The name after the opening of such a sentence; None where the line is no such sentence."""
    spoken = words(line.text)
    if len(spoken) > BRIEF:
        return None
    low = line.text.lower()
    opening = next((opening for opening in table().upstream if opening in low), "")
    before = words(low.partition(opening)[0]) if opening else []
    about_this = not before or any(word in table().subjects for word in before)
    if not opening or len(before) > SUBJECT or not about_this:
        return None
    rest = line.text[low.index(opening) + len(opening) :].strip(" :：\"'“”«»")
    rest = re.sub(r"^(?:the|le|la|les|l'|der|die|das|el|il|o|a)\s+(?=[A-ZÀ-Ý])", "", rest)
    ends = _NAME_ENDS.search(rest)
    name = rest[: ends.start()].strip(" \"'“”«».") if ends else rest.strip(" \"'“”«».")
    if _NO_NAME.match(name) or len(words(name)) > SUBJECT:
        return None
    return name


def find_copyright(around: Iterable[Line], head: Head) -> str:
    """The article's own copyright line as printed, else what its metadata says, else ""."""
    fit = (line.text for line in around if len(words(line.text)) <= BRIEF and not _is_elsewhere(line))
    printed = next((text for text in fit if _COPYRIGHT.match(text) and not _OF_A_PICTURE.search(text)), "")
    return printed or next(iter(head.ld("copyrightNotice")), "")


def _is_elsewhere(line: Line) -> bool:
    """Whether it is a picture's line, or the site's own at the foot of the page."""
    holders = {holder.name for holder in (line.element, *line.element.parents)}
    return "figure" in holders or ("footer" in holders and "article" not in holders)


def find_licence(head: Head, element: Tag | None) -> str:
    """The address of the licence that the article names; a template's badge elsewhere on the page is the site's."""
    inside = element.select('a[rel~="license"][href]') if element is not None else []
    named = head.absolute(str(link["href"]) for link in inside)
    stated = head.absolute(text for text in head.ld("license") if "://" in text)
    return next(iter((*named, *stated, *head.links("license"))), "")
