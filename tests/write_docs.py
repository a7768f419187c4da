"""Writes all that the documentation takes from the code: `python tests/write_docs.py`, after a change of terms, rules or policies.

It prints the files that it changed. `tests/test_write_docs.py` fails while one of them is not current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from doc_policies import policies_page
from doc_tables import with_tables
from doc_terms import terms_page

import syndicate
from syndicate.policy import json_schema

ROOT = Path(__file__).resolve().parents[1]
WITH_TABLES = ("README.md", "docs/policies.md", "docs/rules.md", "docs/exports.md")
SCHEMA = "docs/policy.schema.json"
TERMS = "docs/terms.md"
POLICIES = "docs/shipped-policies.md"


def current() -> dict[Path, str]:
    """Every file that is written from the code, with the text that it must have."""
    paths = [ROOT / name for name in WITH_TABLES]
    texts = {path: with_tables(path.read_text("utf-8")) for path in paths}
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    pages = {ROOT / TERMS: terms_page(), ROOT / POLICIES: policies_page()}
    return texts | {ROOT / SCHEMA: schema} | pages


def main() -> None:
    """Bring every file up to date."""
    if Path(syndicate.__file__).resolve().parents[1] != ROOT:
        sys.exit(
            f"syndicate comes from {syndicate.__file__}; install this checkout: pip install --editable {ROOT}"
        )
    for path, text in current().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
