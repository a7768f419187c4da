"""docs/fetching.md is true: its examples run, and its table knows every way in which a page does not arrive."""

import doctest
import re
from pathlib import Path

import pytest

from syndicate.errors import FetchError

DOCS = Path(__file__).parents[2] / "docs" / "fetching.md"
TEXT = DOCS.read_text("utf-8")


def test_the_examples_run():
    result = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted) == (0, 11)


def test_every_python_block_is_an_example_that_runs():
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert [block[:4] for block in blocks] == [">>> ", ">>> "]


@pytest.mark.parametrize(
    "kind", sorted(each.kind for each in FetchError.__subclasses__() if each.__module__ == "syndicate.errors")
)
def test_the_table_names_every_kind(kind):
    assert f"| `{kind}` |" in TEXT
