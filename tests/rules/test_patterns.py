"""The thirty patterns of real reposts, `patterns.md`, and what must never be held against a page, `fairness.md`.

An example there is checked as a whole: a page, if need be ```toml with the terms as a policy writes them
(`[requires.original_link]`) beside what `rule_specs.py` tells, and a line for each thing expected: `→ term outcome` or
`→ verdict verdict`, each perhaps with the beginning of its message or reason.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

import pytest
from rule_specs import FENCE, FOLDER, HEADING, SECTION, parts, report, term

from syndicate.model import Deed

_EXPECTED = re.compile(r"^→ (\w+) (\w+)(?:: (.+))?$", re.MULTILINE)
_USUAL: dict[str, Any] = {"author_credit": {}, "publisher_credit": {}, "original_link": {}}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One page, and what the check must make of it."""

    heading: str
    page: str
    settings: dict[str, Any]
    expected: tuple[tuple[str, str, str], ...]  #: what, outcome or verdict, how its message begins

    def __str__(self) -> str:
        return self.heading


def patterns(name: str) -> list[Pattern]:
    """Every example of a file, in order."""
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    return [
        _pattern(heading, body) for _, part in parts(SECTION, text) for heading, body in parts(HEADING, part)
    ]


def _pattern(heading: str, body: str) -> Pattern:
    fences: dict[str, str] = dict(FENCE.findall(body))
    expected = tuple(_EXPECTED.findall(FENCE.sub("", body)))
    assert "html" in fences, heading
    assert expected, heading
    return Pattern(heading, fences["html"], tomllib.loads(fences.get("toml", "")), expected)


def found(pattern: Pattern) -> dict[str, tuple[str, str]]:
    """Outcome and message of every term, and the verdict with its reason."""
    settings = dict(pattern.settings)
    terms = {deed: settings.pop(str(deed), {}) for deed in (Deed.REQUIRES, Deed.PROHIBITS)}
    if not any(terms.values()):
        terms[Deed.REQUIRES] = _USUAL
    asked = tuple(
        term(name, {**params, "deed": str(deed)})
        for deed, named in terms.items()
        for name, params in named.items()
    )
    checked = report(pattern.page, settings, asked)
    findings = {finding.term: (str(finding.outcome), finding.message) for finding in checked.findings}
    return {**findings, "verdict": (str(checked.verdict), checked.reason)}


PATTERNS, FAIR = patterns("patterns"), patterns("fairness")


@pytest.mark.parametrize("pattern", [*PATTERNS, *FAIR], ids=str)
def test_the_page_is_read_as_the_pattern_says(pattern: Pattern) -> None:
    there = found(pattern)
    seen = [(what, there[what][0], there[what][1][: len(begin)]) for what, _, begin in pattern.expected]
    assert seen == list(pattern.expected)


def test_every_pattern_has_an_example() -> None:
    assert sorted({int(pattern.heading.split()[0]) for pattern in PATTERNS}) == list(range(1, 31))


@pytest.mark.parametrize("pattern", FAIR, ids=str)
def test_what_is_fair_never_fails(pattern: Pattern) -> None:
    assert all(outcome not in ("failed", "non_compliant") for _, outcome, _ in pattern.expected)


def test_no_two_examples_have_one_name() -> None:
    assert len({str(pattern) for pattern in (*PATTERNS, *FAIR)}) == len(PATTERNS) + len(FAIR)
