from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syndicate.model import Capture, Kind, Medium, Outcome, Report, Verdict
from syndicate.policy import load_policy
from syndicate.running import check_capture
from tests.samples import PARAGRAPHS, URL, WORK, policy

NOW = datetime(2026, 5, 1, tzinfo=UTC)
TEXT = "\n\n".join(PARAGRAPHS)
MARKDOWN = (
    "---\ntitle: The Price of a Reprint\n---\nBy Ada Lindqvist\n\n"
    f"Originally published by [Global Research]({URL}).\n\n{TEXT}\n\n© 2026 Ada Lindqvist, Global Research\n"
)
MAIL = (
    "Subject: Fwd: The Price of a Reprint\nContent-Type: text/plain; charset=utf-8\n\n"
    f"> By Ada Lindqvist\n>\n> Originally published by Global Research, {URL}\n>\n"
    + "".join(f"> {line}\n" for line in TEXT.split("\n"))
    + ">\n> © 2026 Ada Lindqvist, Global Research\n"
)


def report(source: str, medium: Medium, url: str = "file:///post", terms: str = "") -> Report:
    rules = load_policy(terms) if terms else policy()
    return check_capture(Capture(url, source.encode(), medium=medium), WORK, rules, NOW)


@pytest.mark.parametrize(("source", "medium"), [(MARKDOWN, Medium.MARKDOWN), (MAIL, Medium.EMAIL)])
def test_a_draft_with_the_credit_fails_no_term(source: str, medium: Medium) -> None:
    found = report(source, medium)
    assert [each.term for each in found.findings if each.outcome is Outcome.FAILED] == []
    assert found.match.kind is Kind.FULL


def test_a_draft_without_the_credit_fails_as_its_page_would() -> None:
    assert report(f"# The Price of a Reprint\n\n{TEXT}\n", Medium.MARKDOWN).verdict is Verdict.NON_COMPLIANT


@pytest.mark.parametrize(
    ("medium", "outcome"),
    [
        (Medium.WEB, Outcome.FAILED),
        (Medium.MARKDOWN, Outcome.CANNOT_TELL),
        (Medium.EMAIL, Outcome.INAPPLICABLE),
    ],
)
def test_what_only_the_head_of_a_page_can_say_is_not_missed_in_a_draft(
    medium: Medium, outcome: Outcome
) -> None:
    as_html = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    source = {Medium.WEB: as_html, Medium.MARKDOWN: MARKDOWN, Medium.EMAIL: MAIL}[medium]
    found = report(source, medium, "https://blog.example/post", "knowable-magazine")
    assert found.finding("canonical_link").outcome is outcome
