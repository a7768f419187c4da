"""The verdict follows from outcomes, strengths and waivers alone."""

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


@pytest.mark.parametrize("host", ["blog.example.evil.test", "otherblog.example", ""])
def test_a_waiver_covers_no_other_host(host: str) -> None:
    (kept,) = waive([finding(FAILED)], [Waiver("blog.example", "a_b", "agreed")], host, None)
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
