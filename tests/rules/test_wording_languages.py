"""The words of credit in ten languages: lines that give it, and prose that says the same of something else."""

from __future__ import annotations

import tomllib
from html import escape

import pytest
from rule_specs import FOLDER, Example, finding

from syndicate import resources
from syndicate.rules._wording import CREDIT, says
from syndicate.text import words

LINES = tomllib.loads((FOLDER / "wording_lines.toml").read_text("utf-8"))
EACH = [(language, kind) for language in LINES for kind in CREDIT]
BYLINE = 12


def outcome(line: str) -> str:
    """What `publisher_credit` finds where this line stands under the copy."""
    page = f"<h1>{{{{ title }}}}</h1>\n{{{{ copy }}}}\n<p>{escape(line)}</p>"
    return str(finding(Example("publisher_credit", "", "", page, {}, "", "")).outcome)


def test_every_language_of_the_table_has_its_lines() -> None:
    assert set(LINES) == set(resources.data("wording"))
    assert all(
        set(LINES[language][part]) == set(CREDIT) for language in LINES for part in ("credit", "prose")
    )


@pytest.mark.parametrize(("language", "kind"), EACH)
def test_the_words_make_a_line_a_credit(language: str, kind: str) -> None:
    line = LINES[language]["credit"][kind]
    assert len(words(line)) > BYLINE
    assert outcome(line) == "passed"


@pytest.mark.parametrize(("language", "kind"), EACH)
def test_prose_that_says_the_same_of_something_else_is_no_credit(language: str, kind: str) -> None:
    prose = LINES[language]["prose"][kind]
    assert says(words(prose), *CREDIT)
    assert outcome(prose) == "failed"
    assert outcome(f"{prose} {LINES[language]['about']}") == "cannot_tell"


@pytest.mark.parametrize("language", LINES)
def test_where_it_was_found_is_no_credit(language: str) -> None:
    assert outcome(LINES[language]["via"]) == "cannot_tell"
