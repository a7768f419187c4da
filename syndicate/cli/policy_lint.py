"""`syndicate policy lint`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

_LINT_ERROR = 1


def policy_lint(names: Annotated[list[str], typer.Argument(metavar="ID|FILE")]) -> int:
    """Tell what is wrong or doubtful in policy files.

    \b
    syndicate policy lint policies/*.toml

    Exit code 0: usable, perhaps with warnings. 1: a policy has errors.
    """
    from datetime import UTC, datetime

    from syndicate.policy import Level, lint

    today = datetime.now(UTC).date()
    problems = [problem for name in names for problem in lint(name, on=today)]
    for problem in problems:
        print(f"{problem.level}: {problem}")
    return _LINT_ERROR if any(problem.level is Level.ERROR for problem in problems) else 0
