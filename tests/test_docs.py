"""The documentation is true: its examples run, and it speaks of everything that is public."""

import doctest
import inspect
import re
from pathlib import Path

import pytest

import syndicate
from syndicate import load_policy
from syndicate.policy import TERMS, lint

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


README = (DOCS.parent / "README.md").read_text("utf-8")


def test_the_readme_names_every_rule_with_its_group() -> None:
    rows = {line for line in README.splitlines() if line.startswith("| `")}
    assert {f"| `{term.id}` | {term.group} | {term.meaning} |" for term in TERMS} <= rows


def test_the_policy_in_the_readme_is_a_policy(tmp_path: Path) -> None:
    path = tmp_path / "example-tribune.toml"
    path.write_text(README.partition("```toml\n")[2].partition("```")[0], "utf-8")
    assert lint(path) == ()
    assert load_policy(path).assigner.name == "Example Tribune"


def test_the_readme_gives_two_commands_from_a_clone() -> None:
    assert len([line for line in README.splitlines() if line.startswith("python -m venv")]) == 2


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_what_the_readme_links_to_exists(path: str) -> None:
    assert (DOCS.parent / path).is_file()
