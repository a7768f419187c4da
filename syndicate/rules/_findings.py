"""Findings and evidence as rules write them."""

from __future__ import annotations

from syndicate.model import Case, Evidence, Fact, Finding, Line, Outcome, Place, Quote, Zone
from syndicate.policy.vocabulary import spec

_CONTEXT = 60  # characters of neighbouring text that tell a place from others with the same words
_EXACT = 1_000  # characters of a page that are ever quoted


def sentence(text: str) -> str:
    """The text with one full stop, also after a name that ends in one ("Jr.")."""
    return text if text.endswith(".") else f"{text}."


def passed(case: Case, message: str, *evidence: Evidence) -> Finding:
    return _finding(case, Outcome.PASSED, message, evidence)


def failed(case: Case, message: str, remedy: str, *evidence: Evidence) -> Finding:
    return _finding(case, Outcome.FAILED, message, evidence, remedy)


def cannot_tell(case: Case, message: str, *evidence: Evidence, remedy: str = "") -> Finding:
    return _finding(case, Outcome.CANNOT_TELL, message, evidence, remedy)


def inapplicable(case: Case, message: str) -> Finding:
    return _finding(case, Outcome.INAPPLICABLE, message, ())


def _finding(
    case: Case, outcome: Outcome, message: str, evidence: tuple[Evidence, ...], remedy: str = ""
) -> Finding:
    term = case.term
    known = spec(term.id)
    return Finding(
        term=term.id,
        outcome=outcome,
        message=message,
        group=known.group if known else "",
        strength=term.strength,
        clause=term.clause,
        evidence=evidence,
        remedy=remedy,
    )


def at(case: Case, place: Place, text: str, exact: str = "", note: str = "") -> Evidence:
    """Evidence: the words `exact` (default: all) of `text`, which stands at `place`."""
    exact = exact or text
    before, found, after = text.partition(exact)
    quote = Quote(exact[:_EXACT], before[-_CONTEXT:], after[:_CONTEXT]) if found else Quote(exact[:_EXACT])
    capture = case.page.capture
    return Evidence(
        quote, place.selector, capture.final_url, capture.sha256, note or where(place), not place.hidden
    )


def of_line(case: Case, line: Line, exact: str = "", note: str = "") -> Evidence:
    return at(case, line.place, line.text, exact, note)


def of_fact(
    case: Case, fact: Fact, note: str = "in the page's metadata, which readers do not see"
) -> Evidence:
    capture = case.page.capture
    return Evidence(
        Quote(fact.value[:_EXACT]), fact.source, capture.final_url, capture.sha256, note, visible=False
    )


_ZONES = {
    Zone.NAV: "in the navigation",
    Zone.ASIDE: "in a sidebar",
    Zone.COMMENTS: "in the comments",
    Zone.FOOTER: "in the page's footer",
    Zone.HEADER: "in the page's header",
}


def where(place: Place) -> str:
    """Where a place is, in words that follow "stands"; "" for the body of the page."""
    if place.hidden:
        return f"hidden from readers ({place.hidden})"
    return _ZONES.get(place.zone, "")
