"""`docs/commands.md` tells of every command, option, variable and setting, and of none that does not exist."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from syndicate.cli.app import COMMANDS, command
from syndicate.cli.settings import Settings

DOCS = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
TOP = command(["--help"], COMMANDS)


def commands() -> dict[str, typer.core.TyperCommand]:
    """Every command by its full name."""
    found: dict[str, typer.core.TyperCommand] = {}
    for name, each in TOP.commands.items():  # type: ignore[attr-defined]
        inner = getattr(each, "commands", None)
        found |= {f"{name} {below}": one for below, one in inner.items()} if inner else {name: each}
    return found


def options() -> set[str]:
    """Every long option of every command, and those short ones that the docs use."""
    each_one = (parameter for each in commands().values() for parameter in each.params)
    given = (option for each in each_one for option in (*each.opts, *each.secondary_opts))
    return {option for option in given if option.startswith("-")} | {"--help"}


def test_the_table_lists_every_command() -> None:
    listed = re.findall(r"^\| `syndicate ([a-z ]+)` \|", DOCS, re.MULTILINE)
    assert sorted(listed) == sorted(commands())


def test_every_option_is_told_of_and_none_is_made_up() -> None:
    told = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", DOCS))
    assert (options() - told, told - options()) == ({"--output"}, set())


def test_the_table_of_settings_is_complete() -> None:
    keys = re.findall(r"^\| `([a-z-]+)` \| `--", DOCS, re.MULTILINE)
    assert keys == [each.name.replace("_", "-") for each in fields(Settings)]


def test_every_variable_of_the_table_is_read_by_its_option() -> None:
    rows = re.findall(r"`(--[a-z-]+)` \| `(SYNDICATE_[A-Z_]+)`", DOCS)
    read = {
        (parameter.opts[0], str(parameter.envvar))
        for each in commands().values()
        for parameter in each.params
        if parameter.envvar
    }
    assert set(rows) == read


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_of_each_what_it_says_of_itself(name: str) -> None:
    own = str(TOP.commands[name].help).splitlines()[0]  # type: ignore[attr-defined]
    assert COMMANDS[name] == own
    assert TOP.commands[name].name == name  # type: ignore[attr-defined]
