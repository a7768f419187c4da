"""`syndicate policy export`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations


def policy_export() -> None:
    """Print the JSON Schema of policy files, for editors that check TOML.

    \b
    syndicate policy export > policy.schema.json
    """
    import json

    from syndicate.policy import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
