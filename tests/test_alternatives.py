"""Where one of several terms is enough, their findings are seen together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.alternatives import settle
from syndicate.judge import judge, recommend
from syndicate.model import AnyOf, Finding, Outcome, Verdict

PASSED, FAILED, OPEN, NONE = Outcome.PASSED, Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.INAPPLICABLE
EITHER = (AnyOf(("original_link", "canonical_link", "credit_wording")),)
ENOUGH = "The terms are content with original link, canonical link or credit wording."


def found(**outcomes: Outcome) -> tuple[Finding, ...]:
    return tuple(
        Finding(term, outcome, "It says.", remedy="mend" if outcome is FAILED else "")
        for term, outcome in outcomes.items()
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((PASSED, FAILED, OPEN), (PASSED, NONE, NONE)),
        ((PASSED, PASSED, FAILED), (PASSED, PASSED, NONE)),
        ((FAILED, OPEN, FAILED), (OPEN, OPEN, OPEN)),
        ((FAILED, FAILED, FAILED), (FAILED, FAILED, FAILED)),
        ((FAILED, FAILED, NONE), (FAILED, FAILED, NONE)),
        ((NONE, NONE, FAILED), (NONE, NONE, FAILED)),
    ],
)
def test_one_that_is_met_is_enough(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> None:
    findings = found(**dict(zip(EITHER[0].terms, before, strict=True)))
    assert tuple(each.outcome for each in settle(findings, EITHER)) == after


def test_a_finding_that_is_no_longer_asked_for_says_why_and_mends_nothing() -> None:
    _, other, _ = settle(found(original_link=PASSED, canonical_link=FAILED, credit_wording=FAILED), EITHER)
    assert other.message == f"{ENOUGH[:-1]}, and the copy meets original link."
    assert recommend((other,)) == ()


def test_where_none_is_met_each_says_that_any_would_do() -> None:
    for each in settle(found(original_link=FAILED, canonical_link=FAILED, credit_wording=FAILED), EITHER):
        assert each.message == f"It says. {ENOUGH}"


def test_a_term_of_several_tables_is_met_where_all_are() -> None:
    twice = (*found(original_link=PASSED), *found(original_link=FAILED), *found(canonical_link=FAILED))
    assert [each.outcome for each in settle(twice, EITHER)] == [PASSED, FAILED, FAILED]
    assert [each.outcome for each in settle((*twice[:1], *twice[:1], twice[2]), EITHER)][2] is NONE


def test_other_terms_are_left_alone() -> None:
    findings = found(author_credit=FAILED, original_link=PASSED, canonical_link=FAILED)
    assert settle(findings, EITHER)[0] is findings[0]
    assert settle(findings, ()) == findings


@given(st.tuples(*[st.sampled_from(Outcome)] * 3))
def test_alternatives_never_make_a_page_worse(outcomes: tuple[Outcome, ...]) -> None:
    order = [Verdict.COMPLIANT, Verdict.NEEDS_REVIEW, Verdict.NON_COMPLIANT]
    findings = found(**dict(zip(EITHER[0].terms, outcomes, strict=True)))
    before, after = judge(findings)[0], judge(settle(findings, EITHER))[0]
    assert order.index(after) <= order.index(before)
