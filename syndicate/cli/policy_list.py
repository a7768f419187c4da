"""`syndicate policy list`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations


def policy_list() -> None:
    """List the policies that are found by their id.

    \b
    syndicate policy list
    """
    from syndicate.policy import policies

    found = policies()
    width = max((len(each.id) for each in found), default=0)
    for each in found:
        print(
            f"{each.id:<{width}}  {each.title or '(cannot be read: syndicate policy lint ' + each.id + ')'}"
        )
