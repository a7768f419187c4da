"""Pictures of the original: which pictures of a page they are, and what makes that certain or not.

visible images near or away from the copy → known by address, name, host or look → Shown
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from syndicate.model import Case, Evidence, Fact, Image, Side
from syndicate.owners import publisher_hosts, publisher_names
from syndicate.rules._counters import patterns
from syndicate.rules._findings import of_fact, where
from syndicate.rules._sides import Sides, sides
from syndicate.rules.media.picture_credits import caption, somebody_else
from syndicate.text import forms
from syndicate.urls import belongs, site
from syndicate.urls.pictures import Picture, picture, tells

ALIKE = 8
"""Bits of 64 that two hashes of one picture may differ in: a smaller JPEG of it differs in about 6, another one in 32."""

MOST = 50  #: pictures that are told apart; a page that shows more of the original's has made itself clear


class Ground(StrEnum):
    """By what a picture is known, the surest first."""

    ADDRESS = "the file that the original shows"
    HOST = "a file on the publisher's host"
    NAME = "a file of the same name as in the original"
    LOOK = "it looks like a picture of the original"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the page that is one of the original's, or may be one."""

    image: Image
    ground: Ground
    side: Side
    doubt: str  #: why it may be none after all; "" where it is certain
    caption: str  #: what the page says under it
    theirs: str  #: what the original says under it
    credit: str  #: whom one of them, or the address, names beside the publisher; "" for nobody

    def evidence(self, case: Case) -> Evidence:
        note = ", ".join(part for part in (str(self.ground), where(self.image.place)) if part)
        return of_fact(case, Fact(self.image.src, self.image.place.selector), note)


@dataclass(frozen=True, slots=True)
class _Known:
    """A picture of the original, read."""

    picture: Picture
    url: str
    caption: str


def shown(case: Case, *, signs: bool = True) -> tuple[Shown, ...]:
    """Every picture of the original that the page shows to readers, or may show, once each.

    `signs`: whether a © in a caption is a credit to somebody else.
    """
    placed = sides(case)
    known = tuple(_known(case))
    found: dict[str, Shown] = {}
    for image in case.page.images:
        if image.place.hidden or image.src in found:
            continue
        if len(found) == MOST:
            break
        read = picture(image.src)
        if read and not _is_apparatus(case, image, read):
            one = _one(case, image, read, known, placed, signs)
            if one:
                found[image.src] = one
    return tuple(found.values())


def _known(case: Case) -> Iterator[_Known]:
    """The original's pictures, without the furniture that stands among them."""
    captions = (*case.work.captions, *[""] * len(case.work.images))
    for url, words in zip(case.work.images, captions, strict=False):
        read = picture(url)
        if read and not read.is_furniture():
            yield _Known(read, url, words)


def _is_apparatus(case: Case, image: Image, read: Picture) -> bool:
    """Whether it is a logo, portrait, button or counter, by its address, or by an alternative text that is only a name."""
    if read.is_furniture():
        return True
    alt = forms(image.alt)
    names = (*publisher_names(case.policy, case.work), *case.work.authors)
    if alt and any(alt == forms(name) for name in names):
        return True
    term = case.policy.term("tracking_pixel")
    return any(each.fits(image.src) for each in patterns(term.words("pattern") if term else ()))


def _one(
    case: Case, image: Image, read: Picture, known: tuple[_Known, ...], placed: Sides, signs: bool
) -> Shown | None:
    side = placed.of(image)
    same = next((each for each in known if read.is_at(each.picture)), None)
    ground, doubt = Ground.ADDRESS, ""
    if same is None and not side.near:
        return None
    if same is None and _is_hot(case, read):
        ground, doubt = Ground.HOST, _doubt_of_host(known, side)
    elif same is None:
        same = next((each for each in known if _named_alike(case, read, each.picture)), None)
        ground, doubt = Ground.NAME, _doubt_of_name(case, image, read, same) if same else ""
    if same is None and ground is Ground.NAME:
        same = next((each for each in known if _looks_alike(case, image.src, each.url)), None)
        ground, doubt = (
            Ground.LOOK,
            "It looks like one, under another address, and both sites may have it from one source.",
        )
    if same is None and ground is not Ground.HOST:
        return None
    if not side.near:
        doubt = doubt or "It stands away from the copy."
    words, theirs = caption(case, image), same.caption if same else ""
    credit = somebody_else(case, words, signs=signs) or somebody_else(case, theirs, signs=signs)
    credit = credit or read.supplier or (same.picture.supplier if same else "")
    return Shown(image, ground, side, doubt, words, theirs, credit)


def _is_hot(case: Case, read: Picture) -> bool:
    """Whether the page loads it from the publisher's host, which is not its own."""
    return belongs(read.url, publisher_hosts(case.policy, case.work)) and read.site != site(case.page.url)


def _doubt_of_host(known: tuple[_Known, ...], side: Side) -> str:
    if known:
        return "It is none of the pictures known of the original."
    return "" if side is Side.INSIDE else "It may belong to the publisher's credit."


def _named_alike(case: Case, read: Picture, other: Picture) -> bool:
    return bool(read.name) and read.name == other.name and tells(read, case.work.title) > 0


def _doubt_of_name(case: Case, image: Image, read: Picture, same: _Known) -> str:
    distance = _distance(case, image.src, same.url)
    if distance is not None and distance > ALIKE:
        return "Only the name of its file is the same; the two look different."
    if tells(read, case.work.title) < 2:
        return "Only the name of its file is the same, and other pictures may have such a name."
    return ""


def _looks_alike(case: Case, one: str, other: str) -> bool:
    distance = _distance(case, one, other)
    return distance is not None and distance <= ALIKE


def _distance(case: Case, one: str, other: str) -> int | None:
    """In how many bits of 64 the hashes of two pictures differ; None where one was not looked at."""
    mine, theirs = case.pictures.get(one), case.pictures.get(other)
    return (int(mine, 16) ^ int(theirs, 16)).bit_count() if mine and theirs else None
