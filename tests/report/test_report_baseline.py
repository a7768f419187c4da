"""The baseline: of known pages only what is new or worse; of others everything."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import UsageError
from syndicate.model import Assigner, Finding, Outcome, Policy, Report, Strength, Verdict, Waiver, Work
from syndicate.report.as_json import render as as_json
from syndicate.report.as_jsonl import render as as_jsonl
from syndicate.report.baseline import News, read_baseline

URL = "https://blog.example/a"
P, F, C, I = Outcome.PASSED, Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.INAPPLICABLE  # noqa: E741
GOOD, BAD, OPEN = Verdict.COMPLIANT, Verdict.NON_COMPLIANT, Verdict.NEEDS_REVIEW
WAIVER = Waiver("blog.example", "a", "agreed")


def report(
    verdict: Verdict, *findings: Finding, url: str = URL, work: str = "https://example.org/w"
) -> Report:
    return Report(url, verdict, "Why.", Policy("p", "P", Assigner("N")), Work(url=work), findings=findings)


def finding(term: str, outcome: Outcome, strength: Strength = Strength.CONDITION) -> Finding:
    return Finding(term, outcome, "What.", strength=strength, remedy=f"Mend {term}.")


def since(before: Report | tuple[Report, ...], *now: Report) -> News:
    return read_baseline(as_json((before,) if isinstance(before, Report) else before)).news(now)


def test_the_same_run_again_has_no_news(failing: Report, unchecked: Report) -> None:
    """Of the five findings one fails and one cannot be told; one that was waived is none to know."""
    again = (failing, unchecked)
    for written in (as_json(again), as_jsonl(again)):
        assert read_baseline(written).news(again) == News(known=2, pages=2)


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (F, F, None), (F, C, None), (F, P, None), (F, I, None),
        (C, F, BAD), (C, C, None), (C, P, None), (C, I, None),
        (P, F, BAD), (P, C, OPEN), (P, P, None), (P, I, None),
        (I, F, BAD), (I, C, OPEN), (I, P, None), (I, I, None),
    ],
)  # fmt: skip
def test_only_what_is_worse_is_new(before: Outcome, now: Outcome, verdict: Verdict | None) -> None:
    verdicts = {F: BAD, C: OPEN, P: GOOD, I: GOOD}
    news = since(report(verdicts[before], finding("a", before)), report(verdicts[now], finding("a", now)))
    assert news.verdicts == (() if verdict is None else (verdict,))


def test_a_page_keeps_its_verdict_and_shows_only_what_is_new() -> None:
    known = finding("a", F)
    now = report(BAD, known, finding("b", C), finding("c", P))
    (shown,) = since(report(BAD, known), now).reports
    assert (shown.verdict, shown.reason, [each.term for each in shown.findings]) == (BAD, "Why.", ["b"])
    news = since(report(BAD, known), now)
    assert (news.verdicts, news.known, news.pages) == ((OPEN,), 1, 0)


def test_what_to_do_is_what_mends_the_news() -> None:
    now = replace(report(BAD, finding("a", F), finding("b", F)), recommendations=("Mend a.", "Mend b."))
    (shown,) = since(report(BAD, finding("a", F)), now).reports
    assert shown.recommendations == ("Mend b.",)


def test_a_wish_that_is_new_fails_nothing() -> None:
    now = report(BAD, finding("a", F), finding("b", F, Strength.REQUEST))
    news = since(report(BAD, finding("a", F)), now)
    assert (len(news.reports), news.verdicts) == (1, (GOOD,))


def test_a_request_that_became_a_condition_is_new() -> None:
    news = since(report(GOOD, finding("a", F, Strength.REQUEST)), report(BAD, finding("a", F)))
    assert news.verdicts == (BAD,)


def test_a_permission_that_ended_is_new_and_one_that_holds_is_known() -> None:
    waived = replace(finding("a", F), waiver=WAIVER)
    assert since(report(GOOD, waived), report(BAD, finding("a", F))).verdicts == (BAD,)
    assert since(report(GOOD, waived), report(GOOD, waived)) == News(known=0, pages=1)


def test_a_page_that_the_baseline_does_not_know_is_shown_whole() -> None:
    now = report(BAD, finding("a", F), finding("b", P), url="https://blog.example/b")
    assert since(report(BAD, finding("a", F)), now) == News((now,), (BAD,))


def test_the_same_page_with_another_original_is_another() -> None:
    now = report(BAD, finding("a", F), work="https://example.org/other")
    assert since(report(BAD, finding("a", F)), now).reports == (now,)


def test_a_page_is_known_by_any_spelling_of_its_address() -> None:
    now = report(BAD, finding("a", F), url="http://www.blog.example/a/?utm_source=x#y")
    assert since(report(BAD, finding("a", F)), now).pages == 1
    saved = report(BAD, finding("a", F), url="file:///home/a.html")
    assert since(saved, saved).pages == 1


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        (GOOD, Verdict.NOT_CHECKED, True),
        (BAD, Verdict.NOT_CHECKED, True),
        (Verdict.NOT_CHECKED, Verdict.NOT_CHECKED, False),
        (GOOD, OPEN, True),
        (Verdict.NOT_CHECKED, GOOD, False),
        (BAD, Verdict.NOT_A_COPY, False),
    ],
)
def test_a_page_without_findings_is_told_by_its_verdict(before: Verdict, now: Verdict, shown: bool) -> None:
    news = since(report(before), report(now))
    assert news.verdicts == ((now,) if shown else ())


def test_a_verdict_that_is_worse_for_no_finding_shows_the_whole_page() -> None:
    now = report(BAD, finding("a", F))
    assert since(report(OPEN, finding("a", F)), now) == News((now,), (BAD,))


def test_of_two_reports_on_a_page_the_later_one_counts() -> None:
    old, mended, now = (
        report(BAD, finding("a", F)),
        report(GOOD, finding("a", P)),
        report(BAD, finding("a", F)),
    )
    assert since((old, mended), now).verdicts == (BAD,)
    assert since((mended, old), now).verdicts == ()


@pytest.mark.parametrize("text", ["[]", "", "\n"])
def test_a_run_without_pages_knows_nothing(text: str, failing: Report) -> None:
    assert read_baseline(text).news([failing]).reports == (failing,)


BROKEN = json.dumps(report(BAD, finding("a", F)).to_dict())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no", "line 1 is no JSON; expected what -f json or -f jsonl writes"),
        (f"{BROKEN}\n{BROKEN[:99]}", "line 2 is no JSON; expected what -f json or -f jsonl writes"),
        ("[" * 100_000, "line 1 is no JSON; expected what -f json or -f jsonl writes"),
        ("{}", "report 1 is not of the schema syndicate.report/1"),
        (f"[{BROKEN}, 7]", "report 2 is not of the schema syndicate.report/1"),
        (BROKEN.replace("report/1", "report/2"), "report 1 is not of the schema syndicate.report/1"),
        (BROKEN.replace('"failed"', '"odd"'), "report 1 is not of the schema syndicate.report/1"),
        (BROKEN.replace('"failed"', "[]"), "report 1 is not of the schema syndicate.report/1"),
        (BROKEN.replace('"a"', "{}"), "report 1 is not of the schema syndicate.report/1"),
        (BROKEN.replace('"https://blog.example/a"', "1"), "report 1 is not of the schema syndicate.report/1"),
    ],
)
def test_what_is_no_baseline_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        read_baseline(text)
    assert str(error.value) == told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
)


@given(JSON)
def test_no_json_but_that_of_a_report_is_taken(value: object) -> None:
    text = json.dumps([json.loads(BROKEN) | {"findings": [value]}])
    with pytest.raises(UsageError):
        read_baseline(text)
