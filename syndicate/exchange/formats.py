"""The formats by their names: how a policy is written, and how that is read back to see what was lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from syndicate.errors import UsageError
from syndicate.exchange import ccrel, odrl, rsl, schema_org
from syndicate.exchange.coverage import shortfalls
from syndicate.explanation import as_html
from syndicate.model import Policy, Term
from syndicate.policy import hint


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the policy as a text in it with notes, the terms such a text states, and what to know before publishing it."""

    write: Callable[[Policy, Sequence[str]], str]
    read: Callable[[str], tuple[Term, ...]]
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A policy in a format, what that does not carry, and a caveat ("" for none)."""

    text: str
    lost: tuple[str, ...] = ()
    caveat: str = ""


FORMATS: dict[str, Format] = {
    "odrl": Format(
        lambda policy, notes: _json(odrl.write(policy, notes)), lambda text: odrl.read(json.loads(text))
    ),
    "ccrel": Format(ccrel.write, ccrel.read),
    "rsl": Format(rsl.write, rsl.read, rsl.CAVEAT),
    "schemaorg": Format(
        lambda policy, _: _json(schema_org.write(policy)),
        lambda text: schema_org.read(json.loads(text)),
    ),
}
"""The formats for machines."""

NAMES = (*FORMATS, "html")
"""All formats, that for people last."""


def export(policy: Policy, format: str) -> Export:  # noqa: A002 -- named like its option
    """The policy in a format for machines, or as an HTML page for people, which carries all.

    Raises UsageError for an unknown format.
    """
    if format == "html":
        return Export(as_html(policy))
    if format not in FORMATS:
        raise UsageError(f"format {format!r} is not known{hint(format, NAMES, otherwise='the formats')}")
    wanted = FORMATS[format]
    lost = shortfalls(policy, wanted.read(wanted.write(policy, ())))
    return Export(wanted.write(policy, _notes(lost)), lost, wanted.caveat)


def _notes(lost: Sequence[str]) -> tuple[str, ...]:
    return (
        (f"This format does not say all of the terms. {len(lost)} points are missing or incomplete:", *lost)
        if lost
        else ()
    )


def _json(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
