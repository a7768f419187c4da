"""Policy: the terms that an assigner sets for its works (ccREL `permits` / `requires` / `prohibits`, ODRL *assigner*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

ParamValue = str | int | float | bool | date | tuple[str, ...]
"""What a parameter of a term may hold."""


class Deed(StrEnum):
    """What a term does: `permits`, `requires` or `prohibits` (ccREL)."""

    PERMITS = "permits"
    REQUIRES = "requires"
    PROHIBITS = "prohibits"


class Strength(StrEnum):
    """How binding a term is; only a failed *condition* can make a page non-compliant."""

    CONDITION = "condition"
    REQUEST = "request"
    PREFERENCE = "preference"


@dataclass(frozen=True, slots=True)
class Clause:
    """The publisher's own words for a term, and where they stand."""

    quote: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a policy; `id` is the id of the rule that examines it."""

    id: str
    deed: Deed = Deed.REQUIRES
    strength: Strength = Strength.CONDITION
    params: Mapping[str, ParamValue] = field(default_factory=dict)
    clause: Clause = Clause()
    unless: str = ""  #: the exception that the clause itself names, such as "written permission"

    def words(self, name: str) -> tuple[str, ...]:
        """A parameter that is a list of words; a single word is a list of one, absence is empty."""
        value = self.params.get(name, ())
        return value if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True, slots=True)
class Assigner:
    """Who sets the terms: the publisher, by every name and host it goes by."""

    name: str
    aliases: tuple[str, ...] = ()  #: every other spelling, of all languages
    hosts: tuple[str, ...] = ()  #: registrable or full host names; subdomains are included
    article_key: tuple[str, ...] = ()  #: named kinds: trailing-number, slug, query:NAME, path
    contact: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases, without doubles, in the order given; none where a licence has no assigner."""
        return tuple(dict.fromkeys(name for name in (self.name, *self.aliases) if name))


@dataclass(frozen=True, slots=True)
class Waiver:
    """A permission that the page cannot show: this site need not meet this term, until a day, for a reason."""

    site: str  #: host; subdomains are included, and without a port every port is
    term: str
    reason: str
    until: date | None = None  #: the last day on which it holds; None is without end
    by: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Terms as they stood from `since` (included) until `until` (excluded); None is open."""

    terms: tuple[Term, ...]
    since: date | None = None
    until: date | None = None
    terms_url: str = ""

    def in_force(self, on: date) -> bool:
        """Whether this edition was in force on the day `on`."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Required terms of which one that is met is enough."""

    terms: tuple[str, ...]
    clause: Clause = Clause()


@dataclass(frozen=True, slots=True)
class Override:
    """What differs for some articles: those by one of `authors`, in one of `sections`, or with one of `marks`.

    Its `terms` stand in place of the policy's terms of the same ids, and those in `silent` fall away. Where `offered` is
    false, the articles are not offered on these terms at all.
    """

    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()  #: beginnings of a path, such as `/opinion/`
    marks: tuple[str, ...] = ()  #: words with the article, such as "All rights reserved"
    offered: bool = True
    terms: tuple[Term, ...] = ()
    silent: tuple[str, ...] = ()
    clause: Clause = Clause()


@dataclass(frozen=True, slots=True)
class Policy:
    """The terms on which works are offered, as read from a policy file.

    A required term may stand several times, such as one credit at the top and another at the end.
    """

    id: str
    title: str
    assigner: Assigner
    terms: tuple[Term, ...] = ()
    terms_url: str = ""
    version: str = ""  #: as the file says, else the day the terms were retrieved
    retrieved: date | None = None
    grade: str = ""  #: publisher-page, third-party-quote or licence-text
    sha256: str = ""  #: of the file's bytes
    waivers: tuple[Waiver, ...] = ()
    editions: tuple[Edition, ...] = ()
    any_of: tuple[AnyOf, ...] = ()
    overrides: tuple[Override, ...] = ()
    notes: str = ""

    @property
    def is_licence(self) -> bool:
        """Whether these are the terms of a licence itself, such as those of Creative Commons."""
        return self.grade == "licence-text"

    def term(self, term_id: str) -> Term | None:
        """The first required or prohibited term with this id, or None where the policy is silent."""
        return next((t for t in self.terms if t.id == term_id and t.deed is not Deed.PERMITS), None)
