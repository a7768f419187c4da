"""Org: a joiner on both sides of every sign that may be markup (Org manual, "Escape Character")."""

from __future__ import annotations

import re

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import JOINER, encoded, paragraphs, unlinked

_SIGN = re.compile(r"[*/_=~+\[\]<>\\^{}|#$@:&]")
_BACKSLASH = "∖"  # Org has no escape for it, and pandoc stops at one
_BLOCK = re.compile(r"^(?=[-%.]|\w{1,9}[.)](?:\s|$)|CLOCK|DEADLINE|SCHEDULED|CLOSED)")
_TWO = re.compile(r"(?<=[-.'\"])(?=[-.'\"])")  # dashes, dots and quotes that become others


def org(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture."""
    lines = [_BLOCK.sub(JOINER, each) for each in paragraphs(credit, words, link)]
    if credit.counter:
        lines.append(f"[[{encoded(escaping.href(credit.counter), '[]')}]]")
    return "\n\n".join(lines)


def words(text: str) -> str:
    """Text in which nothing is markup."""
    text = _SIGN.sub(
        lambda found: _BACKSLASH if found[0] == "\\" else f"{JOINER}{found[0]}{JOINER}", unlinked(text)
    )
    return _TWO.sub(JOINER, text)


def link(text: str, href: str) -> str:
    """A link with a description; one with brackets stands before it, since not every reader takes them inside."""
    address = encoded(href, "[]")
    return f"{text} [[{address}]]" if "[" in text or "]" in text else f"[[{address}][{text}]]"
