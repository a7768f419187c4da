"""The second table of accuracy.py: each rule over the examples of its own specification, `tests/rules/<id>.md`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "rules"))

from rule_specs import IDS, SECTIONS, Example, examples, finding

OUTCOMES = ("passed", "failed", "cannot_tell", "inapplicable")


def rule_table() -> list[str]:
    """A row for each rule: its examples by section, by the outcome that is expected, how many come out so."""
    rows = [_row(rule, examples(rule)) for rule in IDS]
    total = ["all", *(str(sum(int(row[column]) for row in rows)) for column in range(1, len(rows[0])))]
    head = ["rule", "examples", *map(str.lower, SECTIONS), *OUTCOMES, "right", "accused"]
    widths = [max(map(len, column)) for column in zip(head, *rows, total, strict=True)]
    return [
        "  ".join(
            [
                f"{row[0]:<{widths[0]}}",
                *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in (head, *rows, total)
    ]


def _row(rule: str, of_rule: list[Example]) -> list[str]:
    found = {id(each): str(finding(each).outcome) for each in of_rule}
    sections = Counter(each.section for each in of_rule)
    expected = Counter(each.outcome for each in of_rule)
    right = sum(found[id(each)] == each.outcome for each in of_rule)
    accused = sum(found[id(each)] == "failed" != each.outcome for each in of_rule)
    counts = (*(sections[name] for name in SECTIONS), *(expected[name] for name in OUTCOMES))
    return [rule, str(len(of_rule)), *map(str, counts), str(right), str(accused)]
