"""Licences: which licence an address or a line of text names.

Of Creative Commons every spelling is known: deed and legal code of any language, the buttons, and the names of the
licences in ten languages (`data/licences.toml`). Of other licences only the address or the name that the terms give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from syndicate import resources
from syndicate.model import Case
from syndicate.rules.naming.names import Span
from syndicate.text import Words, forms, words
from syndicate.urls import belongs, unwrap

_ELEMENTS = ("by", "nc", "nd", "sa", "zero")
_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
_REACH = 30  # words after the name in which its elements stand; Chinese has one word per character
_STOP = re.compile(r"[.;!?]\s|[。；！？\n]")
HOSTS = ("creativecommons.org", "licensebuttons.net")
_PATH = re.compile(
    r"/(?:licenses|l|p|publicdomain)/([a-z-]{2,20}?)(?:/(\d\.\d))?(?:/([a-z]{2,3}|scotland)(?=/|$))?/?(?:[^/]*)$",
    re.IGNORECASE,
)


_NARROWING = frozenset(_ELEMENTS[1:-1])
_GLUED = {f"ccby{more}": ("by", *re.findall("..", more)) for more in ("", "nc", "nd", "sa", "ncnd", "ncsa")}
"""Names written without a space, and their elements."""
_TOUCHING = re.compile(r"(by|nc|nd|sa)(?=[1-4]\.0)", re.IGNORECASE)
_HYPHENS = frozenset("-‐‑–")
_PICTOGRAMS = str.maketrans({"🅭": " CC ", "🅯": " BY ", "🄏": " NC ", "⊜": " ND ", "🄎": " SA ", "🄍": " Zero "})
_SIGNS = frozenset("🅭🅯🄏⊜🄎🄍")
MAY_BE_SPELLED = re.compile(r"\.0|[🅭🅯🄏⊜🄎🄍]")
"""What a text has of which `spelled` may make another."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A Creative Commons licence: its elements ("by-nc-nd", "zero"; "" where not said), version and port."""

    elements: str = ""
    version: str = ""
    port: str = ""  #: the country of a ported licence, such as "us"; names do not tell it

    def __str__(self) -> str:
        kind = "CC0" if self.elements == "zero" else f"CC {self.elements.upper()}".strip()
        return f"{kind} {self.version} {self.port.upper()}".strip().replace("  ", " ")

    def covers(self, other: Licence) -> bool:
        """Whether `other`, as a page names it, is this licence as far as it says; no version is any version."""
        return (
            self.elements == other.elements
            and (not self.version or other.version in ("", self.version))
            and (not self.port or other.port in ("", self.port))
        )


def of_address(url: str) -> Licence | None:
    """The licence whose deed, legal code or button has this address; None where it is none of Creative Commons."""
    target = unwrap(url).partition("#")[0].partition("?")[0]
    if not belongs(target, HOSTS):
        return None
    found = _PATH.search(target)
    if not found:
        return None
    elements = _ordered(found[1].lower().split("-"))
    port = (found[3] or "").lower()
    return Licence(elements, found[2] or "", port) if elements else None


def named_in(text: Words) -> list[tuple[Licence, Span]]:
    """Every Creative Commons licence that a text names; without elements where it says no more than that it is one."""
    if licence_words().isdisjoint(text.forms):
        return []
    found = list(_names(text))
    borders = [start for start, _ in found[1:]] + [len(text)]
    mentions = []
    for (start, end), border in zip(found, borders, strict=False):
        licence, last = _described(text, end, min(border, end + _REACH))
        if licence.elements or text.forms[start] != "cc":
            mentions.append((licence, (start, last)))
    return mentions


@cache
def licence_words() -> frozenset[str]:
    """The words with which the name of a licence may begin; a line without any of them names none."""
    names = [name for language in resources.data("licences").values() for name in language.get("name", ())]
    return frozenset(("cc0", "by", *_GLUED, *(forms(name)[0] for name in names)))


def of_site(text: Words) -> bool:
    """Whether a line speaks of everything on a site."""
    return bool(_phrases("site").search(f" {' '.join(text.forms)} "))


def of_name(name: str) -> Licence | None:
    """The licence that a name such as "CC BY 4.0" is of; None where the name does not say which."""
    found = [licence for licence, _ in named_in(words(name)) if licence.elements]
    return found[0] if found else None


def given(case: Case) -> tuple[str, ...]:
    """The licence as the term says it, else the work, else a policy that is a licence itself."""
    own = case.term.words("licence")
    if own or case.work.licence:
        return own or (case.work.licence,)
    return (case.policy.terms_url,) if case.policy.is_licence and case.policy.terms_url else ()


def compatible(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Those licences, and what an adaptation may stand under in their place: later versions, and what is listed.

    Ports of a version are the version (CC BY-SA 3.0 §4(b): "a Creative Commons jurisdiction license").
    """
    found = [(text, of_address(text) or of_name(text)) for text in asked]
    known = [licence for _, licence in found if licence]
    allowed = dict.fromkeys(str(Licence(one.elements, one.version)) for one in known)
    for one in known:
        later = (version for version in _VERSIONS if one.version and version > one.version)
        allowed.update(dict.fromkeys(str(Licence(one.elements, version)) for version in later))
    listed = resources.data("licences")["compatible"]
    more = (text for one in known for text in listed.get(f"{one.elements} {one.version}", ()))
    return (*allowed, *(text for text, licence in found if licence is None), *more)


def spelled(text: str) -> str:
    """The text with pictograms of the licences (Unicode 13) as letters, "ND4.0" as two words; else the text itself."""
    if ".0" in text:
        text = _TOUCHING.sub(r"\1 ", text)
    return text if _SIGNS.isdisjoint(text) else text.translate(_PICTOGRAMS)


@cache
def words_for_licence() -> frozenset[str]:
    """The words with which a word or phrase for a licence begins."""
    return frozenset(
        forms(phrase)[0]
        for table in resources.data("licences").values()
        for phrase in table.get("licence", ())
    )


def speaks_of_licence(text: Words) -> bool:
    """Whether a text has the word for a licence, in any language, which says nothing of the kind."""
    return bool(_phrases("licence").search(f" {' '.join(text.forms)} "))


def _ordered(parts: list[str]) -> str:
    """The elements in their usual order; the first licences had them in any ("nd-nc")."""
    known = [element for element in _ELEMENTS if element in parts]
    return "-".join(known) if len(known) == len(set(parts)) else ""


def _names(text: Words) -> Iterator[Span]:
    line = f" {' '.join(text.forms)} "
    for found in _phrases("name").finditer(line):
        start = line.count(" ", 0, found.start() + 1) - 1
        yield start, start + found.group().count(" ") + 1
    yield from ((place, place) for place, form in enumerate(text.forms) if form == "cc0")
    for place, form in enumerate(text.forms):  # "CCBYND", and "BY-ND 4.0" without "CC"
        if form in _GLUED or (form == "by" and _bare(text, place)):
            yield place, place


def _described(text: Words, start: int, stop: int) -> tuple[Licence, int]:
    """What the words after the name say of the licence, and where the last of them ends."""
    glued = _GLUED.get(text.forms[start]) if start < len(text) else None
    if glued:
        more = _run(text, start + 1, stop)
        elements = [*glued, *text.forms[start + 1 : more]]
        return Licence(_ordered(elements), _version(text, more, stop)), more
    if text.forms[start : start + 1] == ("cc0",):
        return Licence("zero", _version(text, start + 1, stop)), start + 1
    stop = _same_sentence(text, start, stop)
    short, last = _initials(text, start, stop)
    if not short:
        part = f" {' '.join(text.forms[start:stop])} "
        places = {kind: found for kind in _ELEMENTS[:-1] if (found := _phrases(kind).search(part))}
        short = [*places] if "by" in places else []
        last = start + max((part.count(" ", 1, found.end() + 1) for found in places.values()), default=0)
    return Licence(_ordered(short), _version(text, last, stop) if short else ""), last


def _initials(text: Words, start: int, stop: int) -> tuple[list[str], int]:
    """The elements as initials right behind the name: "CC BY-NC", "Creative Commons Zero"; a small "by" is a preposition."""
    end = _run(text, start, stop)
    if start < stop and text.forms[start] in ("0", "zero"):
        return ["zero"], start + 1
    spelt = start < stop and (text.forms[start - 1] == "cc" or text.slice(start, end).isupper())
    named = end > start and text.forms[start] == "by" and spelt
    return (list(dict.fromkeys(text.forms[start:end])), end) if named else ([], start)


def _run(text: Words, start: int, stop: int) -> int:
    """Where the initials that begin at `start` end."""
    while start < stop and text.forms[start] in _ELEMENTS[:-1]:
        start += 1
    return start


def _bare(text: Words, place: int) -> bool:
    """Whether initials stand there in capitals, with hyphens between them, and no name before them."""
    end = _run(text, place, len(text))
    narrowed = not _NARROWING.isdisjoint(text.forms[place:end])
    alone = place == 0 or text.forms[place - 1] not in _last_words()
    joined = all(text.gap(word) in _HYPHENS for word in range(place + 1, end))
    return narrowed and alone and joined and text.slice(place, end).isupper()


def _same_sentence(text: Words, start: int, stop: int) -> int:
    """Where the sentence that goes on at `start` ends; the point of "4.0" ends none."""
    for word in range(start, stop):
        if _STOP.search(text.gap(word)):
            return word
    return stop


def _version(text: Words, start: int, stop: int) -> str:
    """The first number such as 4.0 in a part of the text."""
    found = re.search(r"(?<![\d.])([1-4]\.\d)(?![\d.]*\d)", text.slice(start, min(stop, len(text))))
    return found[1] if found else ""


@cache
def _last_words() -> frozenset[str]:
    names = [name for language in resources.data("licences").values() for name in language.get("name", ())]
    return frozenset(forms(name)[-1] for name in names)


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """All phrases of one kind, the longest first, between spaces."""
    phrases = {
        " ".join(forms(phrase))
        for language in resources.data("licences").values()
        for phrase in language.get(kind, ())
    }
    return re.compile(
        "(?<= )(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + ")(?= )"
    )
