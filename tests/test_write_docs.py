from __future__ import annotations

import re
from pathlib import Path

import pytest
from doc_tables import with_tables
from write_docs import ROOT, current

from syndicate.policy import TERMS, TermSpec

TERMS_PAGE = (ROOT / "docs" / "terms.md").read_text("utf-8")


@pytest.mark.parametrize("path", current(), ids=lambda path: path.name)
def test_what_is_written_from_the_code_is_current(path: Path) -> None:
    """Where this fails, run `python tests/write_docs.py`."""
    assert path.read_text("utf-8") == current()[path]


@pytest.mark.parametrize("name", ["README.md", "docs/rules.md", "docs/policies.md"])
def test_every_term_stands_in_the_tables(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [term.id for term in TERMS if f"\n| `{term.id}` | {term.group} |" not in text] == []


def test_a_table_that_does_not_exist_is_no_table() -> None:
    with pytest.raises(KeyError):
        with_tables("<!-- table: nothing -->\n<!-- end -->")


def test_what_stands_outside_of_the_marks_is_left_as_it_is() -> None:
    text = "before\n<!-- table: overview -->\nold\n<!-- end -->\nafter\n"
    written = with_tables(text)
    assert written.startswith("before\n<!-- table: overview -->\n\n| rule | group | examines |\n")
    assert written.endswith("|\n\n<!-- end -->\nafter\n")
    assert with_tables(written) == written


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_every_term_has_a_section_with_its_keys(term: TermSpec) -> None:
    (section,) = re.findall(rf"^### {term.id}$(.*?)^\[Examples\]", TERMS_PAGE, re.MULTILINE | re.DOTALL)
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [key.name for key in term.params]
    assert "**What it cannot tell.** " in section
    assert ('May say `when = "supplied"`.' in section) == bool(term.datum)
