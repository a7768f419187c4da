"""`syndicate policy`: the group of commands that work on terms, each in a module of its own."""

from __future__ import annotations

from collections.abc import Callable

import typer

from syndicate.cli.policy_explain import policy_explain
from syndicate.cli.policy_export import policy_export
from syndicate.cli.policy_infer import policy_infer
from syndicate.cli.policy_lint import policy_lint
from syndicate.cli.policy_list import policy_list
from syndicate.cli.policy_new import policy_new
from syndicate.cli.policy_show import policy_show
from syndicate.cli.policy_test import policy_test

_COMMANDS: dict[str, Callable[..., int | None]] = {
    "list": policy_list,
    "show": policy_show,
    "explain": policy_explain,
    "lint": policy_lint,
    "test": policy_test,
    "new": policy_new,
    "infer": policy_infer,
    "export": policy_export,
}
"""In the order in which help lists them."""


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(help="Work on terms.", rich_markup_mode=None)
    for name, function in _COMMANDS.items():
        group.command(name)(function)
    return group
