"""The verdict follows from outcomes, strengths and waivers alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.judge import judge, recommend, waive
from syndicate.model import Finding, Outcome, Strength, Verdict, Waiver

PASSED, FAILED, OPEN, NONE = Outcome.PASSED, Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.INAPPLICABLE
CONDITION, REQUEST = Strength.CONDITION, Strength.REQUEST
findings = st.lists(
    st.builds(
        Finding,
        term=st.sampled_from(["a_b", "c"]),
        outcome=st.sampled_from(Outcome),
        message=st.just(""),
        strength=st.sampled_from(Strength),
        remedy=st.sampled_from(["", "mend"]),
    ),
    max_size=6,
)


def finding(outcome: Outcome, strength: Strength = CONDITION, term: str = "a_b", remedy: str = "") -> Finding:
    return Finding(term, outcome, "", strength=strength, remedy=remedy)


@pytest.mark.parametrize(
    ("found", "verdict", "reason"),
    [
        ([], Verdict.COMPLIANT, "Every condition that a page can show is met."),
        ([finding(PASSED), finding(NONE)], Verdict.COMPLIANT, "Every condition that a page can show is met."),
        (
            [finding(OPEN), finding(FAILED)],
            Verdict.NON_COMPLIANT,
            "The page does not meet the condition a b.",
        ),
        (
            [finding(FAILED), finding(FAILED, term="c")],
            Verdict.NON_COMPLIANT,
            "The page does not meet the conditions a b and c.",
        ),
        ([finding(OPEN)], Verdict.NEEDS_REVIEW, "The page does not show whether it meets the condition a b."),
        ([finding(FAILED, REQUEST), finding(OPEN, Strength.PREFERENCE)], Verdict.COMPLIANT, None),
    ],
)
def test_the_worst_condition_decides(found: list[Finding], verdict: Verdict, reason: str | None) -> None:
    judged, said = judge(found)
    assert judged is verdict
    assert reason in (None, said)


def test_a_waived_finding_is_kept_and_does_not_decide() -> None:
    waiver = Waiver("blog.example", "a_b", "agreed")
    (waived,) = waive([finding(FAILED)], [waiver], "www.blog.example", None)
    assert (waived.outcome, waived.waiver) == (FAILED, waiver)
    assert judge([waived]) == (
        Verdict.COMPLIANT,
        "Every condition is met or waived (the condition a b).",
    )


@pytest.mark.parametrize(
    ("site", "host", "covered"),
    [
        ("blog.example", "blog.example", True),
        ("blog.example", "news.blog.example", True),
        ("blog.example", "blog.example:8080", True),
        ("blog.example:8080", "blog.example:8080", True),
        ("www.Blog.example", "blog.example", True),
        ("münchen.example", "xn--mnchen-3ya.example", True),
        ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example", True),
        ("blog.example:8080", "blog.example", False),
        ("blog.example:8080", "blog.example:8081", False),
        ("blog.example", "blog.example.evil.test", False),
        ("blog.example", "otherblog.example", False),
        ("blog.example", "", False),
        ("", "", False),
    ],
)
def test_a_waiver_covers_its_site_and_no_other(site: str, host: str, covered: bool) -> None:
    (found,) = waive([finding(FAILED)], [Waiver(site, "a_b", "agreed")], host, None)
    assert (found.waiver is not None) is covered


@pytest.mark.parametrize(
    ("until", "on", "covered"),
    [
        (date(2026, 5, 3), date(2026, 5, 3), True),
        (date(2026, 5, 3), date(2026, 5, 4), False),
        (date(2026, 5, 3), None, False),
        (None, None, True),
    ],
)
def test_a_waiver_holds_through_its_last_day(until: date | None, on: date | None, covered: bool) -> None:
    (found,) = waive([finding(FAILED)], [Waiver("blog.example", "a_b", "agreed", until)], "blog.example", on)
    assert (found.waiver is not None) is covered


def test_a_waiver_is_of_one_term() -> None:
    (kept,) = waive([finding(FAILED)], [Waiver("blog.example", "c", "agreed")], "blog.example", None)
    assert kept.waiver is None


def test_conditions_are_recommended_first_and_each_remedy_once() -> None:
    found = [
        finding(FAILED, REQUEST, "c", "wish"),
        finding(FAILED, remedy="must"),
        finding(FAILED, term="c", remedy="must"),
        finding(PASSED, remedy="never"),
    ]
    assert recommend(found) == ("must", "wish")


@given(findings)
def test_only_a_failed_condition_makes_a_page_non_compliant(found: list[Finding]) -> None:
    failed = any(f.outcome is FAILED and f.strength is CONDITION for f in found)
    assert (judge(found)[0] is Verdict.NON_COMPLIANT) == failed


@given(findings, findings)
def test_more_findings_never_improve_the_verdict(found: list[Finding], more: list[Finding]) -> None:
    order = [Verdict.COMPLIANT, Verdict.NEEDS_REVIEW, Verdict.NON_COMPLIANT]
    assert order.index(judge(found + more)[0]) >= order.index(judge(found)[0])
