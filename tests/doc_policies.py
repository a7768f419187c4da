"""`docs/shipped-policies.md`: every policy that ships, with its source and with what it asks for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from doc_tables import table

from syndicate.model import Deed, Policy, Strength, Term
from syndicate.policy import load_policy

_FOLDER = Path(__file__).resolve().parents[1] / "policies"
_GRADES = {
    "publisher-page": "the publisher's own page",
    "third-party-quote": "quoted by others",
    "licence-text": "the licence itself",
}
_HEAD = ("policy", "terms", "read in", "on", "requires", "prohibits", "asks for")
_INTRO = """\
# Shipped policies

Every clause of these policies has the publisher's own words and the address of the page on which they were read; where the
words are silent, so is the policy. What no page can show and what a publisher asks beyond a Creative Commons licence stand as
requests, which change no verdict. The pages were read in stored copies, which may be older than the day named here, and terms
change: read the publisher's page before you rely on its policy. `syndicate policy explain ID` tells a policy in plain sentences;
beside each file stand the examples that it is tried on. This page is written from the files (`python tests/write_docs.py`); how
they are written is told in [Policies](policies.md).
"""


def policies_page() -> str:
    """The whole page."""
    paths = sorted(path for path in _FOLDER.glob("*.toml") if not path.name.endswith(".tests.toml"))
    licences = [path for path in paths if load_policy(path).grade == "licence-text"]
    publishers = [path for path in paths if path not in licences]
    return "\n".join(
        (
            _INTRO,
            "## Publishers\n",
            table(_HEAD, map(_row, publishers)),
            "## Licences\n",
            table(_HEAD, map(_row, licences)),
        )
    )


def _row(path: Path) -> tuple[str, ...]:
    policy = load_policy(path)
    parent = tomllib.loads(path.read_text("utf-8")).get("extends")
    builds = f", on top of `{parent}`" if parent else ""
    return (
        f"[`{policy.id}`](../policies/{path.name})",
        f"[{policy.title}]({policy.terms_url}){builds}",
        _GRADES[policy.grade],
        str(policy.retrieved),
        _listed(_binding(policy, Deed.REQUIRES)),
        _listed(_binding(policy, Deed.PROHIBITS)),
        _listed(_wishes(policy)),
    )


def _binding(policy: Policy, deed: Deed) -> Iterator[str]:
    return (
        _named(term) for term in policy.terms if term.deed is deed and term.strength is Strength.CONDITION
    )


def _wishes(policy: Policy) -> Iterator[str]:
    for term in policy.terms:
        if term.deed is not Deed.PERMITS and term.strength is not Strength.CONDITION:
            yield f"no {_named(term)}" if term.deed is Deed.PROHIBITS else _named(term)


def _named(term: Term) -> str:
    return f"[{term.id.replace('_', ' ')}](terms.md#{term.id})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or "nothing"
