"""The commands and their names, in the order in which help lists them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from syndicate import __version__

if TYPE_CHECKING:
    from typer._click.core import Command

_HELP = """Does a republished copy honour the terms it was offered on, and if not, what would mend it?

\b
syndicate demo
syndicate check https://blog.example/post --original https://…/5831584 --policy global-research
syndicate snippet https://…/5831584 --policy global-research
"""


COMMANDS = {
    "check": "Check pages against the terms of the original.",
    "snippet": "Print the credit to paste with a copy, as its terms ask.",
    "republish": "Write the block “republish this” for an article's own page.",
    "fix": "Show the smallest change that makes a draft comply.",
    "notice": "Write a letter about a page that does not meet its terms.",
    "policy": "Work on terms.",
    "monitor": "Poll feeds, look at pages again, and tell what changed.",
    "report": "Tell who republished what, and how it stands.",
    "rules": "List the rules, or tell what one of them checks.",
    "works": "The publisher's own articles, whose copies a monitor looks for.",
    "feeds": "Feeds of reposts, which a monitor polls.",
    "waivers": "Permissions given to single sites.",
    "lists": "Filter lists, by which advertising is known.",
    "evidence": "Bundles of what was fetched and what was found.",
    "store": "Where everything is kept: whether it is whole; copies of it.",
    "doctor": "Tell what is installed, and how to mend what is not.",
    "demo": "Check a small web of reposts on this machine.",
}
"""Every command, or group of commands, with what it says of itself; its module is called as it is."""


def command(arguments: Sequence[str], names: Container[str] | None = None) -> Command:
    """The command line as one command that can parse `arguments`: of the others only the names are there.

    `names` are the commands that are there whole, by default the one that is called.
    """
    called = next((each for each in arguments if not each.startswith("-")), "")
    to_a_command = bool(arguments) and not arguments[0].startswith("-")
    app = typer.Typer(
        help=_HELP,
        add_help_option=not to_a_command,  # the help of one command would load pydantic to validate that of all
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        add_completion=False,
    )
    app.callback()(_top)
    for name, line in COMMANDS.items():
        if name in ((called,) if names is None else names):
            _add(app, name)
        else:
            app.command(name, help=line)(_not_called)
    if len(arguments) > 1 and not arguments[1].startswith("-"):
        for group in app.registered_groups:  # to a command of a group: for the same reason
            if group.typer_instance is not None:
                group.typer_instance.info.add_help_option = False
    whole = typer.main.get_command(app)
    _without_types(whole)
    return whole


def _add(app: typer.Typer, name: str) -> None:
    module = import_module(f"syndicate.cli.{name}")
    if hasattr(module, "commands"):
        app.add_typer(module.commands(), name=name)
    else:
        app.command(name)(getattr(module, name))


def _not_called() -> None:
    """Stands for a command that is only listed."""


def _without_types(command: Command) -> None:
    """Help tells an argument by its name; typer would add the type of our function's parameter."""
    for parameter in command.params:
        if isinstance(parameter, typer.core.TyperArgument):
            vars(parameter)["display_type_rich"] = lambda ctx: ""
    for inner in getattr(command, "commands", {}).values():
        _without_types(inner)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"syndicate {__version__}")
        raise typer.Exit


def _top(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """What every command shares: nothing yet but `--version`."""
