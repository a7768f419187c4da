"""`syndicate rules`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer


def rules(
    id: Annotated[str, typer.Argument(metavar="ID", help="One rule, such as original_link.")] = "",  # noqa: A002
) -> None:
    """List the rules, or tell what one of them checks.

    \b
    syndicate rules
    syndicate rules original_link
    """
    from syndicate.errors import UsageError
    from syndicate.policy import TERMS, hint
    from syndicate.rules import documentation

    known = {term.id: term for term in TERMS}
    if not id:
        width = max(map(len, known))
        for term in TERMS:
            print(f"{term.id:<{width}}  {term.group:<8}  {term.meaning}")
    elif id in known:
        print(documentation(id))
    else:
        raise UsageError(f"there is no rule {id!r}{hint(id, known, otherwise='the rules')}")
