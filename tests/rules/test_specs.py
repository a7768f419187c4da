"""Every example of every specification holds, and every rule is specified and documented."""

from __future__ import annotations

import re

import pytest
from rule_specs import FOLDER, IDS, SECTIONS, Example, examples, finding

from syndicate.rules import documentation

EXAMPLES = [example for rule in IDS for example in examples(rule)]
HEADINGS = ["What it checks", "What counts", "What it cannot tell", "What mends it"]
NEVER = re.compile(r"infring|violat|theft|steal|stole|illegal|is commercial", re.IGNORECASE)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_example_holds(example: Example) -> None:
    found = finding(example)
    assert (str(found.outcome), found.message[: len(example.message)]) == (example.outcome, example.message)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_finding_shows_what_it_says(example: Example) -> None:
    """What failed says how to mend it; evidence has words and names its capture; no word accuses."""
    found = finding(example)
    assert found.remedy or found.outcome != "failed"
    assert all(evidence.sha256 and evidence.quote.exact for evidence in found.evidence)
    assert not NEVER.search(f"{found.message} {found.remedy}")


@pytest.mark.parametrize("rule", IDS)
def test_a_specification_has_its_four_sections_in_order(rule: str) -> None:
    """A section without an example says why it has none, as “None: …”."""
    text = (FOLDER / f"{rule}.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == list(SECTIONS)
    explained = set(re.findall(r"^## (.+)\n\nNone: .+\.$", text, re.MULTILINE))
    assert {example.section for example in examples(rule)} ^ explained == set(SECTIONS)


@pytest.mark.parametrize("rule", IDS)
def test_a_rule_documents_itself_under_fixed_headings(rule: str) -> None:
    assert re.findall(r"^## (.+)$", documentation(rule), re.MULTILINE) == HEADINGS


def test_every_specification_is_of_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} - {"patterns", "fairness"} == set(IDS)


def test_no_two_examples_of_a_rule_have_one_name() -> None:
    assert len({str(example) for example in EXAMPLES}) == len(EXAMPLES)
