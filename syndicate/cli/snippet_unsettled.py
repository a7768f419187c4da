"""Unsettled: what the terms ask for beyond what is pasted, and where it goes, in one line each."""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.explanation import state
from syndicate.model import Deed, Policy, Term
from syndicate.republishing.waiting import first_moment
from syndicate.saying import day, number_of
from syndicate.snippets import FORMATS, Credit, Format

_SAID = (
    "author_credit",
    "publisher_credit",
    "credit_wording",
    "original_link",
    "copyright_notice",
    "required_notice",
    "excerpt",
)


def unsettled(said: Credit, policy: Policy, format: str) -> Iterator[str]:  # noqa: A002
    """Lines for a person: where to paste, what the format cannot hold, what is left to do or to leave out."""
    kind = FORMATS[format]
    yield from _placing(said, kind)
    if kind.is_shown and (said.canonical or said.crawlers):
        yield "these terms ask for lines in the head of the page: -f head prints them"
    for term in policy.terms:
        yield from _of_term(term, said, kind)


def _placing(said: Credit, kind: Format) -> Iterator[str]:
    if not kind.is_shown:
        yield "readers do not see this: paste a credit that they see as well"
    elif said.top and not kind.has_body:
        if said.end:
            lines = number_of(len(said.top), "paragraph")
            yield f"paste the first {lines} above the text and the rest under it"
        else:
            yield "paste this above the text, where the terms ask for it"


def _of_term(term: Term, said: Credit, kind: Format) -> Iterator[str]:
    name = term.id.replace("_", " ")
    if term.deed is Deed.PROHIBITS:
        yield f"pasting does not settle {name}: prohibited{f', unless {term.unless}' if term.unless else ''}"
    elif ask := str(term.params.get("ask", "")):
        yield f"pasting does not settle what is asked: {ask}"
    elif term.deed is Deed.REQUIRES:
        yield from _required(term, said, kind)


def _required(term: Term, said: Credit, kind: Format) -> Iterator[str]:
    if term.id == "original_link" and not kind.links and not term.params.get("plain_text"):
        yield "these terms ask for a hyperlink: make the address a link after pasting"
    elif term.id == "original_link" and not kind.follows and term.params.get("followable"):
        yield "these terms ask for a link that search engines follow, and boards keep them from it (rel=nofollow)"
    elif term.id == "embargo" and (first := first_moment(term, said.work.published)):
        yield f"these terms ask to wait: publish no earlier than {day(first)}"
    elif term.id == "links_preserved" and kind.has_body:
        yield "these terms ask for the links of the original, which are not in this text: put them back"
    elif not _is_held(term, said, kind):
        yield f"pasting does not settle {term.id.replace('_', ' ')}: {state(term).text}"


def _is_held(term: Term, said: Credit, kind: Format) -> bool:
    """Whether what is pasted has what the term asks for."""
    if term.id == "license_notice":
        return said.licence is not None
    if term.id == "tracking_pixel":
        return bool(said.counter) and kind.counts
    if term.id in ("canonical_link", "noindex"):
        return True  # told once, for both
    if term.id == "excerpt":
        return kind.has_body
    return term.id in _SAID
