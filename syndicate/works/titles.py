"""The article's title, and the other headlines that the page gives it today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import pairwise

from syndicate import urls
from syndicate.works.body import words
from syndicate.works.document import Line
from syndicate.works.head import Head

_JOINT = re.compile(r"\s+[|–—»«·•:/-]{1,2}\s+|\s*\|\s*|:\s+")
AKIN = 0.5  #: share of words that a heading has in common with what the head calls the article


def find_titles(
    head: Head, page: Sequence[Line], first: Line | None, sites: Iterable[str]
) -> tuple[str, ...]:
    """The title as readers see it, then every other headline; empty where the page has none.

    The visible heading wins, if it is akin to what the metadata says: those are often cut or written for
    search engines. `first` is the first line of the body; `sites` are names of the site, which are no part
    of a title.
    """
    names = {
        _key(name) for name in (*sites, urls.host(head.url), urls.site(head.url).partition(".")[0]) if name
    }
    said = [
        text for text in (*head.meta("og:title", "twitter:title"), *head.ld("headline"), head.title) if text
    ]
    said = [without_site(_plain(text), names) for text in said]
    headings = [without_site(_plain(text), names) for text in _headings(page, first)]
    seen = next((text for text in headings if any(_akin(text, other) for other in said)), "")
    # a kicker before the title, or the site's name after it, stands in the heading and not in the metadata
    seen = next((text for text in said if _is_end_of(text, seen)), seen)
    if not seen and headings and not said:
        seen = headings[0]
    titles: dict[str, str] = {}
    for text in (seen, *said):
        titles.setdefault(_key(text), text)
    return tuple(text for key, text in titles.items() if key)


def without_site(title: str, names: set[str]) -> str:
    """`title` without the parts at its ends that name the site; `names` as `_key` makes them."""
    parts = [(0, 0), *(match.span() for match in _JOINT.finditer(title)), (len(title), len(title))]
    pieces = [title[end:start] for (_, end), (start, _) in pairwise(parts)]
    low, high = 0, len(pieces)
    while high - low > 1 and _names_site(pieces[high - 1], names) and title[parts[high - 1][0]] != ":":
        high -= 1
    while high - low > 1 and _names_site(pieces[low], names):
        low += 1
    return title[parts[low][1] : parts[high][0]].strip()


def _names_site(piece: str, names: set[str]) -> bool:
    key = _key(piece)
    return bool(key) and any(key == name or (len(name) >= 4 and key.startswith(name)) for name in names)


def _headings(page: Sequence[Line], first: Line | None) -> list[str]:
    """Headings of the first rank; the last before the body is nearest to it."""
    at = next(
        (index for index, line in enumerate(page) if first is not None and line.text == first.text), len(page)
    )
    before = [line.text for line in page[:at] if _rank_one(line)]
    after = [line.text for line in page[at:] if _rank_one(line)]
    return [*reversed(before), *after]


def _is_end_of(text: str, whole: str) -> bool:
    """Whether `text` is what stands before the last joint of `whole`, or after the first."""
    pieces = [piece for piece in _JOINT.split(whole) if piece]
    return (
        len(pieces) > 1
        and len(words(text)) > 1
        and _key(text) in (_key("".join(pieces[1:])), _key("".join(pieces[:-1])))
    )


def _rank_one(line: Line) -> bool:
    return line.element.name == "h1" or line.element.find_parent("h1") is not None


def _akin(one: str, other: str) -> bool:
    mine, theirs = set(words(one)), set(words(other))
    return bool(mine and theirs) and len(mine & theirs) >= AKIN * min(len(mine), len(theirs))


def _plain(text: str) -> str:
    """Without the marks and entities of HTML that were escaped once too often."""
    return " ".join(re.sub(r"</?[a-z]{1,6}>", "", unescape(text)).split())


def _key(text: str) -> str:
    return "".join(words(text)).removeprefix("www")
