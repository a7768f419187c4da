"""Letters: what they claim, what they leave to a person, and that none is written where nothing failed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import COPY, CREDIT, NOTICE, WORK, page, policy

from syndicate import Verdict, check, load_policy, resources
from syndicate.errors import UsageError
from syndicate.model import Outcome, Report, Waiver
from syndicate.notices import Stage, draft, letter, why_none
from syndicate.policy.vocabulary import TERMS

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LANGUAGES = tuple(resources.data("snippet"))
STAGES = tuple(Stage)
BARE = check(page(COPY), WORK, policy(), now=NOW)
WORDS = re.compile(r"infring|violat|theft|illegal|stolen|lawyer|legal action|\bsue\b|score", re.IGNORECASE)


def licensed(name: str) -> Report:
    """The founding case, told of the terms of another policy."""
    return replace(BARE, policy=load_policy(name))


def test_letters_are_in_the_languages_of_the_snippets() -> None:
    assert tuple(sorted(resources.data("notices"))) == tuple(sorted(LANGUAGES))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_marked_blanks_are_left_unfilled(lang: str, stage: Stage) -> None:
    written = letter(BARE, stage, lang=lang)
    for text in (written.text(), unescape(written.html())):
        assert set(re.findall(r"\[✎ ([^\]]*)\]", text)) == set(written.blanks)
        assert not re.search(r"\{\w+\}|\bNone\b|undefined", text.partition("<style>")[0])
        assert not WORDS.search(text)
    assert len(written.blanks) == {"courtesy": 2, "reminder": 3, "formal": 3}[stage]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_is_said_in_the_language_of_the_letter(lang: str) -> None:
    points = letter(BARE, lang=lang).points
    assert [(point.term, point.english) for point in points] == [
        ("publisher_credit", False),
        ("original_link", False),
    ]


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_every_term_that_a_page_can_fail_has_a_sentence_in_every_language(lang: str) -> None:
    said = resources.data("notices")[lang]["said"]
    assert set(said) == {spec.id for spec in TERMS} - {"manual"}
    assert len(set(said.values())) == len(said)
    assert not [text for text in said.values() if WORDS.search(text)]


def test_a_term_without_a_sentence_keeps_its_english_message_marked_as_such() -> None:
    finding = replace(BARE.finding("original_link"), term="manual")
    written = letter(replace(BARE, findings=(finding,)), lang="de")
    assert written.points[0].english
    assert f"- (auf Englisch) {finding.message}" in written.text()


def test_only_a_formal_letter_cites_the_words_of_the_terms_for_each_point() -> None:
    quotes = [point.quote for point in letter(BARE, Stage.FORMAL).points]
    assert quotes == [BARE.finding(term).clause.quote for term in ("publisher_credit", "original_link")]
    assert {point.quote for point in letter(BARE, Stage.REMINDER).points} == {""}


def test_what_could_not_be_told_is_asked_in_a_courtesy_note_only() -> None:
    assert BARE.finding("copyright_notice").outcome is Outcome.CANNOT_TELL
    assert letter(BARE).questions == (BARE.finding("copyright_notice").clause.quote,)
    assert [letter(BARE, stage).questions for stage in (Stage.REMINDER, Stage.FORMAL)] == [(), ()]


def test_a_waived_term_is_not_written_about() -> None:
    findings = tuple(
        replace(each, waiver=Waiver("blog.example", each.term, "agreed"))
        if each.term == "original_link"
        else each
        for each in BARE.findings
    )
    assert [point.term for point in letter(replace(BARE, findings=findings)).points] == ["publisher_credit"]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("cc-by-4.0", True),
        ("cc-by-nc-nd-4.0", True),
        ("cc-by-3.0", False),
        ("cc-by-nc-nd-3.0-us", False),
        ("cc0-1.0", False),
        ("global-research", False),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_version_four_of_the_licences_grants_thirty_days(name: str, named: bool, lang: str) -> None:
    text = letter(licensed(name), lang=lang).text()
    assert ("6(b)(1)" in text, bool(re.search(r"\b30\b|30", text))) == (named, named)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_credit_of_a_letter_pasted_makes_the_check_pass(lang: str) -> None:
    assert check(page(COPY + letter(BARE, lang=lang).fix), WORK, policy()).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (CREDIT + COPY + NOTICE, "compliant: "),
        (CREDIT + COPY, "needs review: "),
        ("<p>A lake is a patient listener. " * 12, "not a copy: "),
    ],
)
def test_no_letter_is_written_where_nothing_failed(body: str, reason: str) -> None:
    report = check(page(body), WORK, policy(), now=NOW)
    assert why_none(report).startswith(reason)
    with pytest.raises(ValueError, match=reason):
        letter(report)


def test_arabic_runs_from_right_to_left_and_isolates_what_does_not() -> None:
    written = letter(BARE, lang="ar")
    assert '<html lang="ar" dir="rtl">' in written.html()
    assert f"\u2066{WORK.url}\u2069" in written.text()
    assert f"\u2068“{WORK.title}”\u2069" in written.text()


@given(
    st.text(max_size=300)
    | st.sampled_from(["x\r\nBcc: all@example.org", "<script>alert(1)</script>", "\u202e"])
)
def test_a_hostile_title_adds_no_header_and_no_markup(title: str) -> None:
    report = replace(BARE, work=replace(WORK, title=title))
    found = message_from_bytes(draft(letter(report), to="a@b.example", source=title), policy=default)
    named = {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert named <= set(found.keys()) <= named | {"X-Syndicate-Contact-Source"}
    html = found.get_body(("html",))
    assert html is not None
    assert "<script" not in html.get_content()


def test_the_same_letter_is_the_same_bytes_in_two_parts() -> None:
    one, other = (draft(letter(BARE, lang="ar"), to="a@b.example") for _ in range(2))
    assert one == other
    parts = message_from_bytes(one, policy=default).iter_parts()
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]


def test_a_draft_opens_unsent_with_a_text_and_an_html_part() -> None:
    written = letter(BARE, lang="ar")
    found = message_from_bytes(draft(written, sender="Änn Lee <ann@example.org>"), policy=default)
    assert (found["X-Unsent"], found["From"], found["To"], found["Date"]) == (
        "1",
        "Änn Lee <ann@example.org>",
        None,
        None,
    )
    assert found["Subject"] == written.subject
    parts = [(part.get_content_type(), part.get_content()) for part in found.iter_parts()]
    assert parts == [("text/plain", written.text()), ("text/html", written.html())]


@pytest.mark.parametrize(
    "wrong", ["nobody", "a@b", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example "]
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="expected an address such as"):
        draft(letter(BARE), to=wrong)
