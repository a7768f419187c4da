"""The documentation is true: its examples run, and it speaks of everything that is public."""

import doctest
import inspect
from pathlib import Path

import pytest

import syndicate

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", ["python.md"])
def test_the_examples_of_the_documentation_run(name: str) -> None:
    result = doctest.testfile(str(DOCS / name), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert (result.failed, result.attempted > 20) == (0, True)


@pytest.mark.parametrize("name", syndicate.__all__)
def test_every_public_name_has_an_executed_example(name: str) -> None:
    assert f"syndicate.{name}" in (DOCS / "python.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in syndicate.__all__ if name != "__version__"])
def test_every_public_name_says_what_it_is(name: str) -> None:
    assert len(inspect.getdoc(getattr(syndicate, name)) or "") > 20


def test_the_public_names_are_those_of_the_contract() -> None:
    assert set(dir(syndicate)) == set(syndicate.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(syndicate, "nothing")  # noqa: B009
