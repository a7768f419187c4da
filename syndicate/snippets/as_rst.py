"""reStructuredText: every sign that may be markup has a backslash."""

from __future__ import annotations

import re
import string

from syndicate import escaping
from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import encoded, paragraphs

_SIGN = re.compile(f"[{re.escape(string.punctuation)}]")
_BOUNDARY = r"\ "  # is removed; markup may begin and end at it


def rst(credit: Credit) -> str:
    """A paragraph a line, and the counter as a picture."""
    lines = [each.strip() for each in paragraphs(credit, words, link)]
    if credit.counter:
        lines.append(f".. image:: {escaping.href(credit.counter)}\n   :alt:")
    return "\n\n".join(lines)


def words(text: str) -> str:
    """Text in which nothing is markup; a comma and a full stop between words never are."""
    return _SIGN.sub(lambda found: found[0] if found[0] == "," else f"\\{found[0]}", text)


def link(text: str, href: str) -> str:
    """An anonymous reference with its address."""
    address = encoded(href, "`<>\\*")
    if address.endswith("_"):  # which would be the name of another reference
        address = f"{address[:-1]}%5F"
    return f"{_BOUNDARY}`{text} <{address}>`__{_BOUNDARY}"
