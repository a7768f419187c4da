"""The commands and their names, in the order in which help lists them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from syndicate import __version__
from syndicate.cli import (
    check,
    demo,
    feeds,
    lists,
    monitor,
    policy,
    report,
    rules,
    snippet,
    store,
    waivers,
    works,
)

if TYPE_CHECKING:
    from typer._click.core import Command

_HELP = """Does a republished copy honour the terms it was offered on, and if not, what would mend it?

\b
syndicate demo
syndicate check https://blog.example/post --original https://…/5831584 --policy global-research
syndicate snippet https://…/5831584 --policy global-research
"""


def command(arguments: Sequence[str]) -> Command:
    """The command line as one command that can parse `arguments`."""
    to_a_command = bool(arguments) and not arguments[0].startswith("-")
    app = typer.Typer(
        help=_HELP,
        add_help_option=not to_a_command,  # the help of one command would load pydantic to validate that of all
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        add_completion=False,
    )
    app.callback()(_top)
    app.command()(check.check)
    app.command()(snippet.snippet)
    app.add_typer(policy.commands(), name="policy")
    app.command()(monitor.monitor)
    app.command()(report.report)
    app.command()(rules.rules)
    app.add_typer(works.commands(), name="works")
    app.add_typer(feeds.commands(), name="feeds")
    app.add_typer(waivers.commands(), name="waivers")
    app.add_typer(lists.commands(), name="lists")
    app.add_typer(store.commands(), name="store")
    app.command()(demo.demo)
    if len(arguments) > 1 and not arguments[1].startswith("-"):
        for group in app.registered_groups:  # to a command of a group: for the same reason
            if group.typer_instance is not None:
                group.typer_instance.info.add_help_option = False
    whole = typer.main.get_command(app)
    _without_types(whole)
    return whole


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
