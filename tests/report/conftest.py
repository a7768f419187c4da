"""Reports as the whole line makes them, one of each verdict; the texts are compared for real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from syndicate.errors import BotWall
from syndicate.model import (
    Assigner,
    Block,
    Capture,
    Clause,
    Evidence,
    Finding,
    Metadata,
    Outcome,
    Page,
    Place,
    Policy,
    Quote,
    Report,
    Strength,
    Verdict,
    Waiver,
    Work,
)
from syndicate.reuse import compare

NOW = datetime(2026, 11, 26, 14, 2, tzinfo=UTC)
TERMS = "https://example.org/terms"
CLAUSE = Clause("as long as the source and the author are acknowledged", TERMS)
PARAGRAPHS = (
    "The harbour at Vale stayed open on Monday after the council met for six hours and heard forty people "
    "who make their living on the water. Nobody had expected the vote to be close, and in the end it was not.",
    "Two years ago a report had called the quay unsafe. Its author, an engineer from the north of the county, "
    "now says that the summary was written by somebody else and left out the page on which he explained that "
    "every one of the twelve faults could be mended within a single winter.",
    "Since then the boats have paid more for their berths, and four families have sold theirs. The market hall "
    "lost its Thursday auction first, then the ice house, then the bus that had brought the buyers from the city.",
    "What the council decided is modest: the berths will cost what they cost before, the twelve faults will be "
    "mended in the order of the report, and a line in the budget pays for a second opinion. It is also the first "
    "decision in ten years that every party in the room supported, and the applause lasted until the lights "
    "were switched off.",
)

POLICY = Policy(
    "example-news",
    "Example News cross-posting terms",
    Assigner("Example News", hosts=("example.org",)),
    terms_url=TERMS,
    version="2026-11-22",
    sha256="ab" * 32,
)
WORK = Work(
    url="https://example.org/harbour/5831584",
    title="The Harbour That Would Not Close",
    authors=("Ana Lima", "Jo Berg"),
    publisher="Example News",
    published=date(2026, 11, 3),
    text="\n\n".join(PARAGRAPHS),
    language="en",
)


def make_page(*paragraphs: str, title: str = "The Harbour, Again", language: str = "en") -> Page:
    """A page of these paragraphs, captured at a known time."""
    capture = Capture(
        "https://blog.example.net/harbour", "\n".join(paragraphs).encode("utf-8", "replace"), fetched_at=NOW
    )
    blocks = tuple(
        Block(text, Place(("html", "body", f"p:nth-child({at + 1})"), at))
        for at, text in enumerate(paragraphs)
    )
    return Page(capture, blocks, metadata=Metadata(title=title), language=language)


def make_report(page: Page, *findings: Finding, verdict: Verdict, reason: str, **fields: object) -> Report:
    """A report on a page that was compared with the work."""
    report = Report(
        page.url, verdict, reason, POLICY, WORK, page,
        match=compare(WORK, page), findings=findings, checked_at=NOW, tool_version="0.1.0",
    )  # fmt: skip
    return replace(report, **fields)


def finding(term: str, outcome: Outcome, message: str, **fields: object) -> Finding:
    """A finding about a condition with the usual clause."""
    return replace(Finding(term, outcome, message, group="credit", clause=CLAUSE), **fields)


def evidence(exact: str, prefix: str = "", suffix: str = "", note: str = "") -> Evidence:
    return Evidence(
        Quote(exact, prefix, suffix), "html > body > p", "https://blog.example.net/harbour", "cd" * 32, note
    )


@pytest.fixture
def failing() -> Report:
    """An edited copy without an author, linked to the home page only."""
    changed = PARAGRAPHS[0].replace("on Monday", "last week")
    page = make_page(changed, PARAGRAPHS[1], "Advertise here: harbour cruises.", PARAGRAPHS[3])
    return make_report(
        page,
        finding("publisher_credit", Outcome.PASSED, "The publisher is named below the copy.",
                evidence=(evidence("Example News", "Source:"),)),
        finding("author_credit", Outcome.FAILED, "No author of the article is named next to the copy.",
                evidence=(evidence("Ana Lima", "our friend", "was here", "in the comments, 40 paragraphs below"),),
                remedy="Add “By Ana Lima and Jo Berg” under the title."),
        finding("commercial_use", Outcome.CANNOT_TELL, "The page carries advertising; whether that makes it "
                "commercial is not for a page to show.", group="use", evidence=(evidence("Advertise here"),)),
        finding("original_link", Outcome.FAILED, "The link leads to the publisher's home page.", group="link",
                remedy="Link to https://example.org/harbour/5831584.",
                waiver=Waiver("blog.example.net", "original_link", "agreed by mail", date(2026, 12, 31), "editor")),
        finding("print", Outcome.INAPPLICABLE, "A web page is not print.", group="use", strength=Strength.REQUEST),
        verdict=Verdict.NON_COMPLIANT,
        reason="The page does not meet one condition of the terms: author credit.",
        recommendations=("Add “By Ana Lima and Jo Berg” under the title.", "Ask the site whether it is commercial."),
    )  # fmt: skip


@pytest.fixture
def compliant() -> Report:
    passed = finding("author_credit", Outcome.PASSED, "Both authors are named above the copy.")
    return make_report(
        make_page(*PARAGRAPHS, title="A faithful copy"),
        passed,
        verdict=Verdict.COMPLIANT,
        reason="Every condition is met.",
    )


@pytest.fixture
def unchecked() -> Report:
    """Nothing but an address and the reason."""
    wall = BotWall(
        "The site shows a challenge for robots instead of the page.", url="https://walled.example/a"
    )
    return Report(wall.url, Verdict.NOT_CHECKED, wall.reason, POLICY, WORK, error=wall, checked_at=NOW)


@pytest.fixture
def reports(failing: Report, compliant: Report, unchecked: Report) -> tuple[Report, ...]:
    return (failing, compliant, unchecked)


@pytest.fixture
def blank() -> Report:
    """As little as a report can hold: a policy without names, a work without anything."""
    policy = Policy("", "", Assigner(""))
    return Report("", Verdict.NOT_CHECKED, "", policy, Work())


@pytest.fixture
def with_text() -> Callable[[str], Report]:
    """A report that holds a given text in every field that is text."""

    def make(text: str) -> Report:
        clause, quote = Clause(text, text), Quote(text, text, text)
        place = Evidence(quote, text, text, text, text)
        waiver = Waiver(text, text, text, by=text)
        findings = tuple(
            Finding(text, outcome, text, text, Strength.CONDITION, clause, (place,), text, waiver)
            for outcome in Outcome
        )
        work = replace(WORK, url=text, title=text, authors=(text, text), publisher=text, language=text)
        policy = Policy(text, text, Assigner(text, (text,)), terms_url=text, version=text, sha256=text)
        page = make_page(text, *PARAGRAPHS, text, title=text, language=text)
        page = replace(page, capture=replace(page.capture, url=text, final_url=text, sha256=text))
        return Report(
            text, Verdict.NEEDS_REVIEW, text, policy, work, page, None,
            compare(WORK, page), findings, (text, text), NOW, text,
        )  # fmt: skip

    return make
