from __future__ import annotations

from pathlib import Path

import pytest
from doc_tables import with_tables
from write_docs import ROOT, current

from syndicate.policy import TERMS

POLICIES = (ROOT / "docs" / "policies.md").read_text("utf-8")


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


def test_a_key_that_only_some_terms_have_names_them() -> None:
    (row,) = [line for line in POLICIES.splitlines() if line.startswith("| `when` |")]
    assert row.startswith("| `when` | " + ", ".join(f"`{term.id}`" for term in TERMS if term.datum) + " | ")
