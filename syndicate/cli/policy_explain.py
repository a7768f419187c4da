"""`syndicate policy explain`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

_WIDEST = 90  # columns; longer lines are hard to read


def policy_explain(name: Annotated[str, typer.Argument(metavar="ID|FILE")]) -> None:
    """Tell a policy in plain sentences, to be checked against the publisher's page.

    \b
    syndicate policy explain global-research
    """
    from syndicate.explanation import as_text
    from syndicate.policy import load_policy

    policy = load_policy(name)
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    sys.stdout.write(as_text(policy, width=width))
