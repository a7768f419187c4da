"""Told: a report read back gives the letter that the check itself gives; anything else is refused in one line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import COPY, WORK, page, policy

from syndicate import check
from syndicate.errors import UsageError
from syndicate.notices import Stage, draft, letter, told

BARE = check(page(COPY), WORK, policy(), now=datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
FAULTY = "report 1 is not of the schema syndicate.report/1"


def changed(**keys: Any) -> str:
    return json.dumps(BARE.to_dict() | keys)


@pytest.mark.parametrize("stage", Stage)
def test_the_letter_of_a_report_is_that_of_the_check_to_the_byte(stage: Stage) -> None:
    (read,) = told(json.dumps(BARE.to_dict()))
    expected = letter(BARE, stage)
    assert draft(letter(read.under(policy()), stage)) == draft(expected)
    assert read.asked == BARE.url


def test_several_reports_are_read_of_json_and_of_json_lines() -> None:
    one = json.dumps(BARE.to_dict())
    assert len(told(f"[{one},{one}]")) == len(told(f"{one}\n{one}\n")) == 2


def test_other_terms_than_those_it_was_judged_by_are_refused() -> None:
    (read,) = told(json.dumps(BARE.to_dict()))
    with pytest.raises(UsageError, match=r"was judged by the policy .* give that file with --policy"):
        read.under(replace(policy(), sha256="0" * 64))


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        "{}",
        changed(schema="syndicate.report/9"),
        changed(page=None),
        changed(checked_at="2026-11-22T09:00:00"),
        changed(checked_at="0001-01-01T00:00:00+14:00"),
        changed(findings=[{"term": 1}]),
        changed(verdict="guilty"),
    ],
)
def test_what_is_no_report_is_told_with_its_place(text: str) -> None:
    with pytest.raises(UsageError, match=FAULTY):
        told(text)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda kids: st.lists(kids) | st.dictionaries(st.text(), kids)
    ),
    st.sampled_from(sorted(BARE.to_dict())),
)
def test_no_value_anywhere_does_more_than_be_read_or_refused(value: Any, key: str) -> None:
    try:
        (read,) = told(changed(**{key: value}))
    except UsageError as error:
        assert str(error) == FAULTY  # noqa: PT017 - either is fine, and nothing else
    else:
        assert read.asked == BARE.url


def test_halves_of_characters_do_not_stop_a_letter() -> None:
    work = BARE.to_dict()["work"] | {"title": "a\ud800b"}
    (read,) = told(changed(work=work))
    assert b"a?b" in draft(letter(read.under(policy())))
