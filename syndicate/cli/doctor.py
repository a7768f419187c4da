"""`syndicate doctor`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def doctor(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="An address to fetch, to see whether the web is reached.")
    ] = "",
    store: options.StoreName = None,
    format: Annotated[  # noqa: A002 -- named like its option
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json.")
    ] = "text",
    allow: options.Allow = None,
) -> int:
    """Tell what is installed, and how to mend what is not.

    \b
    syndicate doctor
    syndicate doctor https://blog.example/ -f json

    Exit code 0: everything needed is there, whatever optional is missing. 2: something is broken.
    """
    from syndicate.cli import doctor_looks, doctor_telling

    return doctor_telling.tell(doctor_looks.looks(url, store, tuple(allow or ())), format)
