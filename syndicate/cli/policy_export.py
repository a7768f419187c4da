"""`syndicate policy export`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import sys
from typing import Annotated

import typer

from syndicate.cli.talk import clipped, say

_SCHEMA = "jsonschema"
_STDOUT = "-"


def policy_export(
    name: Annotated[str, typer.Argument(metavar="ID|FILE", show_default=False)] = "",
    format: Annotated[  # noqa: A002 -- named like its option
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="odrl, ccrel, rsl, schemaorg, html; jsonschema is that of policy files.",
            show_default=False,
        ),
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where it goes; - is stdout.")
    ] = _STDOUT,
) -> None:
    """Write a policy in another format; without one, the JSON Schema of policy files.

    \b
    syndicate policy export global-research -f odrl -o terms.jsonld
    syndicate policy export > policy.schema.json

    What a format cannot say is told on stderr, and in the file where the format has a place for it.
    """
    text = _exported(name, format) if name else _schema(format)
    if output == _STDOUT:
        sys.stdout.write(text)
    else:
        _write(output, text, name)


def _exported(name: str, format: str) -> str:  # noqa: A002 -- named like its option
    from syndicate.errors import UsageError
    from syndicate.exchange import NAMES, export
    from syndicate.policy import load_policy

    if format in ("", _SCHEMA):
        known = ", ".join(NAMES)
        raise UsageError(f"give a format for the policy {clipped(name)}: -f with one of {known}")
    made = export(load_policy(name), format)
    if made.lost:
        say(f"{format} does not say all of these terms; {len(made.lost)} are missing or incomplete:")
    for line in made.lost:
        say(line)
    if made.caveat:
        say(made.caveat)
    return made.text


def _schema(format: str) -> str:  # noqa: A002 -- named like its option
    import json

    from syndicate.errors import UsageError
    from syndicate.policy import json_schema

    if format not in ("", _SCHEMA):
        raise UsageError(f"-f {clipped(format)}: name the policy to export, by its id or its file")
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _write(path: str, text: str, policy: str) -> None:
    from syndicate.cli.outputs import Output, keep_inputs, write_file

    keep_inputs((Output("", path),), (("the policy that is exported", policy),))
    write_file(path, text)
