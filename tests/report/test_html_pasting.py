"""What to paste: whole lines that a browser takes, and the place for them; nothing where pasting mends nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndicate.model import Deed, Finding, Outcome, Report, Term, Waiver
from syndicate.report.pasting import HEAD, NEXT_TO, Paste, pastes

ADDRESS = "https://example.org/harbour/5831584"


def asking(report: Report, *terms: str) -> Report:
    """The report with a failed finding for each of these terms."""
    return replace(
        report, findings=tuple(Finding(term, Outcome.FAILED, "No.", remedy="Add it.") for term in terms)
    )


@pytest.mark.parametrize(
    ("term", "lines"),
    [
        ("canonical_link", f'<link rel="canonical" href="{ADDRESS}">'),
        ("noindex", '<meta name="robots" content="noindex">'),
    ],
)
def test_what_belongs_into_the_head(failing: Report, term: str, lines: str) -> None:
    assert pastes(asking(failing, term)) == {term: Paste(lines, HEAD)}


def test_one_credit_mends_author_publisher_and_link(failing: Report) -> None:
    found = pastes(asking(failing, "author_credit", "publisher_credit", "original_link"))
    assert len(found) == 3
    (credit,) = set(found.values())
    assert credit.where == NEXT_TO
    assert "<p>By Ana Lima and Jo Berg</p>" in credit.lines
    assert f'<a href="{ADDRESS}">The Harbour That Would Not Close</a>' in credit.lines


def test_it_speaks_the_language_of_the_page(failing: Report) -> None:
    assert failing.page
    german = replace(asking(failing, "author_credit"), page=replace(failing.page, language="de-AT"))
    assert "<p>Von Ana Lima und Jo Berg</p>" in pastes(german)["author_credit"].lines


@pytest.mark.parametrize("term", ["commercial_use", "license_notice", "copyright_notice", "excerpt"])
def test_what_pasting_does_not_mend_has_nothing_to_paste(failing: Report, term: str) -> None:
    assert pastes(asking(failing, term)) == {}


def test_the_credit_has_the_words_and_the_licence_that_are_asked_for(failing: Report) -> None:
    asked = (
        Term("credit_wording", params={"text": ("Thanks to them",)}),
        Term("license_notice", params={"licence": ("CC BY-ND 4.0",)}),
    )
    report = replace(failing, policy=replace(failing.policy, terms=asked))
    found = pastes(asking(report, "credit_wording", "license_notice"))
    assert set(found) == {"credit_wording", "license_notice"}
    assert "<p>Thanks to them</p>" in found["credit_wording"].lines
    assert (
        '<a href="https://creativecommons.org/licenses/by-nd/4.0/">CC BY-ND 4.0</a>'
        in found["license_notice"].lines
    )


def test_no_author_no_address_and_no_remedy_make_nothing_up(failing: Report) -> None:
    unknown = replace(failing, work=replace(failing.work, authors=(), url=""))
    assert pastes(asking(unknown, "author_credit", "original_link", "canonical_link")) == {}
    asks_a_link = replace(
        unknown, policy=replace(unknown.policy, terms=(Term("original_link", Deed.REQUIRES),))
    )
    assert pastes(asking(asks_a_link, "publisher_credit")) == {}


def test_what_was_waived_is_not_asked_for(failing: Report) -> None:
    (one,) = asking(failing, "noindex").findings
    waived = replace(one, waiver=Waiver("blog.example.net", "noindex", "agreed"))
    assert pastes(replace(failing, findings=(waived,))) == {}
