"""The JSON format: exactly its schema, whatever the texts hold."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from syndicate.model import Report
from syndicate.report.as_json import render, schema

VALID = Draft202012Validator(schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_one_report_is_an_object(failing: Report) -> None:
    assert json.loads(render([failing])) == json.loads(json.dumps(failing.to_dict()))


def test_several_reports_are_an_array_and_none_is_an_empty_one(reports: tuple[Report, ...]) -> None:
    verdicts = [report["verdict"] for report in json.loads(render(reports))]
    assert verdicts == ["non_compliant", "compliant", "not_checked"]
    assert render([]) == "[]\n"


def test_every_report_meets_the_schema(reports: tuple[Report, ...], blank: Report) -> None:
    for report in (*reports, blank):
        VALID.validate(report.to_dict())


@pytest.mark.parametrize("part", ["", "tool", "policy", "work", "page", "match"])
def test_the_schema_knows_no_other_and_no_fewer_keys(failing: Report, part: str) -> None:
    value = failing.to_dict()
    inner = value[part] if part else value
    inner["other"] = 1
    with pytest.raises(ValidationError, match="Additional properties"):
        VALID.validate(value)
    del inner["other"]
    for key in list(inner):
        kept = inner.pop(key)
        with pytest.raises(ValidationError, match="required property"):
            VALID.validate(value)
        inner[key] = kept
    VALID.validate(value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_survives_as_utf8_without_raw_controls(
    with_text: Callable[[str], Report], text: str
) -> None:
    report = with_text(text)
    shown = render([report])
    assert shown.encode()
    assert not [c for c in shown if (ord(c) < 32 and c != "\n") or 126 < ord(c) < 160 or c in "\u202e\u2066"]
    kept = json.loads(shown)["findings"][0]["message"]
    assert kept == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
