"""docs/works.md is true: its examples run."""

import doctest
from pathlib import Path

import pytest

from syndicate.works import gathering, not_articles, passing, sitemaps

DOCS = Path(__file__).parents[2] / "docs" / "works.md"


def test_the_examples_run() -> None:
    result = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted > 15) == (0, True)


@pytest.mark.parametrize("module", [gathering, not_articles, passing, sitemaps])
def test_the_examples_of_the_modules_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
