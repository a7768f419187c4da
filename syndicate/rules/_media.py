"""Media: what an e-mail or a PDF cannot say is not missed in it, and what it shows only by its layout fails nothing."""

from __future__ import annotations

from dataclasses import replace

from syndicate.model import Case, Finding, Medium, Outcome

_OF_PAGES = ("canonical_link", "noindex")
"""Terms about what a page of the web says to machines, which nothing else can say."""
_OF_LAYOUT = ("text_alteration", "title_alteration", "insertion", "links_preserved")
"""Terms about what a PDF holds as strokes at places: words, lines and paragraphs are made of them by guesses."""
_OF_PICTURES = ("images", "third_party_material")
_DOUBTS = {
    Outcome.FAILED: (
        _OF_LAYOUT,
        "Words and paragraphs of a PDF are told by its layout, which is not certain.",
    ),
    Outcome.PASSED: (_OF_PICTURES, "The pictures of a PDF are not looked at."),
}


def beside_the_medium(case: Case) -> str:
    """Why the term has nothing to do with such a medium; "" where it has."""
    medium, term = case.page.capture.medium, case.term.id
    if medium is Medium.EMAIL and term in _OF_PAGES:
        return "This is an e-mail; the term is about pages of the web."
    if medium is Medium.PDF and term in (*_OF_PAGES, "tracking_pixel"):
        return "This is a PDF; the term is about pages of the web."
    return ""


def as_far_as_the_medium_shows(case: Case, finding: Finding) -> Finding:
    """The finding; for a PDF one that cannot tell, where the medium does not show it."""
    terms, doubt = _DOUBTS.get(finding.outcome, ((), ""))
    if case.page.capture.medium is not Medium.PDF or case.term.id not in terms:
        return finding
    return replace(finding, outcome=Outcome.CANNOT_TELL, message=f"{finding.message} {doubt}")
