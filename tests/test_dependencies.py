"""What the package imports is what it declares: no library that another one happens to bring, none for nothing."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import syndicate

PACKAGE = Path(syndicate.__file__).parent
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
DISTRIBUTIONS = {
    "bs4": "beautifulsoup4",
    "PIL": "pillow",
    "markdown_it": "markdown-it-py",
    "backports": "backports-zstd",
}
"""Import names that are not their distribution's."""
STANDARD = {*sys.stdlib_module_names, "compression"}  # which is standard from Python 3.14
BY_NAME = {"psycopg": "postgresql+psycopg://"}
"""Distributions that no module imports, with the line that asks for them by name."""


def imported() -> set[str]:
    """The distributions of all that the package imports, late imports included."""
    names = {name for path in PACKAGE.rglob("*.py") for name in imports(ast.parse(path.read_text("utf-8")))}
    return {normal(DISTRIBUTIONS.get(name, name)) for name in names - STANDARD - {"syndicate"}}


def imports(tree: ast.AST) -> Iterator[str]:
    """The top-level name of each import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def declared() -> set[str]:
    """The distributions that the project depends on, also those of its extras."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    return {normal(re.split(r"[^\w.-]", line)[0]) for line in lines}


def normal(name: str) -> str:
    """The name of a distribution as indexes spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_that_is_imported_is_declared() -> None:
    assert imported() - declared() == set()


def test_every_library_that_is_declared_is_imported() -> None:
    assert declared() - imported() == set(BY_NAME)
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert [name for name, line in BY_NAME.items() if line not in code] == []
