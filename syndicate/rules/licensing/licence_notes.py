"""Licence notes: where a page names a licence or links to it, and whether that is said of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from syndicate.model import Case, Evidence, Image, Line, Link, Place, Side
from syndicate.owners import publisher_hosts
from syndicate.rules._findings import at, of_fact, of_line, where
from syndicate.rules._lines import lines
from syndicate.rules._sides import Sides, sides
from syndicate.rules._wording import negations, says
from syndicate.rules.licensing.licences import (
    HOSTS,
    MAY_BE_SPELLED,
    Licence,
    licence_words,
    named_in,
    of_address,
    of_name,
    of_site,
    speaks_of_licence,
    spelled,
    words_for_licence,
)
from syndicate.text import Words, find_phrase, forms, line_words, words
from syndicate.urls import absolute, belongs, canonical, host, is_short, unwrap

_ADDRESS = re.compile(
    r"https?://[^\s<>\"'“”«»]+|\b(?:www\.)?creativecommons\.org/[^\s<>\"'“”«»]+", re.IGNORECASE
)
_SIGN = re.compile(rf"/|{MAY_BE_SPELLED.pattern}")  # in which a licence may be named without its words
_BESIDE = 12  # words before a name in which a picture, a "not" or a "site" belongs to it
_PROSE = 60  # words of a notice with its conditions; longer lines are prose


class Reading(Enum):
    """How the licence that a page names stands to the one that the terms ask for."""

    RIGHT = auto()
    VERSION = auto()  #: the same type in another version, or for another country
    NAMELESS = auto()  #: Creative Commons, without the type
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Note:
    """A licence that a page names; `clear` where a reader takes it for that of the copy."""

    reading: Reading
    clear: bool
    linked: bool
    said: str  #: the licence, as we call it or as the page does
    side: Side
    place: str  #: where it is, in words; "" next to the copy
    evidence: Evidence
    block: int = -1

    @property
    def counts(self) -> bool:
        return self.clear and self.side.near and not self.place


@dataclass(frozen=True, slots=True)
class Wanted:
    """The licences that a notice may name: those of Creative Commons, other addresses, other names."""

    licences: tuple[Licence, ...]
    addresses: frozenset[str]
    names: tuple[str, ...]
    hosts: tuple[str, ...] = HOSTS

    @classmethod
    def of(cls, given: tuple[str, ...]) -> Wanted:
        """`given` are names and addresses as a policy or a work has them."""
        addresses = [text for text in given if absolute(text)]
        names = [text for text in given if not absolute(text)]
        known = (*map(of_address, addresses), *map(of_name, names))
        rest = [text for text in addresses if of_address(text) is None]
        return cls(
            tuple(licence for licence in known if licence),
            frozenset(map(canonical, rest)),
            tuple(text for text in names if of_name(text) is None and forms(text)),
            (*HOSTS, *map(host, rest)),
        )

    def __str__(self) -> str:
        return next((str(each) for each in (*self.licences, *self.names, *sorted(self.addresses))), "")

    def read(self, licence: Licence) -> Reading:
        if not licence.elements:
            return Reading.NAMELESS
        if any(wanted.covers(licence) for wanted in self.licences):
            return Reading.RIGHT
        same = any(wanted.elements == licence.elements for wanted in self.licences)
        return Reading.VERSION if same else Reading.OTHER

    def read_address(self, href: str) -> tuple[Reading, str] | None:
        if not any(name in href.lower() for name in self.hosts):  # told fast: a page has hundreds of links
            return None
        licence = of_address(href)
        if licence:
            return self.read(licence), str(licence)
        return (Reading.RIGHT, str(self)) if canonical(unwrap(href)) in self.addresses else None


def notes(case: Case, wanted: Wanted) -> list[Note]:
    """Every licence that the page names, in its lines, links, buttons and metadata."""
    placed = sides(case)
    names = licence_words().union(forms(name)[0] for name in wanted.names)
    return [
        *(note for line in lines(case).holding(names, _SIGN) for note in _in_line(case, line, wanted)),
        *_in_links(case, wanted, placed),
        *_in_pictures(case, wanted, placed),
        *_in_facts(case, wanted),
    ]


def _in_line(case: Case, line: Line, wanted: Wanted) -> Iterator[Note]:
    plain = spelled(line.text)
    text = line_words(line.text) if plain == line.text else words(plain)
    found = named_in(text)
    if any(licence.elements for licence, _ in found):
        found = [(licence, span) for licence, span in found if licence.elements]
    for licence, (start, end) in found:
        clear = len(text) <= _PROSE and _is_of_text(line.place, text, start)
        yield _of_line(
            case, line, wanted.read(licence), str(licence), text.slice(start, max(end, start + 1)), clear
        )
    for name in wanted.names:
        start = find_phrase(text, name)
        if start >= 0:
            clear = len(text) <= _PROSE and _is_of_text(line.place, text, start)
            said = text.slice(start, start + len(forms(name)))
            yield _of_line(case, line, Reading.RIGHT, name, said, clear)
    for found_address in _ADDRESS.finditer(line.text) if "/" in line.text else ():
        written = found_address.group().rstrip(".,;:)]")
        read = wanted.read_address(absolute(written if "://" in written else f"https://{written}"))
        if read:
            before = sum(end <= found_address.start() for end in text.ends)
            yield _of_line(case, line, *read, written, _is_of_text(line.place, text, before))


def _of_line(case: Case, line: Line, reading: Reading, said: str, quote: str, clear: bool) -> Note:
    place = _place(line.place, line.side)
    quote = quote if quote in line.text else ""  # pictograms are quoted with their line
    return Note(
        reading, clear, False, said, line.side, place, of_line(case, line, quote or line.text), line.block
    )


def _in_links(case: Case, wanted: Wanted, placed: Sides) -> Iterator[Note]:
    for link in case.page.links:
        read = wanted.read_address(case.resolved.get(link.href, link.href))
        if read is None:
            continue
        side = placed.of(link)
        place = _place(link.place, side)
        evidence = at(case, link.place, link.text or link.href)
        yield Note(*read[:1], _link_is_clear(case, link), True, read[1], side, place, evidence, link.block)


def _link_is_clear(case: Case, link: Link) -> bool:
    """Whether a link speaks of the text: a button of its own, or in a line that does."""
    if link.block < 0:
        return True
    for line in case.lines:
        if line.block == link.block and link.text in line.text:
            text = line_words(line.text)
            before = sum(end <= line.text.find(link.text) for end in text.ends)
            return len(text) <= _PROSE and _is_of_text(line.place, text, before)
    return False


def linked_talk(case: Case) -> Line | None:
    """A short line at the copy with the word for a licence and a link that does not tell whether it leads there.

    Such are short links, and pages of the site's or the publisher's own: "License: details".
    """
    known = (host(case.page.url), *publisher_hosts(case.policy, case.work))
    for line in lines(case).holding(words_for_licence()):
        text = line_words(line.text)
        if (
            line.near
            and not line.copied
            and len(text) <= _BESIDE
            and speaks_of_licence(text)
            and _is_of_text(line.place, text, len(text))
            and any(link.block == line.block and _is_untold(link, known) for link in case.page.links)
        ):
            return line
    return None


def _is_untold(link: Link, known: tuple[str, ...]) -> bool:
    """Whether a visible link does not tell by its address whether it leads to a licence."""
    return not link.place.hidden and (is_short(link.href) or belongs(link.href, known))


def _in_pictures(case: Case, wanted: Wanted, placed: Sides) -> Iterator[Note]:
    """Buttons that link nowhere: they show a licence in a picture only."""
    linked = {link.place.path for link in case.page.links}
    for image in case.page.images:
        read = wanted.read_address(image.src) or _in_words(image.alt, wanted)
        if read and not _inside(image, linked):
            side = placed.of(image)
            place = _place(image.place, side)
            evidence = at(case, image.place, image.alt or image.src, note="a picture")
            clear = read[0] is Reading.NAMELESS  # that it names none is all that is said of it
            yield Note(read[0], clear, False, read[1], side, place, evidence, image.block)


def _in_words(alt: str, wanted: Wanted) -> tuple[Reading, str] | None:
    """The licence that the words of a picture name; a button may lie on any site."""
    text = line_words(alt)
    found = [licence for licence, _ in named_in(text)] if len(text) <= _BESIDE else []
    return (wanted.read(found[0]), str(found[0])) if found else None


def _inside(image: Image, linked: set[tuple[str, ...]]) -> bool:
    return any(image.place.path[:depth] in linked for depth in range(len(image.place.path), 0, -1))


def _in_facts(case: Case, wanted: Wanted) -> Iterator[Note]:
    for fact in case.page.metadata.licences:
        read = wanted.read_address(fact.value)
        if read and not fact.source.startswith("a"):  # links in the page itself are seen as links
            yield Note(
                read[0], False, False, read[1], Side.FAR, "in the page's metadata only", of_fact(case, fact)
            )


def _is_of_text(place: Place, text: Words, start: int) -> bool:
    """Whether what a line says of a licence at `start` is not of a picture or the whole site, nor denied."""
    if _in_caption(place) or of_site(text):
        return False
    before = text.part(max(0, start - _BESIDE), start)
    of_other = says(before, "other") and not says(before, "text")
    return not of_other and negations().isdisjoint(before.forms)


def _in_caption(place: Place) -> str:
    return "in a caption" if any(step.startswith("figcaption") for step in place.path) else ""


def _place(place: Place, side: Side) -> str:
    """Where it is, in words; a copy in a forum or a comment has its notice there too."""
    if side.near and not place.hidden:
        return _in_caption(place)
    return where(place) or "away from the copy"
