"""`syndicate policy`: list, show, lint, export."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from syndicate.model import Policy, Term

_LINT_ERROR = 1


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(help="Work on terms.", rich_markup_mode=None)
    each: dict[str, Callable[..., int | None]] = {
        "list": _list,
        "show": _show,
        "lint": _lint,
        "export": _export,
    }
    for name, function in each.items():
        group.command(name)(function)
    return group


def _list() -> None:
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


def _show(name: Annotated[str, typer.Argument(metavar="ID|FILE")]) -> None:
    """Show what a policy asks for, with the publisher's words.

    \b
    syndicate policy show global-research
    """
    from syndicate.policy import load_policy

    policy = load_policy(name)
    _print_head(policy)
    for term in policy.terms:
        _print_term(term, policy.terms_url)
    if policy.notes:
        print("\n" + policy.notes.strip())


def _lint(names: Annotated[list[str], typer.Argument(metavar="ID|FILE")]) -> int:
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


def _export() -> None:
    """Print the JSON Schema of policy files, for editors that check TOML.

    \b
    syndicate policy export > policy.schema.json
    """
    import json

    from syndicate.policy import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _print_head(policy: Policy) -> None:
    assigner = policy.assigner
    rows = {
        "id": policy.id,
        "terms": policy.terms_url,
        "retrieved": policy.retrieved.isoformat() if policy.retrieved else "",
        "grade": policy.grade,
        "assigner": assigner.name,
        "known as": ", ".join(name for name in assigner.names if name != assigner.name),
        "hosts": ", ".join(assigner.hosts),
        "contact": assigner.contact,
    }
    print(policy.title)
    for label, value in rows.items():
        if value:
            print(f"  {label:<10} {value}")


def _print_term(term: Term, terms_url: str) -> None:
    strength = "" if term.deed == "permits" else f" ({term.strength})"
    print(f"\n{term.deed} {term.id}{strength}")
    for name, value in term.params.items():
        if name != "note":
            print(f"  {name}: {', '.join(value) if isinstance(value, tuple) else value}")
    if term.unless:
        print(f"  unless: {term.unless}")
    if term.clause.quote:
        print(f"  “{term.clause.quote}”")
    if term.clause.url not in ("", terms_url):
        print(f"  {term.clause.url}")
    if note := term.params.get("note"):
        print(f"  note: {note}")
