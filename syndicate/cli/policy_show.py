"""`syndicate policy show`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from syndicate.model import Policy, Term


def policy_show(name: Annotated[str, typer.Argument(metavar="ID|FILE")]) -> None:
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
