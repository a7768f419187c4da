"""`syndicate demo`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer


def demo(
    folder: Annotated[str, typer.Option(metavar="DIR", help="Where the report goes.")] = "syndicate-demo",
) -> int:
    """Check a small web of reposts on this machine.

    Every page is fetched over HTTP, and nothing from the internet.

    \b
    syndicate demo

    Exit code 0: every page came out as it was made to. 1: one did not, which is a fault of syndicate.
    """
    from syndicate.cli import touring

    return touring.run(folder)
