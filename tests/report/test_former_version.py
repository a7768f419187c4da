"""A report on a copy of what the original was says so in every format, and shows that text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from jsonschema import Draft202012Validator
from samples import COPY, CREDIT, NOTICE, WORK, page, policy

from syndicate import check
from syndicate.model import Report, Version
from syndicate.report import as_html, as_json, as_markdown, as_text
from syndicate.report.side_by_side import Piece, side_by_side

BEFORE = Version(
    WORK.text.replace("the telegraph", "the printing press").replace("scissors and paste", "scissors alone"),
    "The Cost of a Reprint",
    datetime(2026, 3, 3, 23, 30, tzinfo=UTC),
)
PARAGRAPHS = BEFORE.text.replace("eighteenth century", "last century").split("\n\n")
SAID = "It fits the original as it was on 3 March 2026 best."


@pytest.fixture
def former() -> Report:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return check(page(CREDIT + body + NOTICE), replace(WORK, versions=(BEFORE,)), policy())


def test_the_formats_for_people_say_which_version_it_is(former: Report) -> None:
    assert SAID in " ".join(as_text.render([former]).split())
    assert SAID in as_markdown.render([former])
    assert SAID in as_html.render([former])


def test_without_a_day_it_is_an_earlier_version(former: Report) -> None:
    report = replace(former, match=replace(former.match, version=replace(BEFORE, seen=None)))
    assert "It fits an earlier version of the original best." in as_html.render([report])


def test_nothing_is_said_of_versions_where_it_is_todays() -> None:
    today = check(page(CREDIT + COPY + NOTICE), replace(WORK, versions=(BEFORE,)), policy())
    for module in (as_text, as_markdown, as_html):
        assert "It fits" not in module.render([today])
    assert today.to_dict()["match"]["version"] is None


def test_the_json_names_the_version_by_its_digest(former: Report) -> None:
    value = former.to_dict()
    Draft202012Validator(as_json.schema()).validate(value)
    assert value["match"]["version"] == {
        "seen": "2026-03-03T23:30:00+00:00",
        "title": "The Cost of a Reprint",
        "words": former.match.work_words,
        "sha256": sha256(BEFORE.text.encode()).hexdigest(),
    }
    assert value["work"]["title"] == WORK.title
    assert value["work"]["sha256"] == sha256(WORK.text.encode()).hexdigest()


def test_the_text_of_the_version_stands_beside_that_of_the_page(former: Report) -> None:
    texts = side_by_side(former)
    assert texts is not None
    assert (texts.changed, texts.left_out, texts.added) == (1, 0, 0)
    changed = [piece for row in texts.rows for piece in row.work if piece.kind == "changed"]
    assert changed == [Piece("changed", "eighteenth")]
