"""A term with `when` is asked for only of such copies."""

from dataclasses import replace

import pytest
from samples import COPY, PARAGRAPHS, WORK, page, policy

from syndicate import Finding, Outcome, check
from syndicate.model import Term

EDITED = (
    COPY.replace("four hundred small", "several big").replace("by night", "at noon").replace("half of", "all")
)
REWRITTEN = EDITED.replace(
    "None of this is done out of malice.", "All of that is done on purpose, we are told."
)
CORRECTED = COPY.replace("four hundred", "five hundred")
PART = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])
FOLDED = PART + "".join(f"<p hidden>{paragraph}</p>" for paragraph in PARAGRAPHS[3:])


def author(when: str, body: str, language: str = "en") -> Finding:
    terms = replace(
        policy(), terms=(Term("author_credit", params={"when": when}),), assigner=policy().assigner
    )
    there = page(body)
    return check(replace(there, language=language), WORK, terms).finding("author_credit")


@pytest.mark.parametrize(
    ("when", "body", "language", "outcome"),
    [
        ("changed", COPY, "en", Outcome.INAPPLICABLE),
        ("changed", CORRECTED, "en", Outcome.CANNOT_TELL),
        ("changed", REWRITTEN, "en", Outcome.FAILED),
        ("excerpted", COPY, "en", Outcome.INAPPLICABLE),
        ("excerpted", PART, "en", Outcome.FAILED),
        ("excerpted", FOLDED, "en", Outcome.CANNOT_TELL),
        ("translated", COPY, "en", Outcome.INAPPLICABLE),
        ("translated", COPY, "de", Outcome.CANNOT_TELL),
        ("translated", COPY, "", Outcome.CANNOT_TELL),
    ],
)
def test_what_is_asked_depends_on_the_copy(when: str, body: str, language: str, outcome: Outcome) -> None:
    assert author(when, body, language).outcome is outcome


def test_what_is_met_is_met_whether_it_is_asked_for_or_not() -> None:
    assert author("translated", f"<p>By Ada Lindqvist</p>{COPY}", "de").outcome is Outcome.PASSED


def test_a_copy_of_another_kind_is_told_why_nothing_is_asked() -> None:
    said = "The terms ask for this where the copy is an excerpt; it is not."
    assert author("excerpted", COPY).message == said


def test_a_doubt_about_the_copy_keeps_what_was_found() -> None:
    doubt = "The terms ask for this only where the copy is changed, and that is not certain."
    assert author("changed", CORRECTED).message == f"Next to the copy, Ada Lindqvist is not named. {doubt}"
