"""Offering: what a publisher tells whoever wants to republish an article, and gives them to copy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from syndicate import resources
from syndicate.errors import UsageError
from syndicate.exchange.ccrel import contact_address
from syndicate.exchange.facts import licence_url, terms_page
from syndicate.model import Deed, Policy, Work
from syndicate.policy import for_work, in_force, not_offered
from syndicate.republishing.statements import Section, Words, sections
from syndicate.republishing.waiting import first_moment, last_day
from syndicate.rules.licensing.licences import of_address
from syndicate.saying import as_day
from syndicate.snippets import Credit, credit, written
from syndicate.snippets.parts import Line, Piece, seen
from syndicate.snippets.sentences import fill, wording

_CREDITS = {"HTML": "html", "Markdown": "markdown", "text": "text"}


@dataclass(frozen=True, slots=True)
class Sample:
    """Something to copy, under its label; its source stands there as it is to be pasted."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """All that the block tells, in the language of `credit`; `terms` are those that hold for this article today."""

    terms: Policy
    credit: Credit
    words: Words
    sections: tuple[Section, ...]
    warnings: tuple[Line, ...]
    references: tuple[Line, ...]  #: the licence, the terms in full, whom to ask
    samples: tuple[Sample, ...]  #: the first is what most will want
    copies_text: bool  #: the text of the article is among them


def offer(work: Work, policy: Policy, *, lang: str = "en", counter: str = "") -> Offer:
    """The offer of a work, with its own overrides and the latest edition of the terms.

    `counter` is the address of the publisher's counter for it, where the terms ask for one. Raises UsageError for a work
    that is not offered on these terms: by an override, because it comes from somebody else, or because it names another
    licence; and as `syndicate.snippet` does.
    """
    _refuse(work, policy)
    terms = in_force(for_work(policy, work), None)[0]
    said = credit(work, terms, lang=lang, counted_at=counter)
    words: Words = resources.data("republish")[said.lang]
    return Offer(
        terms,
        said,
        words,
        sections(terms, words),
        tuple(_warnings(work, terms, words)),
        tuple(_references(said, terms, words)),
        tuple(_samples(said, terms, words)),
        _copies_text(said, terms),
    )


def _refuse(work: Work, policy: Policy) -> None:
    of = f"this article is not offered on the terms of {policy.id}"
    if override := not_offered(policy, work):
        quoted = f": “{seen(override.clause.quote)}”" if override.clause.quote else ""
        raise UsageError(f"{of}{quoted}")
    if work.upstream:
        raise UsageError(f"{of}: it names another source, {seen(work.upstream)}, whose terms hold for it")
    own, theirs = of_address(licence_url(policy)), of_address(work.licence)
    if own and theirs and own.elements != theirs.elements:
        raise UsageError(f"{of}, which are those of {own}: it names another licence, {theirs}")


def _warnings(work: Work, terms: Policy, words: Words) -> Iterator[Line]:
    for term in terms.terms:
        if term.id == "embargo" and (day := as_day(first_moment(term, work.published))):
            yield fill(words["wait"], day=(Piece(day.isoformat()),))
        if term.id == "expiry" and (day := as_day(last_day(term, work.published))):
            yield fill(words["until"], day=(Piece(day.isoformat()),))
    told = any(term.id == "images" and not term.params.get("marked") for term in terms.terms)
    if work.images and not told:
        yield fill(words["pictures"])


def _references(said: Credit, terms: Policy, words: Words) -> Iterator[Line]:
    if licence := _licence(said, terms):
        yield fill(wording(said.lang)[1]["licence"], licence=(licence,))
    if page := terms_page(terms):
        yield fill(words["full"], terms=(Piece(seen(terms.title) or page, page),))
    if terms.assigner.contact:
        yield fill(words["contact"], contact=(Piece(terms.assigner.contact, contact_address(terms)),))


def _licence(said: Credit, terms: Policy) -> Piece | None:
    """The licence that a copy has to name, else the one that these terms are."""
    url = licence_url(terms)
    if said.licence or not url:
        return said.licence
    return Piece(str(of_address(url) or terms.title), url)


def _samples(said: Credit, terms: Policy, words: Words) -> Iterator[Sample]:
    """The article with its credit, or as much of it as may be copied; then the credit alone, and lines for the head."""
    if _copies_text(said, terms):
        part = (excerpt := terms.term("excerpt")) and excerpt.deed is Deed.REQUIRES
        yield Sample(words["part" if part else "article"], written(said, "html-article"))
    for name, kind in _CREDITS.items():
        if text := written(said, kind):
            yield Sample(_label(words["credit"], name), text)
    if lines := written(said, "head"):
        yield Sample(words["head"], lines)


def _copies_text(said: Credit, terms: Policy) -> bool:
    """Whether the text is given to copy: not where its links belong to it, since it is known without them."""
    return bool(said.body) and not (terms.term("links_preserved") and said.work.links)


def _label(sentence: str, name: str) -> str:
    return "".join(piece.text for piece in fill(sentence, format=(Piece(name),)))
