"""Terms: the policy that a command names, with the permissions that were given."""

from __future__ import annotations

from dataclasses import replace

from syndicate.cli.talk import clipped
from syndicate.errors import PolicyError, UsageError
from syndicate.model import Policy
from syndicate.policy import Level, lint, load_policy, load_waivers


def the_policy(name: str | None, waivers: str | None = None) -> Policy:
    """The policy of this name with the waivers of this file. Raises UsageError without a name, else PolicyError."""
    if not name:
        raise UsageError("no terms: give --policy ID or FILE (syndicate policy list shows what there is)")
    policy = _loaded(name)
    return replace(policy, waivers=(*policy.waivers, *load_waivers(waivers))) if waivers else policy


def _loaded(name: str) -> Policy:
    try:
        return load_policy(name)
    except PolicyError as error:
        more = sum(problem.level is Level.ERROR for problem in lint(name)) - 1
        if more < 1:
            raise
        message = f"{error.message} ({more} more: syndicate policy lint {clipped(name)})"
        raise PolicyError(message, path=error.path, key=error.key) from error
