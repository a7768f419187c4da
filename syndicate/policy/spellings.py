"""Spellings: parameters of terms that mean something else than whoever wrote them thinks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.model import Term
from syndicate.policy.parameters import SLOTS
from syndicate.policy.problems import hint, quoted

_SLOT = re.compile(r"\{([^{}\s]{1,30})\}")
_EXPRESSION = re.compile(r"[*\\^$|()\[\]]|\.\+|\.\?")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def spellings(term: Term) -> Iterator[tuple[str, str]]:
    """What is doubtful in the words and addresses of a term: the parameter's name, and why."""
    for text in term.words("text"):
        for slot in _SLOT.findall(text):
            if slot not in SLOTS:
                near = hint(slot, SLOTS, otherwise="known slots")
                yield "text", f"has the slot {quoted('{' + slot + '}')}, which nothing fills{near}"
    for pattern in term.words("pattern"):
        if _SLOT.search(pattern):
            yield (
                "pattern",
                f"{quoted(pattern)} has a slot; write how the address begins, and set carries_key",
            )
        elif _EXPRESSION.search(pattern):
            yield (
                "pattern",
                f"{quoted(pattern)} looks like a regular expression; it is compared letter by letter",
            )
        elif _SCHEME.match(pattern):
            yield (
                "pattern",
                f"{quoted(pattern)} has a scheme; write host and path only, so that http and https fit",
            )
